package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.Browser;

/// A plan of action over HTTP: the secretariat enters it, a lead body's delegate reports.
class PlanPagesTest {

  private static final TasksSite SITE = TasksSite.shared();
  private static final String ROW_TEXT = "Train those who answer the telephone";

  private final Browser secretary = SITE.at(TasksSite.HUB, "secretary");
  private final Browser delegate = SITE.at(TasksSite.NORTH, "delegate");

  private static HalfYear running() {
    return HalfYear.of(SITE.nodes.now().atZone(ZoneOffset.UTC).toLocalDate());
  }

  /// A plan that began with the half-year before this one.
  private String begun(String title) {
    var meeting = SITE.opened(TasksSite.MINISTERS);
    var decision =
        SITE.adopted(meeting, title + " adopted", TasksSite.nothing(TasksSite.MINISTERS));
    SITE.closed(meeting);
    secretary.get("/hub/forum/plan");
    var answer =
        secretary.post(
            "/hub/forum/plan",
            "title",
            title,
            "decision",
            "record:" + decision,
            "first",
            running().previous().toString(),
            "last",
            running().next().next().toString());
    return location(answer.headers().firstValue("Location").orElseThrow());
  }

  private static String location(String address) {
    return address.substring(address.indexOf("/hub"));
  }

  private void addRow(String plan, String activity, String lead) {
    secretary.get(plan);
    secretary.post(
        plan + "/rows",
        "provisions",
        "EX-14",
        "provisions",
        "EX-5",
        "area",
        "Help",
        "activity",
        activity,
        "output",
        "Fifty trained",
        "lead",
        lead,
        "cooperating",
        "GROUP");
  }

  private static OpaqueId row(String plan, String activity) {
    return SITE
        .nodes
        .bean(TasksConfiguration.Beside.class)
        .plan()
        .rows(new OpaqueId(plan.substring(plan.length() - 32)))
        .stream()
        .filter(row -> row.activity().activity().equals(activity))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void a_plan_shows_its_rows_and_who_has_not_reported() {
    var plan = begun("Plan of rows");
    addRow(plan, ROW_TEXT, "OFFICIALS");

    var page = secretary.get(plan + "?lang=en").body();

    assertThat(page)
        .contains(
            "Plan of rows adopted",
            ROW_TEXT,
            "EX 14",
            "EX 5",
            "Fifty trained",
            "with WGC",
            running().previous().toString(),
            "no report");
    assertThat(page).doesNotContain("%");
  }

  @Test
  void a_delegate_at_the_lead_body_reports_with_words() {
    var plan = begun("Plan of reports");
    addRow(plan, ROW_TEXT, "OFFICIALS");
    var row = "/xno/forum/plan/rows/" + row(plan, ROW_TEXT);
    delegate.get(row);

    var answer =
        delegate.post(
            row + "/reports",
            "half",
            running().previous().toString(),
            "status",
            "under-way",
            "words",
            "Twenty are trained.");
    var page = delegate.get(row + "?lang=en").body();

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(page).contains("Twenty are trained.", "under way", "by Northmark");
  }

  @Test
  void signs_that_nobody_sees_are_in_no_plan_no_row_and_no_report() {
    var plan = begun("Plan\u202E of signs");
    addRow(plan, "A row\u200F of signs", "OFFICIALS");
    var row = "/xno/forum/plan/rows/" + row(plan, "A row of signs");
    delegate.get(row);

    delegate.post(
        row + "/reports",
        "half",
        running().previous().toString(),
        "status",
        "under-way",
        "words",
        "Twenty\u2060 are trained.");

    assertThat(secretary.get(plan + "?lang=en").body()).contains("Plan of signs", "A row of signs");
    assertThat(delegate.get(row + "?lang=en").body()).contains("Twenty are trained.");
  }

  @Test
  void nobody_reports_for_a_body_at_which_they_do_not_act() {
    var plan = begun("Plan of others");
    addRow(plan, ROW_TEXT, "POLICE");
    var row = "/xno/forum/plan/rows/" + row(plan, ROW_TEXT);

    var page = delegate.get(row + "?lang=en").body();
    var answer =
        delegate.post(
            row + "/reports",
            "half",
            running().toString(),
            "status",
            "under-way",
            "words",
            "Said by nobody");

    assertThat(page).doesNotContain("/reports\"");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(delegate.get(row).body()).doesNotContain("Said by nobody");
  }

  @Test
  void what_is_done_needs_a_paper_and_what_is_dropped_a_decision() {
    var plan = begun("Plan of ends");
    addRow(plan, ROW_TEXT, "OFFICIALS");
    var row = "/xno/forum/plan/rows/" + row(plan, ROW_TEXT);
    delegate.get(row);

    var done = report(row, "done", "", "");
    var dropped = report(row, "dropped", "", "");
    var shown = report(row, "done", SITE.minutes.value(), "");
    var later = report(row, "under-way", "", "");

    assertThat(done.statusCode()).isEqualTo(422);
    assertThat(done.body()).contains("Typed before");
    assertThat(dropped.statusCode()).isEqualTo(422);
    assertThat(shown.statusCode()).isEqualTo(302);
    assertThat(later.statusCode()).as("the half-year after it is done").isEqualTo(422);
  }

  /// Of the half-year before for what ends a row, of the one that runs for what does not.
  private HttpResponse<String> report(String row, String status, String paper, String decision) {
    var half = status.equals("under-way") ? running() : running().previous();
    return delegate.post(
        row + "/reports",
        "half",
        half.toString(),
        "status",
        status,
        "words",
        "Typed before",
        "paper",
        paper,
        "decision",
        decision);
  }

  @Test
  void rows_of_a_file_are_added_whole_or_not_at_all_and_once() {
    var plan = begun("Plan of files");
    var header = "provisions,area,activity,output,lead,cooperating\n";
    var good = "EX-14; EX-5,Help,A good row,Output,SOT,WGC\n";
    secretary.get(plan);

    var faulty =
        secretary.upload(
            plan + "/rows/import?lang=en",
            "rows.csv",
            header + good + "EX-99,Help,A bad row,Output,OFFICIALS,\n");
    var before = secretary.get(plan).body();
    secretary.upload(plan + "/rows/import", "rows.csv", header + good);
    var once = secretary.get(plan + "?lang=en").body();
    secretary.upload(plan + "/rows/import", "rows.csv", header + good);
    var after = secretary.get(plan + "?lang=en").body();

    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body()).contains("There is no provision “EX-99”");
    assertThat(before).doesNotContain("A good row");
    assertThat(once).contains("A good row", "1 row was added");
    assertThat(after).contains("A good row", "No row was new", "1 row");
    assertThat(secretary.get(plan + ".csv").body())
        .contains("1,EX-14; EX-5,Help,A good row,Output,OFFICIALS,GROUP,no-report,no-report");
  }

