package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.cases.AtTheDesk.form;
import static org.mufakat.server.cases.AtTheDesk.versionIn;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What someone may try on the pages of cases who should not get further. Each attack is a line of
/// docs/threats.md. All persons are invented.
class CaseAttackTest {

  private static final String NOBODY = "0123456789abcdef0123456789abcdef";

  private final AtTheDesk investigator = AtTheDesk.as("investigator");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE law_enforcement.case_file; --",
        "' OR '1'='1",
        "%s %n %1$s",
        "${7*191}",
        "#{7*191}",
        "__${7*191}__::.x",
        "[[${7*191}]]",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "{{7*191}}",
        "\uD83D\uDC80\u202Etxt",
      })
  void what_is_typed_stays_text_wherever_it_is_typed(String typed) {
    var path = investigator.opens(typed);
    var person = investigator.personOf(path);
    investigator.post(path + "/notes", "text", typed, "about", person);
    investigator.post(
        path + "/tasks",
        "text",
        typed,
        "due",
        "2026-05-01",
        "account",
        investigator.colleague(path, "investigator"));
    var version = versionIn(investigator.get(path + "/persons/" + person));
    investigator.post(
        path + "/persons/" + person,
        form(version, "victim", "possible", "sex", "female", "place.0.locality", typed));
    investigator.post("/cases/views", "name", typed, "reference", typed);

    var pages = new ArrayList<HttpResponse<String>>();
    pages.add(investigator.post(path + "/names"));
    pages.add(investigator.get("/cases"));
    pages.add(investigator.get("/cases/desk"));
    pages.add(investigator.post("/cases/search", "name", typed));
    pages.add(investigator.get(path + "/persons/" + person + "/identity"));
    for (String filter : List.of("reference", "status", "risk", "form", "show", "from", "sort")) {
      pages.add(investigator.get("/cases?" + filter + "=" + encoded(typed)));
    }
    investigator.post("/cases/views/remove", "name", typed);

    for (var page : pages) {
      assertThat(page.statusCode()).as(page.uri().getPath()).isEqualTo(200);
      assertThat(page.body())
          .doesNotContain("<script>alert", "<img src=x", "1337", "DataAccess", "PSQL");
    }
    assertThat(pages.getFirst().body()).contains(escaped(typed));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Test
  void what_is_not_ones_own_is_answered_as_what_is_not_there() {
    var colleague = AtTheDesk.as("colleague");
    var othersCase = colleague.opens("Sari Lestari");
    var othersPerson = colleague.personOf(othersCase);
    var helper = AtTheDesk.as("helper");
    var acrossCase = helper.opens("Sari Lestari");
    var acrossPerson = helper.personOf(acrossCase);
    var mine = investigator.opens("Budi Pranata");
    var unknown = "/cases/" + NOBODY;

    for (String tail : List.of("", "/edit", "/persons/new", "/names")) {
      var answers =
          List.of(
              investigator.get(othersCase + tail),
              investigator.get(acrossCase + tail),
              investigator.get(unknown + tail));
      if (!tail.equals("/names")) {
        assertThat(answers).as(tail).allSatisfy(a -> assertThat(a.statusCode()).isEqualTo(404));
      }
      assertThat(plain(answers.get(0))).as(tail).isEqualTo(plain(answers.get(2)));
      assertThat(plain(answers.get(1))).as(tail).isEqualTo(plain(answers.get(2)));
    }
    for (String person : List.of(othersPerson, acrossPerson, NOBODY)) {
      for (String file : List.of(mine, othersCase, acrossCase, unknown)) {
        for (String tail : List.of("", "/identity", "/same")) {
          assertThat(investigator.get(file + "/persons/" + person + tail).statusCode())
              .as(file + " " + person + tail)
              .isEqualTo(404);
        }
        assertThat(
                investigator
                    .post(
                        file + "/persons/" + person, form("1", "victim", "possible", "sex", "male"))
                    .statusCode())
            .isEqualTo(404);
        assertThat(
                investigator
                    .post(file + "/persons/" + person + "/identity", "name.0", "Forged")
                    .statusCode())
            .isEqualTo(404);
      }
    }
    for (String tail :
        List.of(
            "/names",
            "/notes",
            "/tasks",
            "/tasks/" + NOBODY + "/done",
            "/hand-over",
            "/approval/ask",
            "/emergency/end",
            "/edit",
            "/persons/new",
            "/retention")) {
      for (String file : List.of(othersCase, acrossCase, unknown)) {
        assertThat(
                investigator
                    .post(file + tail, "text", "x", "version", "1", "wish", "keep")
                    .statusCode())
            .as(tail)
            .isIn(404, tail.equals("/retention") ? 302 : 404);
      }
    }
    assertThat(colleague.post(othersCase + "/names").body())
        .contains("Sari Lestari")
        .doesNotContain("Forged");
  }

  /// A page without what differs by its own address.
  private static String plain(HttpResponse<String> answer) {
    return answer.statusCode()
        + answer.headers().firstValue("Location").orElse("").replaceAll("[0-9a-f]{32}", "ID")
        + answer
            .body()
            .replaceAll("[0-9a-f]{32}", "ID")
            .replaceAll("\"timestamp\":\"[^\"]*\"", "TIME")
            .replaceAll("name=\"_csrf\"[^>]*value=\"[^\"]*\"", "TOKEN")
            .replaceAll("value=\"[^\"]*\"[^>]*name=\"_csrf\"", "TOKEN");
  }

  @Test
  void another_cases_task_and_person_are_not_reached_under_ones_own_case() {
    var colleague = AtTheDesk.as("colleague");
    var theirs = colleague.opens("Wulan Mahendra");
    colleague.post(
        theirs + "/tasks",
        "text",
        "visit her",
        "due",
        "2026-05-01",
        "account",
        colleague.colleague(theirs, "colleague"));
    var task = colleague.get(theirs).body().replaceAll("(?s).*/tasks/([0-9a-f]{32})/done.*", "$1");
    var mine = investigator.opens("Agus Santoso");

    var done = investigator.post(mine + "/tasks/" + task + "/done");
    investigator.post(
        mine + "/notes", "text", "planted on another", "about", colleague.personOf(theirs));
    investigator.post(
        mine + "/tasks", "text", "for the other side", "due", "2026-05-01", "account", NOBODY);

    assertThat(AtTheDesk.done(done)).isEqualTo("nothing");
    assertThat(colleague.get(theirs).body()).contains(task).doesNotContain("planted on another");
    assertThat(investigator.get(mine).body()).doesNotContain("for the other side");
  }

  @Test
  void fields_that_a_form_does_not_have_change_nothing() {
    var path = investigator.opens("Rina Wijaya");
    var reference = investigator.referenceOf(path);
    var person = investigator.personOf(path);
    var version = versionIn(investigator.get(path + "/persons/" + person));
    var forged =
        new String[] {
          "victim",
          "possible",
          "sex",
          "female",
          "id",
          NOBODY,
          "file",
          NOBODY,
          "compartment",
          "victim-services",
          "side",
          "victim-services",
          "reference",
          "XNO-1999-0001",
          "opened",
          "1999-01-01",
          "approval",
          "approved",
          "approved_version",
          "9",
          "account",
          NOBODY,
          "supervisor",
          "true",
          "team",
          NOBODY
        };

    investigator.post(path + "/persons/" + person, form(version, forged));
    var stale = investigator.post(path + "/persons/" + person, form("999", forged));
    investigator.get("/cases/new");
    var opened = AtTheDesk.pathOf(investigator.post("/cases/new", forged));

    assertThat(stale.statusCode()).isEqualTo(404);
    assertThat(investigator.referenceOf(path)).isEqualTo(reference);
    assertThat(investigator.get(path).body()).doesNotContain("XNO-1999", "1999");
    assertThat(AtTheDesk.as("helper").get(path).statusCode()).isEqualTo(404);
    assertThat(opened).isNotEqualTo("/cases/" + NOBODY);
    assertThat(investigator.referenceOf(opened)).doesNotContain("1999");
    assertThat(AtTheDesk.as("matron").get(opened).statusCode()).isEqualTo(404);
  }

  @Test
  void no_form_of_a_case_is_taken_without_the_sessions_token() {
    var path = investigator.opens("Maya Putri");
    var person = path + "/persons/" + investigator.personOf(path);
    for (String address :
        List.of(
            "/cases/new",
            "/cases/views",
            "/cases/views/remove",
            "/cases/search",
            "/cases/notices",
            "/cases/emergency",
            "/cases/drafts",
            path + "/names",
            path + "/notes",
            path + "/tasks",
            path + "/tasks/" + NOBODY + "/done",
            path + "/hand-over",
            path + "/approval/ask",
            path + "/emergency/end",
            path + "/edit",
            path + "/files",
            path + "/retention",
            path + "/persons/new",
            person,
            person + "/identity",
            person + "/consent")) {
      var without = investigator.browser().postExactly("/xno" + address, "name", "forged");
      var wrong =
          investigator.browser().postExactly("/xno" + address, "name", "forged", "_csrf", "AAAA");

      assertThat(without.statusCode()).as(address).isEqualTo(403);
      assertThat(wrong.statusCode()).as(address).isEqualTo(403);
    }
    assertThat(investigator.get("/cases").body()).doesNotContain("forged");
  }

  @Test
  void malformed_and_oversize_input_is_refused_and_breaks_nothing() {
    var path = investigator.opens("Lina Marlina");
    var person = path + "/persons/" + investigator.personOf(path);
    var answers = new ArrayList<HttpResponse<String>>();
    for (String number : List.of("99999999999999999999", "-1", "2147483648", "1e9", "")) {
      answers.add(investigator.post(person, "version", number, "victim", "possible"));
      answers.add(investigator.post(path + "/edit", "version", number, "status", "open"));
      answers.add(investigator.post(person, "version", "1", "victim", "possible", "onto", number));
      answers.add(investigator.get("/cases?after=" + number));
    }
    for (String filter : List.of("reference", "form", "from", "to", "sort", "after", "status")) {
      answers.add(investigator.get("/cases?" + filter + "=%00"));
      answers.add(investigator.get("/cases?" + filter + "=%ff%fe"));
      answers.add(investigator.get("/cases?" + filter + "=%2B999999999-12-31"));
      answers.add(investigator.get("/cases?" + filter + "=9999-12-31"));
    }
    answers.add(investigator.post("/cases/search", "name", "a\0b"));
    answers.add(investigator.post("/cases/views", "name", "a\0b", "risk", "high"));
    answers.add(investigator.post("/cases/views/remove", "name", "\0"));
    answers.add(
        investigator.post("/cases/emergency", "reference", "\0", "reason", "danger-to-life"));
    answers.add(investigator.post(path + "/notes", "text", "\0"));
    answers.add(investigator.post(path + "/notes", "text", "x".repeat(20_001)));
    answers.add(investigator.post(path + "/notes", "text", "x".repeat(3_000_000)));
    answers.add(
        investigator.post(
            path + "/tasks",
            "text",
            "late",
            "due",
            "+999999999-01-01",
            "account",
            investigator.colleague(path, "investigator")));
    var many = new ArrayList<String>();
    for (int i = 0; i < 10_000; i++) {
      many.addAll(List.of("route." + i + ".from", "XNO"));
    }
    answers.add(investigator.post(person, many.toArray(String[]::new)));

    for (var answer : answers) {
      assertThat(answer.statusCode())
          .as(answer.request().method() + " " + answer.uri())
          .isLessThan(500);
      assertThat(answer.body()).doesNotContain("Exception", "org.mufakat", "PSQL", "Lina Marlina");
    }
    assertThat(investigator.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void no_name_and_no_note_stands_in_an_address_or_is_kept_by_a_browser() {
    var path = investigator.opens("Ratna Sasmita");
    var noted = investigator.post(path + "/notes", "text", "fears her uncle");
    var person = path + "/persons/" + investigator.personOf(path);
    var kept = investigator.post(person + "/identity", "name.0", "Ratna Sasmita");
    var pages =
        List.of(
            noted,
            kept,
            investigator.get(path),
            investigator.post(path + "/names"),
            investigator.post("/cases/search", "name", "Ratna Sasmita"),
            investigator.get(person + "/identity"),
            investigator.get("/cases/" + NOBODY));

    for (var page : pages) {
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
      assertThat(page.headers().toString()).doesNotContain("Ratna", "uncle");
      assertThat(page.body()).doesNotContainPattern("(href|action)=\"[^\"]*(Ratna|uncle)");
    }
    assertThat(investigator.get(path + "?done=you-were-hacked").body())
        .doesNotContain("cases.done.you-were-hacked");
    assertThat(investigator.get("/cases/search?name=Ratna").body())
        .as("a name that somebody put into the address is not looked for")
        .doesNotContain("value=\"Ratna\"", "Ratna Sasmita");
  }
}
