package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.cases.AtTheDesk.done;
import static org.mufakat.server.cases.AtTheDesk.form;
import static org.mufakat.server.cases.AtTheDesk.pathOf;
import static org.mufakat.server.cases.AtTheDesk.told;
import static org.mufakat.server.cases.AtTheDesk.versionIn;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.server.access.RunningNodes;

/// What people do on the pages of cases, over HTTP. All persons are invented.
class CasePagesTest {

  private final AtTheDesk investigator = AtTheDesk.as("investigator");

  @Test
  void names_are_shown_when_asked_for_and_each_is_told() {
    var path = investigator.opens("Sari Lestari");
    var person = investigator.personOf(path);

    var plain = investigator.get(path);
    int before = told("identity-read", person);
    var named = investigator.post(path + "/names");

    assertThat(plain.body()).doesNotContain("Sari Lestari");
    assertThat(before).isZero();
    assertThat(named.statusCode()).isEqualTo(200);
    assertThat(named.body()).contains("Sari Lestari");
    assertThat(told("identity-read", person)).isEqualTo(1);
    assertThat(pathOf(investigator.get(path + "/names"))).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "born, 2030-02-30, date-no-such-day",
    "born, yesterday, date-form",
    "born, 2573, date-other-era",
    "age.youngest, many, number",
    "route.0.began, 31/12/2030, date-form",
    "route.0.from, ZZZ, unknown-state",
    "document.0.kind, forged, unknown-code",
    "place.0.from, 1066, date-out-of-range",
    "assessed, soon, date-form",
    "born.within, 99, number",
  })
  void a_fault_is_told_beside_its_field_and_nothing_is_stored(
      String field, String typed, String fault) {
    var path = investigator.opens("Budi Pranata");
    var person = path + "/persons/" + investigator.personOf(path);
    var version = versionIn(investigator.get(person));
    var needed = field.endsWith(".within") ? "born" : "sector";

    var answer =
        investigator.post(
            person,
            form(version, "victim", "possible", "sex", "female", needed, "2010", field, typed));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("href=\"#" + field + "\"")
        .contains("id=\"" + field + "\"")
        .contains("class=\"m-fault\"");
    assertThat(fault).isNotEmpty();
    assertThat(versionIn(investigator.get(person))).isEqualTo(version);
  }

  @Test
  void two_who_add_evidence_at_once_get_two_numbers_and_neither_has_to_choose() throws Exception {
    var path = investigator.opens("Ratna Kusuma");
    var version = versionIn(investigator.get(path + "/edit"));
    var desks = List.of(AtTheDesk.as("investigator"), AtTheDesk.as("investigator"));
    desks.forEach(desk -> desk.get(path + "/edit"));

    var answers = new ArrayList<Future<HttpResponse<String>>>();
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String kind : List.of("document", "observation")) {
        var desk = desks.get(answers.size());
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return desk.post(
                      path + "/edit",
                      "version",
                      version,
                      "status",
                      "open",
                      "evidence.0.kind",
                      "victim-statement",
                      "evidence.1.kind",
                      kind);
                }));
      }
      start.countDown();
      for (var answer : answers) {
        assertThat(done(answer.get())).isEqualTo("changed");
      }
    }

    assertThat(investigator.get(path + "/edit").body())
        .contains(">e1<", ">e2<", ">e3<")
        .doesNotContain(">e4<");
  }

  @Test
  void evidence_of_no_kind_with_a_date_is_refused_beside_its_field() {
    var path = investigator.opens("Ratna Kusuma");
    var version = versionIn(investigator.get(path + "/edit"));

    var answer =
        investigator.post(
            path + "/edit",
            "version",
            version,
            "evidence.0.kind",
            "victim-statement",
            "evidence.1.obtained",
            "2031-05-01");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("href=\"#evidence.1.kind\"");
  }

  @Test
  void a_new_row_of_a_paper_begins_with_nothing_that_anyone_said() {
    var path = investigator.opens("Ratna Kusuma");

    var page = investigator.get(path + "/persons/" + investigator.personOf(path)).body();

    assertThat(beginning("document.0.holder", page)).isEqualTo("unknown");
    assertThat(beginning("document.0.truth", page)).isEqualTo("unknown");
  }

  /// What a list of a page sends when nobody touches it.
  private static String beginning(String list, String page) {
    var select =
        Pattern.compile("<select[^>]* name=\"" + list + "\".*?</select>", Pattern.DOTALL)
            .matcher(page);
    assertThat(select.find()).isTrue();
    assertThat(select.group()).doesNotContain("selected");
    var option = Pattern.compile("<option value=\"([^\"]*)\"").matcher(select.group());
    assertThat(option.find()).isTrue();
    return option.group(1);
  }

  @Test
  void an_overlong_name_is_refused_and_not_lost_unseen() {
    investigator.get("/cases/new");

    var answer = investigator.post("/cases/new", "name", "a".repeat(201), "source", "said");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("class=\"m-fault\"");
  }

  @Test
  void two_who_change_different_fields_are_merged_without_a_word() {
    var path = investigator.opens("Wulan Mahendra");
    var person = path + "/persons/" + investigator.personOf(path);
    var version = versionIn(investigator.get(person));

    var first = investigator.post(person, form(version, "victim", "possible", "sex", "female"));
    var second =
        investigator.post(
            person, form(version, "victim", "possible", "sex", "unknown", "witness", "yes"));

    assertThat(done(first)).isEqualTo("changed");
    assertThat(done(second)).isEqualTo("changed");
    assertThat(investigator.get(person).body())
        .containsPattern("value=\"female\"[^>]*selected")
        .containsPattern("name=\"witness\"[^>]*checked");
  }

  @Test
  void two_who_change_the_same_field_see_both_and_the_choice_is_stored() {
    var path = investigator.opens("Dewi Anggraini");
    var person = path + "/persons/" + investigator.personOf(path);
    var version = versionIn(investigator.get(person));
    investigator.post(person, form(version, "victim", "possible", "sex", "female"));

    var met = investigator.post(person, form(version, "victim", "possible", "sex", "male"));
    var field = met.body().replaceAll("(?s).*name=\"(choose\\.[^\"]*)\".*", "$1");
    var onto = met.body().replaceAll("(?s).*name=\"onto\"[^>]*value=\"(\\d+)\".*", "$1");
    var chosen =
        investigator.post(
            person,
            form(version, "victim", "possible", "sex", "male", "onto", onto, field, "mine"));

    assertThat(met.statusCode()).isEqualTo(409);
    assertThat(met.body()).contains("female", "male");
    assertThat(done(chosen)).isEqualTo("changed");
    assertThat(investigator.get(person).body()).containsPattern("value=\"male\"[^>]*selected");
  }

  @Test
  void nobody_approves_what_they_asked_for_and_another_supervisor_does() {
    var inspector = AtTheDesk.as("inspector");
    var path = inspector.opens("Rina Wijaya");
    inspector.post(path + "/approval/ask");

    var own = inspector.post(path + "/approval/decide", "version", "1", "decision", "approve");
    var mine = investigator.opens("Agus Santoso");
    investigator.post(mine + "/approval/ask");
    var byWorker =
        investigator.post(mine + "/approval/decide", "version", "1", "decision", "approve");
    var bySupervisor =
        inspector.post(mine + "/approval/decide", "version", "1", "decision", "approve");

    assertThat(done(own)).isEqualTo("own-wish");
    assertThat(byWorker.statusCode()).isEqualTo(403);
    assertThat(done(bySupervisor)).isEqualTo("approved");
    assertThat(told("case-approved", mine.substring("/cases/".length()))).isEqualTo(1);
  }

  @Test
  void a_case_is_handed_over_with_what_is_still_to_do_in_it() {
    var colleague = AtTheDesk.as("colleague");
    var path = investigator.opens("Maya Putri");
    var reference = investigator.referenceOf(path);
    var me = investigator.colleague(path, "investigator");
    investigator.post(
        path + "/tasks", "text", "ask at the harbour", "due", "2026-04-01", "account", me);

    investigator.post(path + "/hand-over", "account", investigator.colleague(path, "colleague"));

    assertThat(investigator.get(path).statusCode()).isEqualTo(404);
    assertThat(investigator.get("/cases/desk").body())
        .doesNotContain(reference, "ask at the harbour");
    assertThat(colleague.get(path).statusCode()).isEqualTo(200);
    assertThat(colleague.get("/cases/desk").body()).contains(reference, "ask at the harbour");
  }

  @Test
  void whoever_was_taken_off_a_case_reads_none_of_its_tasks_any_more() {
    var inspector = AtTheDesk.as("inspector");
    var path = investigator.opens("Lina Marlina");
    var me = investigator.colleague(path, "investigator");
    investigator.post(
        path + "/tasks", "text", "write to her sister", "due", "2026-04-01", "account", me);
    assertThat(investigator.get("/cases/desk").body()).contains("write to her sister");

    inspector.get(path);
    inspector.post(path + "/take-off", "account", me);

    assertThat(investigator.get("/cases/desk").body()).doesNotContain("write to her sister");
  }

  @Test
  void an_emergency_opens_a_case_of_ones_own_side_for_two_hours_and_the_focal_point_is_told() {
    var path = investigator.opens("Citra Kirana");
    var reference = investigator.referenceOf(path);
    var colleague = AtTheDesk.as("colleague");
    assertThat(colleague.get(path).statusCode()).isEqualTo(404);

    colleague.get("/cases/emergency");
    var opened =
        colleague.post("/cases/emergency", "reference", reference, "reason", "danger-to-life");

    assertThat(pathOf(opened)).isEqualTo(path);
    assertThat(colleague.get(path).statusCode()).isEqualTo(200);
    var id = path.substring("/cases/".length());
    assertThat(told("break-glass-opened", id)).isEqualTo(1);
    assertThat(AtTheDesk.as("focal").get("/emergencies").body())
        .contains(id.substring(0, 8))
        .doesNotContain(id, reference, "Citra");

    RunningNodes.shared().pass(Duration.ofHours(2).plusSeconds(1));
    assertThat(AtTheDesk.as("colleague").get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void an_emergency_is_new_to_the_focal_point_until_they_say_that_they_read_it() {
    var path = investigator.opens("Ketut Wirawan");
    var reference = investigator.referenceOf(path);
    var focal = AtTheDesk.as("focal");
    focal.post("/emergencies/seen", "until", until(focal));
    assertThat(focal.get("/emergencies").body()).doesNotContain("m-tag--caution");
    RunningNodes.shared().pass(Duration.ofSeconds(1));
    var colleague = AtTheDesk.as("colleague");
    colleague.get("/cases/emergency");
    colleague.post("/cases/emergency", "reference", reference, "reason", "danger-to-life");

    var page = focal.get("/emergencies").body();
    assertThat(page).contains("m-tag--caution", "New: 1.");
    focal.post("/emergencies/seen", "until", "rubbish");
    assertThat(focal.get("/emergencies").body()).contains("New: 1.");
    var seen = focal.post("/emergencies/seen", "until", until(focal));

    assertThat(seen.statusCode()).isEqualTo(302);
    assertThat(focal.get("/emergencies").body()).doesNotContain("m-tag--caution", "New: 1.");
  }

  /// The newest that is shown.
  private static String until(AtTheDesk focal) {
    var found =
        Pattern.compile("name=\"until\" value=\"([^\"]+)\"")
            .matcher(focal.get("/emergencies").body());
    return found.find() ? found.group(1) : "";
  }

  @Test
  void what_was_received_stands_in_the_menu_of_cases_and_has_it() {
    assertThat(investigator.get("/received").body())
        .containsPattern("<nav[^>]*class=\"m-case-menu\"")
        .containsPattern("href=\"/xno/received\" aria-current=\"page\"");
  }

  @Test
  void an_emergency_gives_no_part_in_a_case_that_would_outlast_it() {
    var path = investigator.opens("Putri Ayu");
    var reference = investigator.referenceOf(path);
    var colleague = AtTheDesk.as("colleague");
    colleague.get("/cases/emergency");
    colleague.post("/cases/emergency", "reference", reference, "reason", "danger-to-life");
    var me = colleague.colleague(path, "investigator");
    var self = AtTheDesk.as("investigator").colleague(path, "colleague");

    for (String to : new String[] {self, me}) {
      colleague.post(path + "/hand-over", "account", to);
    }
    colleague.post(path + "/emergency/end");

    assertThat(colleague.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void an_emergency_never_crosses_the_wall() {
    var path = AtTheDesk.as("matron").opens("Intan Permata");
    var reference = AtTheDesk.as("matron").referenceOf(path);
    investigator.get("/cases/emergency");

    var opened =
        investigator.post("/cases/emergency", "reference", reference, "reason", "danger-to-life");

    assertThat(pathOf(opened)).isNotEqualTo(path);
    assertThat(investigator.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void a_view_is_saved_and_taken_away_and_no_one_else_has_it() {
    investigator.get("/cases?risk=high");

    var saved = investigator.post("/cases/views", "name", "urgent ones", "risk", "high");

    assertThat(saved.headers().firstValue("Location")).contains("/xno/cases?risk=high");
    assertThat(investigator.get("/cases").body()).contains("urgent ones", "/xno/cases?risk=high");
    assertThat(AtTheDesk.as("colleague").get("/cases").body()).doesNotContain("urgent ones");
    investigator.post("/cases/views/remove", "name", "urgent ones");
    assertThat(investigator.get("/cases").body()).doesNotContain("urgent ones");
  }

  @Test
  void a_list_is_filtered_and_paged_and_a_search_finds_a_name_nearly_spelt() {
    var path = investigator.opens("Kartika Sekarwangi");
    var reference = investigator.referenceOf(path);

    assertThat(investigator.get("/cases?reference=" + reference).body()).contains(reference);
    assertThat(investigator.get("/cases?reference=" + reference + "&risk=high").body())
        .doesNotContain(path);
    assertThat(investigator.get("/cases?show=mine&sort=reference").statusCode()).isEqualTo(200);
    assertThat(investigator.post("/cases/search", "name", "Kartica Sekarwangi").body())
        .contains(reference, "Kartika Sekarwangi");
    assertThat(AtTheDesk.as("helper").post("/cases/search", "name", "Kartika Sekarwangi").body())
        .doesNotContain(reference + "<");
  }
}
