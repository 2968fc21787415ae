package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.MeetingId;
import org.mufakat.regime.PartialDate;
import org.mufakat.server.conference.MatterThread.Event;
import org.mufakat.server.conference.MatterThread.Held;
import org.mufakat.server.conference.MatterThread.Kind;

/// Where moments stand from left to right.
class ThreadColumnsTest {

  private static final MeetingId FIRST = new MeetingId("MINISTERS", 1);
  private static final MeetingId SECOND = new MeetingId("MINISTERS", 2);
  private static final MeetingId THIRD = new MeetingId("MINISTERS", 3);

  private static Held held(MeetingId meeting, String on) {
    return new Held(meeting, Optional.of(on).filter(d -> !d.isEmpty()).map(PartialDate::new), true);
  }

  private static Event event(int number, Optional<MeetingId> meeting, String on) {
    return new Event(
        number,
        Kind.REPORT,
        Optional.of("MINISTERS"),
        meeting,
        Optional.of(new PartialDate(on)),
        "",
        List.of(),
        Optional.empty(),
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static MatterThread thread(List<Held> meetings, Event... events) {
    return new MatterThread(
        "id",
        "title",
        true,
        List.of("MINISTERS"),
        List.of(events),
        List.of(),
        List.of(),
        meetings,
        Optional.empty());
  }

  private static int x(ThreadColumns columns, MeetingId meeting) {
    return columns.x(columns.of(meeting).orElseThrow());
  }

  @Test
  void what_happened_at_a_meeting_stands_in_its_column() {
    var event = event(1, Optional.of(FIRST), "2011-10");

    var columns = ThreadColumns.of(thread(List.of(held(FIRST, "2011-10-04")), event));

    assertThat(columns.of(event)).isEqualTo(columns.of(FIRST).orElseThrow());
  }

  @Test
  void what_came_long_after_its_meeting_stands_at_its_own_date() {
    var event = event(1, Optional.of(FIRST), "2012-10-04");

    var columns = ThreadColumns.of(thread(List.of(held(FIRST, "2011-10-04")), event));

    assertThat(columns.of(event)).isGreaterThan(columns.of(FIRST).orElseThrow());
  }

  @Test
  void a_meeting_without_a_date_stands_after_the_one_before_it() {
    var columns =
        ThreadColumns.of(
            thread(List.of(held(FIRST, "2011"), held(SECOND, ""), held(THIRD, "2013"))));

    assertThat(x(columns, SECOND)).isBetween(x(columns, FIRST) + 1, x(columns, THIRD) - 1);
  }

  @Test
  void a_meeting_that_is_to_come_stands_after_everything_and_is_marked_so() {
    var later = event(1, Optional.empty(), "2019-01-01");
    var toCome = new Held(SECOND, Optional.empty(), false);

    var columns = ThreadColumns.of(thread(List.of(held(FIRST, "2011"), toCome), later));

    assertThat(x(columns, SECOND)).isGreaterThan(columns.x(columns.of(later)));
    assertThat(columns.years())
        .extracting(ThreadPicture.Year::year)
        .containsExactly("2011", "2019", "");
  }

  @Test
  void days_that_somebody_announced_go_before_those_of_the_record() {
    var thread =
        thread(List.of(held(FIRST, "2011-10-04"), held(SECOND, "2012-10-04")))
            .onDays(
                m ->
                    m.equals(SECOND)
                        ? Optional.of(new PartialDate("2012-10-01"))
                        : Optional.empty());

    assertThat(thread.meetings().stream().map(m -> m.on().orElseThrow().iso()))
        .containsExactly("2011-10-04", "2012-10-01");
  }
}
