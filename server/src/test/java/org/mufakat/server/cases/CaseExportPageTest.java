package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.cases.AtTheDesk.form;
import static org.mufakat.server.cases.AtTheDesk.told;
import static org.mufakat.server.cases.AtTheDesk.versionIn;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Taking cases out on the pages, over HTTP. All persons are invented.
class CaseExportPageTest {

  private static final String SEE = "/cases/export?see=1&format=csv&columns=standard&names=no";

  private final AtTheDesk inspector = AtTheDesk.as("inspector");

  private static String idOf(String path) {
    return path.substring("/cases/".length());
  }

  private HttpResponse<String> export(AtTheDesk by, String path, String names) {
    by.get("/cases/export");
    return by.post("/cases/export", wish(idOf(path), names, "supervision"));
  }

  /// The fields of a form by which one case is taken out with all columns.
  private static String[] wish(String id, String names, String reason) {
    return new String[] {
      "case", id, "format", "csv", "columns", "all", "names", names, "reason", reason
    };
  }

  @Test
  void a_supervisor_takes_a_case_out_with_names_and_each_is_told() {
    var path = inspector.opens("=Sari Lestari");
    var person = inspector.personOf(path);
    int read = told("identity-read", person);
    int exports = told("export", "supervision");

    var answer = export(inspector, path, "yes");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("'=Sari Lestari").contains(person);
    assertThat(told("identity-read", person)).isEqualTo(read + 1);
    assertThat(told("export", "supervision")).isEqualTo(exports + 1);
  }

  @Test
  void a_file_is_saved_and_neither_shown_nor_kept_and_its_name_says_nothing() {
    var path = inspector.opens("Sari Lestari");

    var headers = export(inspector, path, "yes").headers();

    assertThat(headers.firstValue("Content-Disposition").orElse(""))
        .matches("attachment; filename=\"xno-cases-\\d{4}-\\d\\d-\\d\\d-[0-9a-f]{8}\\.csv\"");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/csv");
  }

  @Test
  void a_liaison_officer_takes_out_cases_without_names_and_is_refused_with_them() {
    var path = AtTheDesk.as("investigator").opens("Sari Lestari");
    var liaison = AtTheDesk.as("liaison");
    int refusals = told("refusal", "export");

    var without = export(liaison, path, "no");
    var with = export(liaison, path, "yes");

    assertThat(without.statusCode()).isEqualTo(200);
    assertThat(without.body()).doesNotContain("Sari");
    assertThat(with.statusCode()).isEqualTo(403);
    assertThat(with.body()).doesNotContain("Sari").contains("problem");
    assertThat(told("refusal", "export")).isEqualTo(refusals + 1);
  }

  @Test
  void links_lead_only_where_one_may_go() {
    var investigator = AtTheDesk.as("investigator");
    var path = investigator.opens("Sari Lestari");

    assertThat(investigator.get(path).body()).contains(path + "/print").doesNotContain("/export");
    assertThat(investigator.get("/cases").body()).doesNotContain("/cases/export");
    assertThat(inspector.get("/cases?status=open").body())
        .contains("/xno/cases/export?status=open");
    assertThat(AtTheDesk.as("liaison").get("/cases/export").body())
        .doesNotContain("name=\"names\" id=\"names-yes\"");
    assertThat(investigator.get("/cases/export").statusCode()).isEqualTo(403);
  }

