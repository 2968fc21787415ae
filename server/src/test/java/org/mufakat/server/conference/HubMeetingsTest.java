package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.conference.ForumMeetings.Attendance;
import org.mufakat.server.conference.ForumMeetings.Clearance;
import org.mufakat.server.conference.ForumMeetings.Item;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.mufakat.server.conference.MeetingBook.Document;
import org.mufakat.server.conference.MeetingBook.Edition;
import org.mufakat.server.conference.MeetingBook.Kept;

/// What the hub's database keeps of meetings.
class HubMeetingsTest {

  private static final MeetingId MINISTERS = new MeetingId("MINISTERS", 4);
  private static final MeetingId OFFICIALS = new MeetingId("OFFICIALS", 2);
  private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");
  private static final OpaqueId TEXT = new OpaqueId("0".repeat(31) + "1");

  private final MeetingBook book = new HubMeetings(TestDatabase.served());

  private static Item item(int number, String title) {
    return new Item(number, title, Optional.empty(), Optional.empty(), List.of());
  }

  private static Particulars prepares(MeetingId meeting, MeetingId prepared) {
    var day = Optional.of(LocalDate.of(2031, 9, 8));
    return new Particulars(meeting, day, day, "Northhaven", Optional.of(prepared));
  }

  @Test
  void what_is_kept_of_a_meeting_comes_back() {
    var item =
        new Item(1, "Opening", Optional.of(TEXT), Optional.empty(), List.of(paper(1), paper(2)));
    var there = List.of(new Attendance(Optional.of("XNO"), "Minister of Justice", 7));

    book.keep(prepares(OFFICIALS, MINISTERS), 0);
    book.keepAgenda(OFFICIALS, List.of(item), 0);
    book.keepAttendance(OFFICIALS, there, 0);
    book.add(OFFICIALS, new Document(paper(1), "agenda.pdf", 12, NOW));

    assertThat(book.particulars(OFFICIALS)).contains(prepares(OFFICIALS, MINISTERS));
    assertThat(book.preparing(MINISTERS)).contains(OFFICIALS);
    assertThat(book.agenda(OFFICIALS)).containsExactly(item);
    assertThat(book.attendance(OFFICIALS)).isEqualTo(there);
    assertThat(book.documents(OFFICIALS)).extracting(Document::name).containsExactly("agenda.pdf");
    assertThat(book.edition(OFFICIALS)).isEqualTo(new Edition(1, 1, 1));
  }

  private static PaperHash paper(int content) {
    return PaperHash.of(new byte[] {(byte) content});
  }

  @Test
  void of_two_who_change_one_agenda_the_second_is_told_and_nothing_is_lost() {
    book.keepAgenda(MINISTERS, List.of(item(1, "Opening")), 0);

    var first = book.keepAgenda(MINISTERS, List.of(item(1, "Opening"), item(2, "Texts")), 1);
    var second = book.keepAgenda(MINISTERS, List.of(item(1, "Closing")), 1);

    assertThat(first).isEqualTo(Kept.DONE);
    assertThat(second).isEqualTo(Kept.CHANGED_SINCE);
    assertThat(book.agenda(MINISTERS)).extracting(Item::title).containsExactly("Opening", "Texts");
  }

  @Test
  void one_meeting_is_prepared_by_one_other() {
    book.keep(prepares(OFFICIALS, MINISTERS), 0);

    assertThat(book.keep(prepares(new MeetingId("GROUP", 1), MINISTERS), 0))
        .isEqualTo(Kept.PREPARED_ALREADY);
    assertThat(book.particulars(new MeetingId("GROUP", 1))).isEmpty();
  }

  @Test
  void an_agenda_is_adopted_as_it_was_read_or_not_at_all() {
    book.keepAgenda(MINISTERS, List.of(item(1, "Opening")), 0);

    assertThat(book.adoptAgenda(MINISTERS, 0, NOW)).isEqualTo(Kept.CHANGED_SINCE);
    assertThat(book.adoption(MINISTERS)).isEmpty();
    assertThat(book.adoptAgenda(MINISTERS, 1, NOW)).isEqualTo(Kept.DONE);
    assertThat(book.adoption(MINISTERS)).contains(new MeetingBook.Adoption(1, NOW));
  }

  @Test
  void the_last_that_was_said_of_a_text_counts() {
    book.clear(new Clearance(OFFICIALS, TEXT, 1, true, "", NOW));
    var last = new Clearance(OFFICIALS, TEXT, 2, false, "Article 3", NOW.plusSeconds(60));
    book.clear(last);

    assertThat(book.clearances(OFFICIALS)).containsExactly(last);
  }
}
