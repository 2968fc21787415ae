package org.mufakat.server.conference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.MeetingId;
import org.mufakat.server.conference.ForumMeetings.Particulars;

/// When and where a meeting is, as somebody typed it.
///
/// @param prepares `AMMTC/20`, or empty
record ParticularsForm(String first, String last, String place, String prepares) {

  private static final int LENGTH_OF_DAY = "2027-09-08".length();
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  static ParticularsForm of(Map<String, String> typed) {
    return new ParticularsForm(
        typed.getOrDefault("first", "").strip(),
        typed.getOrDefault("last", "").strip(),
        TypedForm.line(typed.getOrDefault("place", "")),
        typed.getOrDefault("prepares", "").strip());
  }

  static ParticularsForm of(Particulars kept) {
    return new ParticularsForm(
        kept.first().map(LocalDate::toString).orElse(""),
        kept.last().map(LocalDate::toString).orElse(""),
        kept.place(),
        kept.prepares().map(ParticularsForm::value).orElse(""));
  }

  static String value(MeetingId meeting) {
    return meeting.body() + "/" + meeting.ordinal();
  }

  /// What is wrong with it, each the last part of a message's key; empty where nothing is.
  ///
  /// @param mayPrepare what the meeting could prepare
  List<String> faults(List<MeetingId> mayPrepare) {
    var faults = new ArrayList<String>();
    if (!isDay(first) || !isDay(last)) {
      faults.add("no-day");
    } else if (first.isEmpty() && !last.isEmpty()) {
      faults.add("no-first-day");
    } else if (!last.isEmpty() && last.compareTo(first) < 0) {
      faults.add("ends-before");
    }
    if (place.length() > MeetingBook.LONGEST_PLACE) {
      faults.add("long-place");
    }
    if (!prepares.isEmpty() && mayPrepare.stream().noneMatch(m -> value(m).equals(prepares))) {
      faults.add("prepares");
    }
    return faults;
  }

  static boolean isDay(String text) {
    return text.isEmpty() || day(text).isPresent();
  }

  /// Empty where it is no day of the calendar, or of years in which no meeting is.
  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(text)
          .filter(t -> t.length() == LENGTH_OF_DAY)
          .map(LocalDate::parse)
          .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Only where it has no faults.
  Particulars particulars(MeetingId meeting) {
    var begins = day(first);
    return new Particulars(
        meeting,
        begins,
        day(last).or(() -> begins),
        place,
        prepares.isEmpty() ? Optional.empty() : Optional.of(meeting(prepares)));
  }

  private static MeetingId meeting(String value) {
    int slash = value.indexOf('/');
    return new MeetingId(value.substring(0, slash), Integer.parseInt(value.substring(slash + 1)));
  }
}
