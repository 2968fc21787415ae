package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.node.NodeId;
import org.mufakat.server.ledger.NodeLedgers;

/// Every page in both languages, as an administrator sees it, or an auditor: no sentence is
/// missing, and what the pages promise of figures is there.
class EveryPageTest {

  private static final Pattern MISSING_SENTENCE = Pattern.compile("\\?\\?[^?\\s]+\\?\\?");

  private static final List<String> PAGES =
      List.of(
          "/hub/region",
          "/hub/region?indicator=persons-convicted",
          "/hub/flows",
          "/hub/flows/XWE-XNO",
          "/hub/states",
          "/hub/states/XNO",
          "/hub/claims",
          "/hub/claims?number=7&state=XNO&from=2018&to=2020",
          "/hub/releases",
          "/hub/revisions",
          "/hub/imports",
          "/hub/about",
          "/hub/users",
          "/hub/password",
          "/hub/account",
          "/hub/account/codes",
          "/hub/account/passkeys",
          "/hub/account/providers",
          "/hub/account/providers?refused=opens-another",
          "/hub/account/providers?done=linked",
          "/hub/sign-in/passkey",
          "/hub/ledger",
          "/hub/ledger?event=erasure&role=auditor",
          "/hub/ledger/0",
          "/hub/ledger/verification",
          "/hub/regime");

  private final RunningNodes nodes = RunningNodes.shared();

  static Stream<Arguments> pages() {
    return PAGES.stream()
        .flatMap(page -> Stream.of("en", "id").map(language -> Arguments.of(page, language)));
  }

  @BeforeEach
  void anEntryToShow() {
    nodes.bean(NodeLedgers.class).of(NodeId.HUB).settle();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_page_speaks_the_language_chosen(String page, String language) {
    var answer =
        Browser.signedIn(nodes, NodeId.HUB, page.contains("/ledger") ? "auditor" : "admin")
            .get(page + (page.contains("?") ? "&" : "?") + "lang=" + language);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("lang=\"" + language + "\"");
    assertThat(MISSING_SENTENCE.matcher(answer.body()).find()).isFalse();
    assertThat(answer.body()).doesNotContain(" style=\"");
  }

  /// The content is kept for all readers; what one reader may do, or is, must not be in another's.
  @Test
  void a_page_holds_nothing_of_those_who_read_it_before() {
    var analyst = Browser.signedIn(nodes, NodeId.HUB, "analyst").get("/hub/region?lang=en");
    var nobody = Browser.at(nodes).get("/hub/region?lang=en");

    assertThat(analyst.body()).contains("href=\"/hub/imports\"");
    assertThat(content(analyst.body())).doesNotContain("_csrf", "analyst");
    assertThat(nobody.body()).doesNotContain("/hub/imports");
  }

  private static String content(String page) {
    return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
  }

  @Test
  void a_language_once_chosen_is_remembered_by_a_cookie() {
    var answer = Browser.at(nodes).get("/hub/region?lang=id");

    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(c -> c.startsWith("mufakat-language=id;") && c.contains("HttpOnly"));
    assertThat(answer.body()).contains("Gambaran kawasan");
  }

  @Test
  void a_language_that_is_not_spoken_here_changes_nothing() {
    var answer = Browser.at(nodes).get("/hub/region?lang=xx", "Accept-Language", "id,en;q=0.5");

    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.body()).contains("lang=\"id\"");
  }

  @Test
  void a_reader_of_many_languages_is_answered() {
    var many = "fr,de,es,it,pt,nl,sv,da,fi,pl,cs,sk,hu,ro,bg,".repeat(20) + "id";

    var answer = Browser.at(nodes).get("/hub/region", "Accept-Language", many);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("lang=\"id\"");
  }

  @Test
  void a_wrong_choice_is_explained_and_something_is_shown_all_the_same() {
    var answer = Browser.at(nodes).get("/hub/region?indicator=wealth&from=20x&lang=en");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("There is no indicator “wealth”.", "“20x” is not a year.", "class=\"m-big\"");
  }

  @Test
  void every_picture_carries_its_source_and_its_numbers_in_a_table() {
    var page = Browser.at(nodes).get("/hub/region?lang=en").body();

    assertThat(page).contains("<p class=\"m-source\">Source: ", "data-chart=\"series\"", "<tbody>");
    assertThat(page).contains("A citizenship is not an origin", "imply no opinion");
  }

  @Test
  void what_stands_in_a_script_element_cannot_end_it() {
    var page = Browser.at(nodes).get("/hub/region").body();
    var data = page.split("<script type=\"application/json\">", -1);

    assertThat(data.length).isGreaterThan(1);
    for (int i = 1; i < data.length; i++) {
      assertThat(data[i].substring(0, data[i].indexOf("</script>"))).doesNotContain("<");
    }
  }

  @Test
  void a_person_gets_a_page_and_a_program_a_problem_where_there_is_nothing() {
    var browser = Browser.at(nodes);

    var page = browser.get("/hub/states/ZZZ", "Accept", "text/html");
    var problem = browser.get("/hub/api/v1/releases/1999-01-01", "Accept", "application/json");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(problem.statusCode()).isEqualTo(404);
    assertThat(problem.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/zzz", "/zzz/about", "/zzz/region", "/zzz/imports", "/zzz/nothing"})
  void a_node_that_does_not_run_here_is_a_page_that_says_so(String address) {
    var page = Browser.at(nodes).get(address + "?lang=en", "Accept", "text/html");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body())
        .contains("<h1>There is no such node here</h1>", "Check the first part of the address");
  }

  @Test
  void a_file_that_was_not_chosen_is_asked_for_again() {
    var browser = Browser.signedIn(nodes, NodeId.HUB, "analyst");

    browser.get("/hub/imports?lang=en");
    var answer = browser.post("/hub/imports", "release", "2025-04-14");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("<h2>");
  }

  @Test
  void styles_are_addressed_by_their_content_and_kept_for_a_year() {
    var browser = Browser.at(nodes);
    var address = find(browser.get("/hub/about").body(), "/assets/mufakat-[0-9a-f]{32}\\.css");

    var style = browser.get(address);

    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(style.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
  }

  private static String find(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow().group();
  }
}
