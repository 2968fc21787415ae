package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.RunningNodes;

/// Tables from a file of invented persons to the public page, by the people of a node; and that
/// nothing public tells what is withheld.
class TablesPagesTest {

  private static final Pattern MISSING_SENTENCE = Pattern.compile("\\?\\?[^?\\s]+\\?\\?");

  /// Signed in once: a password check is made to be slow.
  private static final TablesWalk WALK = new TablesWalk(RunningNodes.shared());

  private final RunningNodes nodes = RunningNodes.shared();
  private final TablesWalk walk = WALK;
  private final Browser statistician = walk.statistician;
  private final Browser approver = walk.approver;

  private String draft(String title, String period) throws InterruptedException {
    return walk.made(TablesWalk.persons(), Map.of("title", title, "period", period));
  }

  private static String version(Browser browser, String address) {
    return TablesWalk.version(browser, address);
  }

  private String released(String title, String period) throws InterruptedException {
    var id = draft(title, period);
    walk.letOut(id);
    return id;
  }

  @Test
  void tables_go_from_a_file_to_the_public_page_by_two_persons() throws InterruptedException {
    var id = draft("Invented victims by origin and sex", "2031");
    var desk = "/xno/tables/desk/" + id;

    var preview = statistician.get(desk + "?lang=en").body();
    assertThat(preview)
        .contains(
            "7 persons, fewer than 11.", "What an attacker could know", "Keep it with the file");
    assertThat(MISSING_SENTENCE.matcher(preview).find()).isFalse();
    statistician.post(desk + "/prepare", "version", version(statistician, desk));
    assertThat(statistician.post(desk + "/decide", "decision", "approve").statusCode())
        .isEqualTo(403);
    var review = approver.get(desk + "?lang=id").body();
    assertThat(review).contains("Keputusan Anda").doesNotContain("Kode bukti");
    assertThat(MISSING_SENTENCE.matcher(review).find()).isFalse();
    approver.post(desk + "/decide", "version", version(approver, desk), "decision", "approve");

    var reader = Browser.signedIn(nodes, RunningNodes.NORTH, "reader");
    for (String language : List.of("en", "id")) {
      for (String page : List.of("/xno/tables", "/xno/tables/" + id)) {
        var answer = reader.get(page + "?lang=" + language);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Invented victims by origin and sex");
        assertThat(MISSING_SENTENCE.matcher(answer.body()).find()).isFalse();
        assertThat(answer.body()).doesNotContain(" style=\"");
      }
    }
    var file = reader.get("/xno/tables/" + id + ".release").body();
    var key =
        Pattern.compile("mufakat/example/XNO/tables\\+[^<\\s]+")
            .matcher(reader.get("/xno/tables").body());
    assertThat(key.find()).isTrue();
    assertThat(
            SignedPackage.verify(
                file.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Optional.of(VerifierKey.parse(key.group().replace("&#43;", "+")).orElseThrow())))
        .isInstanceOf(SignedPackage.Verdict.Sound.class);
  }

  @Test
  void nothing_public_tells_what_is_withheld() throws InterruptedException {
    var id = released("Invented victims once more", "2032");
    var reader = Browser.signedIn(nodes, RunningNodes.NORTH, "reader");
    var base = "/xno/tables/" + id;

    var csv = reader.get(base + "/1.csv").body();
    assertThat(csv).contains("X0,S0,,,,withheld");
    for (String line : csv.lines().filter(l -> l.endsWith("withheld")).toList()) {
      assertThat(line).matches("[^,]+,[^,]+,,,,withheld");
    }
    for (String address : List.of("", "/1.csv", "/1.json", "/1.sdmx.csv", ".jsonld", ".release")) {
      var answer = reader.get(base + address);
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      var all = answer.body() + answer.headers().map();
      assertThat(all)
          .as(address)
          .doesNotContain("Invented Person", "fewer than 11.", "threshold-", "secondary");
      assertThat(
              Pattern.compile("(?<![\\d\\w.:+/=-])7(?![\\d\\w.:+/=-])")
                  .matcher(answer.body().replaceAll("(?s)<head>.*?</head>|<header.*?</header>", ""))
                  .find())
          .as(address)
          .isFalse();
    }
  }

