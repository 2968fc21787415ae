package org.mufakat.server.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.MeetingId;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.conference.ForumMeetings.Attendance;
import org.mufakat.server.conference.ForumMeetings.Clearance;
import org.mufakat.server.conference.ForumMeetings.Item;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.mufakat.server.conference.MeetingBook;

/// When and where the invented meetings of a demonstration are, what is on their agendas, and who
/// was there.
final class DemoMeetings {

  private final MeetingBook book;
  private final Instant now;

  DemoMeetings(MeetingBook book, Instant now) {
    this.book = book;
    this.now = now;
  }

  private LocalDate day(int fromToday) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(fromToday);
  }

  void held(MeetingId meeting, int daysAgo, List<String> members) {
    announce(meeting, day(-daysAgo), Optional.empty());
    var there = new ArrayList<Attendance>();
    members.forEach(
        member -> there.add(new Attendance(Optional.of(member), "Invented: a minister", 4)));
    there.add(new Attendance(Optional.empty(), "Invented: a partner’s observers", 2));
    book.keepAttendance(meeting, there, book.edition(meeting).attendance());
  }

  /// Tomorrow's meeting, and the one that prepares it today and found a text ready.
  void toCome(MeetingId meeting, MeetingId preparing, OpaqueId text, OpaqueId task) {
    announce(meeting, day(1), Optional.empty());
    announce(preparing, day(0), Optional.of(meeting));
    book.keepAgenda(
        meeting,
        List.of(
            item(1, "Invented: advertisements for work", Optional.of(text), Optional.empty()),
            item(2, "Invented: the training", Optional.empty(), Optional.of(task)),
            item(3, "Other matters", Optional.empty(), Optional.empty())),
        book.edition(meeting).agenda());
    book.clear(
        new Clearance(
            preparing, text, 2, true, "Invented: nothing is left to settle below ministers.", now));
  }

  private void announce(MeetingId meeting, LocalDate first, Optional<MeetingId> prepares) {
    book.keep(
        new Particulars(meeting, Optional.of(first), Optional.of(first), "Invented Town", prepares),
        book.edition(meeting).particulars());
  }

  private static Item item(
      int number, String title, Optional<OpaqueId> text, Optional<OpaqueId> task) {
    return new Item(number, title, text, task, List.of());
  }
}
