package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Effect;
import org.mufakat.forum.Follows;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Refusal;
import org.mufakat.forum.Task;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Browser;

/// Tasks as their keeper and delegates have them before them.
class TasksPageTest {

  private static final TasksSite SITE = TasksSite.shared();
  private static final String TASKS = "/hub/forum/tasks";

  /// A task that the ministers gave, with the meeting closed at which they did.
  private static Task given(String deliverable) {
    var meeting = SITE.opened(TasksSite.MINISTERS);
    var task = SITE.task(TasksSite.MINISTERS, TasksSite.OFFICIALS, meeting.next(), deliverable);
    SITE.adopted(meeting, "Text of " + deliverable, Follows.dueAt(meeting.next()).giving(task));
    SITE.closed(meeting);
    return task;
  }

  private static Browser secretary() {
    return SITE.at(TasksSite.HUB, "secretary");
  }

  private static String page(Task task) {
    return TASKS + "/" + task.id();
  }

  private static void reports(Browser browser, Task task, MeetingId meeting) {
    browser.get(page(task));
    browser.post(
        page(task) + "/follow-ups",
        "what",
        "reported",
        "meeting",
        String.valueOf(meeting.ordinal()),
        "paper",
        SITE.minutes.value());
  }

  private static TaskLine line(Task task) {
    return TaskLine.find(SITE.room(TasksSite.HUB, "secretary"), task.id()).orElseThrow();
  }

  @Test
  void what_a_meeting_in_session_hears_is_recorded_with_its_paper() {
    var task = given("a report that is heard");
    var meeting = SITE.opened(TasksSite.MINISTERS);
    var browser = secretary();

    assertThat(browser.get(page(task) + "?lang=en").body())
        .contains("is in session", "to be heard now");
    reports(browser, task, meeting);
    var after = browser.get(page(task) + "?lang=en").body();
    SITE.closed(meeting);

    assertThat(after).contains("m-heard--reported", "minutes.txt", "This meeting has heard");
    assertThat(after).doesNotContain("Enter it for the");
  }

  @Test
  void a_second_follow_up_at_one_meeting_is_refused_by_its_rule() {
    var task = given("a report that comes twice");
    var meeting = SITE.opened(TasksSite.MINISTERS);
    var browser = secretary();
    reports(browser, task, meeting);

    reports(browser, task, meeting);
    var page = browser.get(page(task) + "?lang=en").body();
    SITE.closed(meeting);

    assertThat(page).contains("id=\"problem\"", "I10");
    assertThat(line(task).heard()).hasSize(1);
  }

  @Test
  void a_meeting_that_closed_without_a_word_stands_as_not_mentioned_in_its_place() {
    var task = given("a task that one meeting forgets");
    var silent = SITE.opened(TasksSite.MINISTERS);
    SITE.closed(silent);
    var speaking = SITE.opened(TasksSite.MINISTERS);
    var browser = secretary();
    reports(browser, task, speaking);
    SITE.closed(speaking);

    var page = browser.get(page(task) + "?lang=en").body();

    assertThat(line(task).heard().stream().map(h -> h.ordinal() + " " + TaskLine.slug(h)))
        .containsExactly(silent.ordinal() + " not-mentioned", speaking.ordinal() + " reported");
    assertThat(page.indexOf("m-heard--not-mentioned"))
        .isPositive()
        .isLessThan(page.indexOf("m-heard--reported"));
    assertThat(page).contains("overdue by 2 meetings");
  }

  @Test
  void a_report_without_a_paper_is_asked_for_again() {
    var task = given("a report without a paper");
    var meeting = SITE.opened(TasksSite.MINISTERS);
    var browser = secretary();
    browser.get(page(task));

    var answer =
        browser.post(
            page(task) + "/follow-ups?lang=en",
            "what",
            "reported",
            "meeting",
            String.valueOf(meeting.ordinal()));
    SITE.closed(meeting);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Attach the paper");
    assertThat(line(task).history().followUps()).isEmpty();
  }

  @Test
  void only_decisions_that_say_so_of_this_task_are_offered() {
    var task = given("a task that is put off");
    var other = given("a task that stays");
    var meeting = SITE.opened(TasksSite.MINISTERS);
    var later = new MeetingId(TasksSite.MINISTERS, meeting.ordinal() + 4);
    var decision =
        SITE.adopted(
            meeting,
            "Putting one task off",
            TasksSite.doing(
                TasksSite.MINISTERS, new Effect.Extend(task.id(), later, "The courts asked.")));
    var browser = secretary();

    var offered = browser.get(page(task) + "?lang=en").body();
    var notOffered = browser.get(page(other) + "?lang=en").body();
    browser.post(
        page(task) + "/follow-ups",
        "what",
        "extended",
        "meeting",
        String.valueOf(meeting.ordinal()),
        "decision",
        decision.value());
    var after = browser.get(page(task) + "?lang=en").body();
    SITE.closed(meeting);

    assertThat(offered).contains("<option value=\"" + decision + "\"");
    assertThat(notOffered).doesNotContain("<option value=\"" + decision + "\"");
    assertThat(after).contains("m-heard--extended", "The courts asked.", "Putting one task off");
    assertThat(line(task).isOverdue()).isFalse();
    assertThat(line(other).isOverdue()).isTrue();
  }

