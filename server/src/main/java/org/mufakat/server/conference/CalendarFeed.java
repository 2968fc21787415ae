package org.mufakat.server.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;

/// Deadlines as a calendar. The same deadlines give the same bytes.
///
/// Source: RFC 5545 (iCalendar), RFC 7986 (the calendar's name).
///
/// @param name what the calendar is called
/// @param node in whose forum this is; part of every UID, so that calendars of two nodes can lie
///   side by side
/// @param host of all addresses: `https://forum.example`
record CalendarFeed(String name, String node, String host) {

  /// Without the end of the line.
  private static final int MOST_OCTETS = 75;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  String of(Collection<Deadline> deadlines) {
    var text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//Mufakat//Forum//EN");
    line(text, "NAME:" + escaped(name));
    line(text, "X-WR-CALNAME:" + escaped(name));
    deadlines.forEach(deadline -> event(text, deadline));
    line(text, "END:VCALENDAR");
    return text.toString();
  }

  private void event(StringBuilder text, Deadline deadline) {
    line(text, "BEGIN:VEVENT");
    line(text, "UID:" + deadline.id() + "@" + node + ".forum.mufakat");
    switch (deadline.when()) {
      case Deadline.When.Days(LocalDate first, LocalDate last) -> {
        line(text, "DTSTAMP:" + MOMENT.format(first.atStartOfDay(ZoneOffset.UTC)));
        line(text, "DTSTART;VALUE=DATE:" + DAY.format(first));
        // The day after the last: an end is not in it.
        line(text, "DTEND;VALUE=DATE:" + DAY.format(last.plusDays(1)));
      }
      case Deadline.When.At(Instant moment) -> {
        line(text, "DTSTAMP:" + MOMENT.format(moment));
        line(text, "DTSTART:" + MOMENT.format(moment));
      }
    }
    line(text, "SUMMARY:" + escaped(deadline.text()));
    line(text, "URL:" + host + deadline.address());
    line(text, "TRANSP:TRANSPARENT");
    line(text, "END:VEVENT");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", " ");
  }

  /// In pieces of so many octets of UTF-8 at most, never within a letter: a line of Thai has three
  /// octets a letter.
  private static void line(StringBuilder text, String content) {
    int octets = 0;
    for (int i = 0; i < content.length(); ) {
      int letter = content.codePointAt(i);
      int length = octets(letter);
      if (octets + length > MOST_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.appendCodePoint(letter);
      octets += length;
      i += Character.charCount(letter);
    }
    text.append("\r\n");
  }

  private static int octets(int letter) {
    return letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
  }
}