  @Test
  void what_is_not_out_is_there_for_nobody_but_the_desk() throws InterruptedException {
    var id = draft("Invented draft", "2033");
    var reader = Browser.signedIn(nodes, RunningNodes.NORTH, "reader");
    var analyst = Browser.signedIn(nodes, RunningNodes.NORTH, "analyst");

    for (String address : List.of("", "/1.csv", ".release", ".jsonld")) {
      assertThat(reader.get("/xno/tables/" + id + address).statusCode()).isEqualTo(404);
    }
    assertThat(reader.get("/xno/tables").body()).doesNotContain("Invented draft");
    assertThat(reader.get("/xno/tables/desk/" + id).statusCode()).isEqualTo(403);
    var desk = analyst.get("/xno/tables/desk/" + id + "?lang=en").body();
    assertThat(desk)
        .contains("shown to statisticians and release approvers only")
        .doesNotContain("fewer than 11");
  }

  /// Why tables cannot leave says what the file has.
  @Test
  void the_part_that_changes_tells_the_reasons_of_a_refusal_to_those_who_see_counts()
      throws InterruptedException {
    released("Invented and complete", "2036");
    var id =
        walk.made(
            TablesWalk.persons() + "Invented Person,X2,S2\n",
            Map.of("title", "Invented and one more", "period", "2036"));
    var progress = "/xno/tables/desk/" + id + "/progress?lang=en";

    assertThat(statistician.get(progress).body()).contains("the file has 233");
    var analyst = Browser.signedIn(nodes, RunningNodes.NORTH, "analyst");
    assertThat(analyst.get(progress).statusCode()).isEqualTo(200);
    assertThat(analyst.get(progress).body()).doesNotContain("the file has", "233");
  }

  @Test
  void a_file_with_a_fault_is_told_by_its_line_and_the_form_keeps_what_was_typed() {
    var answer = walk.asked("origin,sex\nX1,\n", Map.of("title", "Kept <title>", "period", "2034"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Line 2", "Kept &lt;title&gt;");
  }

  @Test
  void a_withdrawn_release_stays_listed_with_the_reason() throws InterruptedException {
    var id = released("Invented and withdrawn", "2035");
    var page = "/xno/tables/" + id;

    approver.post(
        "/xno/tables/desk/" + id + "/withdraw",
        "version",
        version(approver, page),
        "reason",
        "wrong-figures");

    var body = Browser.signedIn(nodes, RunningNodes.NORTH, "reader").get(page + "?lang=en").body();
    assertThat(body).contains("This release was withdrawn", "Figures are wrong");
  }

  @Test
  void partners_sums_and_the_budget_have_their_pages() {
    statistician.get("/xno/tables/desk/partners?lang=en");
    var wrong =
        statistician.post(
            "/xno/tables/desk/partners",
            "partner",
            "XSO",
            "source",
            "Report",
            "period",
            "2050",
            "lines",
            "origin=X1");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Line 1 is no sum");
    statistician.upload(
        "/xno/tables/desk/partners",
        "sums.csv",
        "origin,sex,persons\nX1,Total,37\n,S1,41\n",
        "partner",
        "XSO",
        "source",
        "Report",
        "period",
        "2050");
    assertThat(statistician.get("/xno/tables/desk/partners").body())
        .contains("origin: X1", "37", "sex: S1", "41");

    approver.get("/xno/tables/desk/budget?lang=en");
    var set = approver.post("/xno/tables/desk/budget", "epsilon", "8", "delta", "10000000");
    assertThat(set.statusCode()).isEqualTo(302);
    var raised = approver.post("/xno/tables/desk/budget", "epsilon", "9", "delta", "10000000");
    assertThat(raised.statusCode()).isEqualTo(422);
    assertThat(raised.body()).contains("More may be spent than was promised before");
    for (String language : List.of("en", "id")) {
      var page = approver.get("/xno/tables/desk/budget?lang=" + language).body();
      assertThat(MISSING_SENTENCE.matcher(page).find()).isFalse();
    }
  }
}
