package org.mufakat.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.TaskHistory.Heard;
import org.mufakat.regime.PastThread;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.SharedData;
import org.mufakat.server.forum.HistoricalThread.Assumption;
import org.mufakat.server.regime.Packs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoricalThreadTest {

  private static final RegimePack ASEAN = Packs.shipped("asean");
  private static final PastThread ACTIP = ASEAN.thread("actip").orElseThrow();

  private final HistoricalThread thread = HistoricalThread.of(ASEAN, ACTIP);

  /// What each meeting heard of the first task of an act: `9 Reported`, `10 –` for nothing.
  private static List<String> heard(HistoricalThread thread, String act) {
    var forum = thread.replayed();
    var task = forum.task(thread.tasks(act).getFirst()).orElseThrow();
    return task.heard(forum.lastClosed(task.task().tasking())).stream()
        .map(
            heard ->
                switch (heard) {
                  case Heard.Of(int ordinal, var followUp) ->
                      ordinal + " " + followUp.getClass().getSimpleName();
                  case Heard.NotMentioned(int ordinal) -> ordinal + " –";
                })
        .toList();
  }

  @Test
  void the_thread_replays_by_the_rules_of_the_forum() {
    var forum = thread.replayed();

    assertThat(forum.lastClosed("AMMTC")).isEqualTo(19);
    assertThat(forum.tasks()).hasSize(3).noneMatch(task -> task.isOpen());
    assertThat(forum.decisions()).hasSize(5);
  }

  @Test
  void i10_meetings_that_heard_nothing_of_a_task_are_said_to_have_heard_nothing() {
    assertThat(heard(thread, "actip-study"))
        .containsExactly("7 –", "8 –", "9 Reported", "10 Completed");
    assertThat(heard(thread, "actip-finish")).containsExactly("10 Completed");
  }

  @Test
  void i10_a_report_that_is_taken_out_leaves_its_meeting_with_nothing() {
    assertThat(heard(thread.without("actip-heard"), "actip-study"))
        .containsExactly("7 –", "8 –", "9 –", "10 Completed");
  }

  @Test
  void i10_a_completion_that_is_taken_out_leaves_the_task_open_at_every_meeting_since() {
    assertThat(heard(thread.without("actip-study-done"), "actip-study"))
        .startsWith("7 –", "8 –", "9 Reported", "10 –", "11 –")
        .endsWith("18 –", "19 –")
        .hasSize(13);
    assertThat(heard(thread.without("actip-finish-done"), "actip-finish"))
        .startsWith("10 –", "11 –")
        .hasSize(10);
  }

  @Test
  void what_the_sources_do_not_say_is_assumed_and_said_to_be() {
    assertThat(thread.assumptions())
        .contains(
            new Assumption.DueAtTheNextMeeting("actip-study", new MeetingId("AMMTC", 7)),
            new Assumption.DueAtTheNextMeeting("actip-finish", new MeetingId("AMMTC", 10)),
            new Assumption.NumberOfAMeeting("actip-officials", new MeetingId("SOMTC", 1)),
            new Assumption.NothingFollows("actip-endorsed"));
    assertThat(thread.replayed().task(thread.tasks("actip-study").getFirst()).orElseThrow().task())
        .satisfies(task -> assertThat(task.due()).isEqualTo(new MeetingId("AMMTC", 7)));
  }

  @Test
  void i4_no_position_of_a_state_is_invented() {
    assertThat(thread.events())
        .noneMatch(event -> event instanceof ForumEvent.Stated)
        .noneMatch(event -> event instanceof ForumEvent.Receipted);
  }

  @Test
  void what_is_no_decision_of_a_body_at_a_meeting_is_told_and_is_no_event() {
    assertThat(thread.outside())
        .extracting(PastThread.Act::id)
        .containsExactly(
            "actip-signed",
            "actip-in-force",
            "actip-bohol",
            "actip-programme-longer",
            "actip-merl");
  }

  @Test
  void the_thread_tells_of_every_act_that_was_handed_to_the_project() throws IOException {
    var file = SharedData.file("data/forum/ammtc_thread.json");
    var theirs = JsonMapper.builder().build().readTree(Files.readAllBytes(file)).get("events");
    var missing = new ArrayList<String>();

    for (var event : theirs) {
      if (ACTIP.acts().stream().noneMatch(act -> tellsOf(act, event))) {
        missing.add(event.toString());
      }
    }

    assertThat(theirs.size()).isEqualTo(10);
    assertThat(missing).isEmpty();
  }

  private static final Map<String, List<PastThread.Kind>> KINDS =
      Map.of(
          "TASK", List.of(PastThread.Kind.TASK),
          "FOLLOW_UP+TASK", List.of(PastThread.Kind.TASK, PastThread.Kind.REPORT),
          "ADOPT_FOR_ENDORSEMENT", List.of(PastThread.Kind.ADOPTION),
          "ENDORSE", List.of(PastThread.Kind.ADOPTION),
          "SIGN", List.of(PastThread.Kind.SIGNATURE),
          "ENTRY_INTO_FORCE", List.of(PastThread.Kind.ENTRY_INTO_FORCE),
          "ADOPT", List.of(PastThread.Kind.ADOPTION),
          "ENDORSE_AD_REFERENDUM", List.of(PastThread.Kind.AD_REFERENDUM),
          "EXTEND_DUE", List.of(PastThread.Kind.EXTENSION),
          "MONITOR", List.of(PastThread.Kind.WORK));

  /// Of that kind, at that time, and where a number is given at that meeting.
  private static boolean tellsOf(PastThread.Act act, JsonNode event) {
    var meeting = event.path("meeting").asString("");
    return KINDS.get(event.get("act").stringValue()).contains(act.kind())
        && act.on().iso().startsWith(event.get("date").stringValue())
        && (!meeting.matches("\\d+th .*")
            || act.meeting().filter(n -> meeting.startsWith(n + "th")).isPresent());
  }
}