  @Test
  void the_preview_tells_what_is_lost_before_anything_is_taken_out() {
    var path = inspector.opens("Sari Lestari");
    int exports = told("export", "supervision");

    var page = inspector.get(SEE + "&reason=audit&case=" + idOf(path));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("mufakat_case_reference").doesNotContain("Sari");
    assertThat(told("export", "supervision")).isEqualTo(exports);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&status=opne",
        "&risk=extreme",
        "&from=31/12/2030",
        "&form=unheard-of",
        "&show=everything",
        "&statuss=open",
        "&status=open&status=closed",
        "&case=xyz",
        "&%3Cscript%3E=1"
      })
  void a_filter_that_is_not_understood_takes_nothing_out(String filter) {
    var page = inspector.get(SEE + "&reason=audit" + filter);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("id=\"problem\"")
        .doesNotContain("id=\"preview\"")
        .doesNotContain("<script>");
  }

  @Test
  void without_a_reason_nothing_is_taken_out() {
    var path = inspector.opens("Sari Lestari");
    inspector.get("/cases/export");

    var answer = inspector.post("/cases/export", wish(idOf(path), "yes", "not-permitted"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).doesNotContain("Sari");
  }

  @Test
  void a_case_of_the_other_side_is_not_there_whatever_id_is_typed() {
    var across = AtTheDesk.as("helper").opens("Wulan Dewi");

    var answer = export(inspector, across, "yes");
    var page = inspector.get(SEE + "&reason=audit&case=" + idOf(across));
    var printed = inspector.get(across + "/print");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).doesNotContain("Wulan");
    assertThat(page.body()).doesNotContain("<dt").doesNotContain("Wulan");
    assertThat(printed.statusCode()).isEqualTo(404);
  }

  @Test
  void a_file_is_not_sent_without_the_sessions_token() {
    var path = inspector.opens("Sari Lestari");

    var answer =
        inspector.browser().postExactly("/xno/cases/export", wish(idOf(path), "yes", "audit"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("Sari");
  }

  @Test
  void whoever_may_be_a_victim_and_is_suspected_is_flagged_wherever_prosecution_is_spoken_of() {
    var investigator = AtTheDesk.as("investigator");
    var path = investigator.opens("Sari Lestari");
    var person = investigator.personOf(path);
    var reference = investigator.referenceOf(path);
    var list = "/cases?reference=" + reference;
    var pages =
        new String[] {
          path,
          path + "/persons/" + person,
          path + "/edit",
          path + "/print",
          path + "/persons/" + person + "/across",
          path + "/persons/" + person + "/consent"
        };
    for (String page : pages) {
      assertThat(investigator.get(page).body()).as(page).doesNotContain("m-case-flag");
    }
    assertThat(investigator.get(list).body()).doesNotContain("consider not to punish");
    var version = versionIn(investigator.get(path + "/persons/" + person));

    investigator.post(
        path + "/persons/" + person,
        form(version, "victim", "possible", "suspect", "yes", "sex", "female"));

    for (String page : pages) {
      assertThat(investigator.get(page).body()).as(page).contains("m-case-flag");
    }
    assertThat(investigator.get(list).body()).contains("consider not to punish");
    assertThat(print(investigator, path, "prosecutor", "").body()).contains("m-case-flag");
  }

  private static HttpResponse<String> print(
      AtTheDesk by, String path, String reader, String about) {
    by.get(path + "/print");
    return by.post(
        path + "/print",
        "reader",
        reader,
        "about",
        about,
        "names",
        "yes",
        "notes",
        "yes",
        "reason",
        "assigned-case");
  }

  @ParameterizedTest
  @CsvSource({
    "colleague, true, true",
    "prosecutor, true, false",
    "court, false, false",
    "person, true, false"
  })
  void a_print_holds_what_its_reader_may_see_and_nothing_else(
      String reader, boolean named, boolean noted) {
    var investigator = AtTheDesk.as("investigator");
    var path = investigator.opens("Sari Lestari");
    var person = investigator.personOf(path);
    investigator.post(path + "/notes", "text", "she is afraid of a cousin", "about", "");
    int before = told("identity-read", person);

    var answer = print(investigator, path, reader, person);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().contains("Sari Lestari")).isEqualTo(named);
    assertThat(answer.body().contains("afraid of a cousin")).isEqualTo(noted);
    assertThat(told("identity-read", person)).isEqualTo(before + (named ? 1 : 0));
    assertThat(told("print", idOf(path))).isEqualTo(1);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void victim_services_are_offered_no_print_for_a_court_and_refused_one() {
    var helper = AtTheDesk.as("helper");
    var path = helper.opens("Wulan Dewi");

    var form = helper.get(path + "/print");
    var answer = print(helper, path, "court", "");

    assertThat(form.body()).contains("value=\"colleague\"").doesNotContain("value=\"court\"");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(told("refusal", idOf(path))).isEqualTo(1);
  }

  @Test
  void programs_take_cases_out_by_the_same_rules() {
    var path = inspector.opens("Sari Lestari");
    var id = idOf(path);
    var asked = "format=csv&columns=standard&names=no&case=" + id;

    var preview = inspector.get("/api/v1/cases/export?" + asked);
    var wrong = inspector.get("/api/v1/cases/export?" + asked + "&statuss=open");
    inspector.get("/cases/export");
    var file = inspector.post("/api/v1/cases/export", wish(id, "no", "audit"));
    var takenOut = inspector.get("/api/v1/cases/taken-out");

    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).contains("\"cases\":1").contains("\"mufakat_case_reference\":1");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).contains(id).doesNotContain("Sari");
    assertThat(takenOut.body()).contains("\"form\":\"csv\"").contains("\"reason\":\"audit\"");
    var liaison = AtTheDesk.as("liaison");
    liaison.get("/cases/export");
    var refused = liaison.post("/api/v1/cases/export", wish(id, "yes", "audit"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("names-not-for-this-role");
  }
}
