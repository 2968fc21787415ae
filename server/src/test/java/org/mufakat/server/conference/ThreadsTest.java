package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Effect;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.server.conference.MatterThread.Arrow;
import org.mufakat.server.conference.MatterThread.Kind;
import org.mufakat.server.regime.Packs;

/// Threads of the past and of the record, and how they are drawn.
class ThreadsTest {

  private static final MatterThread ACTIP = past();

  private static MatterThread past() {
    var asean = Packs.shipped("asean");
    return PastThreads.of(asean, asean.thread("actip").orElseThrow(), "en");
  }

  private static Stream<MatterThread.Event> of(Kind kind) {
    return ACTIP.events().stream().filter(e -> e.kind() == kind);
  }

  @Test
  void meetings_of_the_past_that_passed_over_a_task_are_derived() {
    assertThat(of(Kind.NOT_MENTIONED).map(e -> e.meeting().orElseThrow()))
        .containsExactly(new MeetingId("AMMTC", 7), new MeetingId("AMMTC", 8));
  }

  @Test
  void a_task_is_followed_from_meeting_to_meeting_to_its_end() {
    var study = ACTIP.chains().getFirst();

    assertThat(study.events().stream().map(n -> ACTIP.event(n).kind()))
        .containsExactly(
            Kind.TASK, Kind.NOT_MENTIONED, Kind.NOT_MENTIONED, Kind.REPORT, Kind.COMPLETION);
    assertThat(study.due()).containsExactly(new MeetingId("AMMTC", 7));
    assertThat(study.dueIsAssumed()).isTrue();
  }

  @Test
  void what_the_sources_do_not_say_is_marked() {
    assertThat(of(Kind.TASK)).allMatch(e -> e.isAssumed("DUE_AT_THE_NEXT_MEETING"));
    assertThat(of(Kind.SIGNATURE)).allMatch(MatterThread.Event::outside);
    assertThat(of(Kind.AD_REFERENDUM)).allMatch(MatterThread.Event::outside);
    assertThat(of(Kind.REPORT)).noneMatch(MatterThread.Event::outside);
    assertThat(of(Kind.TASK)).allMatch(e -> !e.attribution().orElseThrow().verified());
  }

  @Test
  void events_stand_in_the_order_of_time_and_bodies_from_the_top_down() {
    assertThat(ACTIP.events().stream().map(e -> e.on().orElseThrow())).isSorted();
    assertThat(ACTIP.lanes()).containsExactly("SUMMIT", "AMMTC", "SOMTC", "SOMTC-WG-TIP");
  }

  @Test
  void no_two_shapes_of_a_picture_stand_on_each_other() {
    var shapes = ThreadPicture.of(ACTIP).shapes();

    for (int i = 0; i < shapes.size(); i++) {
      for (int j = 0; j < i; j++) {
        var a = shapes.get(i);
        var b = shapes.get(j);
        assertThat(Math.abs(a.x() - b.x()) >= 36 || Math.abs(a.y() - b.y()) >= 36)
            .as(a + " and " + b)
            .isTrue();
      }
    }
  }

  @Test
  void time_runs_to_the_right_and_lanes_lie_below_each_other() {
    var picture = ThreadPicture.of(ACTIP);

    assertThat(picture.shapes().stream().map(ThreadPicture.Shape::x)).isSorted();
    assertThat(picture.shapes()).allMatch(s -> s.x() < picture.width() && s.y() < picture.height());
    assertThat(picture.lanes().stream().map(ThreadPicture.Lane::top)).isSorted();
    assertThat(
            picture.meetings().stream().filter(m -> m.top() == picture.meetings().getFirst().top()))
        .extracting(ThreadPicture.Mark::ordinal)
        .isSorted();
  }

  @Test
  void forms_are_told_apart_without_colour() {
    assertThat(Stream.of(Kind.values()).filter(k -> k != Kind.COMPLETION).map(ThreadPicture::form))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_thread_of_the_record_goes_from_a_task_to_what_changed_it() {
    var site = TasksSite.shared();
    var first = site.opened(TasksSite.COUNCIL);
    var task = site.task(TasksSite.COUNCIL, TasksSite.MINISTERS, first.next(), "a common list");
    var giving = site.adopted(first, "On a list", Follows.dueAt(first.next()).giving(task));
    site.closed(first);
    var silent = site.opened(TasksSite.COUNCIL);
    site.closed(silent);
    var third = site.opened(TasksSite.COUNCIL);
    var later = new MeetingId(TasksSite.COUNCIL, third.ordinal() + 2);
    var extending =
        site.adopted(
            third,
            "On more time",
            TasksSite.doing(TasksSite.COUNCIL, new Effect.Extend(task.id(), later, "More ports.")));
    site.does(
        TasksSite.HUB,
        "secretary",
        TasksSite.COUNCIL,
        (at, by) ->
            new ForumEvent.FollowedUp(at, by, task.id(), third, new FollowUp.Extended(extending)));
    site.closed(third);

    var room = site.room(TasksSite.HUB, "secretary");
    var outline = RecordThreads.find(room, giving).orElseThrow();
    var thread =
        RecordThread.of(
            outline,
            room,
            site.words(TasksSite.HUB),
            site.nodes.bean(TasksConfiguration.Beside.class));

    assertThat(outline.decided()).extracting(DecidedText::id).containsExactly(giving, extending);
    assertThat(thread.events().stream().map(MatterThread.Event::kind))
        .containsExactly(
            Kind.ADOPTION, Kind.TASK, Kind.NOT_MENTIONED, Kind.ADOPTION, Kind.EXTENSION);
    assertThat(thread.chains().getFirst().events()).isEqualTo(List.of(2, 3, 5));
    assertThat(thread.chains().getFirst().due()).containsExactly(first.next(), later);
    assertThat(thread.next()).contains(new Arrow(1, 2), new Arrow(3, 4), new Arrow(4, 5));
    assertThat(RecordThreads.addressOf(room, extending)).isEqualTo(giving.value());
  }

  @Test
  void the_page_draws_the_thread_and_says_the_same_in_words() {
    var site = TasksSite.shared();
    var first = site.opened(TasksSite.COUNCIL);
    var task = site.task(TasksSite.COUNCIL, TasksSite.MINISTERS, first.next(), "a map of ports");
    var giving = site.adopted(first, "On maps", Follows.dueAt(first.next()).giving(task));
    site.closed(first);
    site.closed(site.opened(TasksSite.COUNCIL));
    var browser = site.at(TasksSite.HUB, "secretary");

    for (var language : List.of("en", "id")) {
      var page = browser.get("/hub/forum/threads/" + giving + "?lang=" + language).body();

      assertThat(page)
          .contains("<svg", "m-thread__event--not-mentioned", "a map of ports", "id=\"event-3\"")
          .doesNotContain("??forum", " style=\"");
    }
    assertThat(browser.get("/hub/forum/threads").body()).contains("On maps");
    assertThat(browser.get("/hub/forum/threads/no-such-thread").statusCode()).isEqualTo(404);
  }
}