  @Test
  void a_decision_that_says_nothing_of_the_task_ends_nothing() {
    var task = given("a task that no decision closes");
    var meeting = SITE.opened(TasksSite.MINISTERS);
    var browser = secretary();
    browser.get(page(task));

    browser.post(
        page(task) + "/follow-ups",
        "what",
        "closed",
        "meeting",
        String.valueOf(meeting.ordinal()),
        "decision",
        line(task).decision().value());
    var page = browser.get(page(task) + "?lang=en").body();
    SITE.closed(meeting);

    assertThat(page).contains("id=\"problem\"", Refusal.NOT_DECIDED.rule().name());
    assertThat(line(task).isOpen()).isTrue();
  }

  @Test
  void a_delegate_reads_of_a_task_and_enters_nothing() {
    var task = given("a task that a delegate reads of");
    var meeting = SITE.opened(TasksSite.MINISTERS);
    var delegate = SITE.at(TasksSite.NORTH, "delegate");
    SITE.room(TasksSite.NORTH, "delegate");

    var page = delegate.get("/xno/forum/tasks/" + task.id() + "?lang=en");
    delegate.post(
        "/xno/forum/tasks/" + task.id() + "/follow-ups",
        "what",
        "reported",
        "meeting",
        String.valueOf(meeting.ordinal()),
        "paper",
        SITE.minutes.value());
    var after = delegate.get("/xno/forum/tasks/" + task.id() + "?lang=en").body();
    SITE.closed(meeting);

    assertThat(page.body()).contains("a task that a delegate reads of");
    assertThat(page.body()).doesNotContain("Enter it for the");
    assertThat(after).contains("id=\"problem\"", "I4");
    assertThat(line(task).history().followUps()).isEmpty();
  }

  @Test
  void a_text_that_tasks_a_body_above_is_refused_by_its_rule() {
    var meeting = SITE.opened(TasksSite.OFFICIALS);
    var task =
        SITE.task(TasksSite.OFFICIALS, TasksSite.MINISTERS, meeting.next(), "what goes upwards");

    assertThat(
            catchThrowable(
                () -> SITE.adopted(meeting, "Upwards", Follows.dueAt(meeting.next()).giving(task))))
        .hasMessageContaining("BODY_NOT_BELOW");
    SITE.closed(meeting);
    assertThat(Refusal.BODY_NOT_BELOW.rule().name()).isEqualTo("I12");
  }

  @Test
  void an_observer_sees_the_tasks_of_bodies_that_they_observe_alone() {
    var task = given("a task of the ministers");
    var observer = SITE.at(TasksSite.HUB, "observer");

    assertThat(observer.get(TASKS).body()).doesNotContain("a task of the ministers");
    assertThat(observer.get(page(task)).statusCode()).isEqualTo(404);
    assertThat(observer.get(TASKS + ".csv").body()).doesNotContain("a task of the ministers");
  }

  @Test
  void the_register_as_csv_has_a_line_for_each_meeting_and_runs_no_formula() {
    var task = given("=HYPERLINK(\"x\")");
    var silent = SITE.opened(TasksSite.MINISTERS);
    SITE.closed(silent);

    var csv = secretary().get(TASKS + ".csv").body();

    assertThat(csv.lines().filter(l -> l.startsWith(task.id().value())).toList())
        .singleElement()
        .asString()
        .contains("\"'=HYPERLINK(\"\"x\"\")\"", silent.ordinal() + ",not-mentioned");
  }

  @Test
  void who_keeps_the_papers_and_who_executes_are_told_what_waits() {
    var task = given("a report that the officials owe");
    var meeting = SITE.opened(TasksSite.MINISTERS);

    var keeper = awaiting(TasksSite.HUB, "secretary");
    var executing = awaiting(TasksSite.NORTH, "delegate");
    reports(secretary(), task, meeting);
    var after = awaiting(TasksSite.NORTH, "delegate");
    SITE.closed(meeting);

    assertThat(keeper)
        .anyMatch(
            a ->
                a.kind() == Awaiting.Kind.ANSWER
                    && a.address().equals("/hub/forum/tasks?body=MINISTERS"));
    assertThat(executing).anyMatch(a -> isOf(a, task.id()));
    assertThat(after).noneMatch(a -> isOf(a, task.id()));
  }

  private static boolean isOf(Awaiting awaiting, OpaqueId task) {
    return awaiting.address().equals("/xno/forum/tasks/" + task);
  }

  private static List<Awaiting> awaiting(NodeId node, String username) {
    return new TasksAwaiting().of(SITE.room(node, username), SITE.words(node));
  }
}