  @Test
  void an_evaluation_is_kept_once_of_each_kind() {
    var plan = begun("Plan of evaluations");
    secretary.get(plan);

    var first = evaluates(plan, "It went well.");
    var second = evaluates(plan, "It went otherwise.");
    var page = secretary.get(plan + "?lang=en").body();

    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(page).contains("It went well.", "Received by the 3rd MMT", "Not there yet");
    assertThat(page).doesNotContain("It went otherwise.");
  }

  private HttpResponse<String> evaluates(String plan, String words) {
    return secretary.post(
        plan + "/evaluations",
        "kind",
        "mid-term",
        "words",
        words,
        "body",
        "MINISTERS",
        "meeting",
        "3",
        "paper",
        SITE.minutes.value());
  }

  @Test
  void only_the_secretariat_enters_rows() {
    var plan = begun("Plan of the secretariat");
    delegate.get("/xno" + plan.substring(4));

    var answer = delegate.post("/xno" + plan.substring(4) + "/rows", "area", "x");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void a_row_without_a_report_can_be_taken_out() {
    var plan = begun("Plan of mistakes");
    addRow(plan, "A row with a mistake", "OFFICIALS");
    var row = "/hub/forum/plan/rows/" + row(plan, "A row with a mistake");
    secretary.get(row);

    secretary.post(row + "/take-out");

    assertThat(secretary.get(row).statusCode()).isEqualTo(404);
    assertThat(secretary.get(plan).body()).doesNotContain("A row with a mistake");
  }

  @Test
  void reports_that_are_due_wait_for_the_lead_body_and_stand_in_calendars() {
    var plan = begun("Plan of dates");
    addRow(plan, ROW_TEXT, "OFFICIALS");
    var beside = SITE.nodes.bean(TasksConfiguration.Beside.class);
    var room = SITE.room(TasksSite.NORTH, "delegate");
    var words = SITE.words(TasksSite.NORTH);
    var address = "/xno" + plan.substring(4);

    var waiting = SITE.nodes.bean(PlanAwaiting.class).of(room, words);
    var deadlines = new PlanDeadlines(beside, SITE.nodes.bean(PlanView.class)).of(room, words);

    assertThat(waiting)
        .filteredOn(a -> a.address().startsWith(address))
        .extracting(Awaiting::kind)
        .containsExactly(Awaiting.Kind.ANSWER, Awaiting.Kind.FINISH);
    assertThat(deadlines)
        .filteredOn(d -> d.address().startsWith(address))
        .hasSize(3)
        .allMatch(d -> d.id().matches("[A-Za-z0-9-]+"));
    assertThat(deadlines)
        .anyMatch(d -> d.when().equals(new Deadline.When.Days(running().last(), running().last())));
  }

  @Test
  void both_languages_have_every_sentence() {
    var plan = begun("Plan of words");
    addRow(plan, ROW_TEXT, "OFFICIALS");

    for (var language : new String[] {"en", "id"}) {
      for (var page :
          new String[] {"/hub/forum/plan", plan, "/hub/forum/plan/rows/" + row(plan, ROW_TEXT)}) {
        var answer = secretary.get(page + "?lang=" + language);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??forum", " style=\"");
      }
    }
  }
}
