package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.cases.htcds.HtcdsFault;
import org.mufakat.server.cases.htcds.HtcdsRefusal;
import org.springframework.context.MessageSource;

/// The pages of an import of cases, over HTTP. All persons are invented.
class CaseImportPagesTest {

  private static final String HEAD = "prs_FirstName,vic_TraffickingStatus\n";
  private static final Pattern PATH = Pattern.compile("/cases/imports/[0-9a-f]{32}");
  private static final Pattern MISSING_SENTENCE = Pattern.compile("\\?\\?[^?\\s]+\\?\\?");

  private final AtTheDesk inspector = AtTheDesk.as("inspector");
  private final List<String> handedIn = new ArrayList<>();

  @AfterEach
  void whatWaitsIsLeft() {
    handedIn.forEach(page -> inspector.post(page + "/leave"));
  }

  @Test
  void a_supervisor_hands_a_file_in_sees_what_is_in_it_and_takes_it() {
    var name = "Norra " + UUID.randomUUID();
    var page = handedIn(inspector, HEAD + name + ",PossibleVictimOfTrafficking\nSudro Secret,\n");

    var read = ended(inspector, page);
    assertThat(read).contains("nothing is taken yet", "1 cases would be taken");
    assertThat(read).contains("mufakat", "vic_TraffickingStatus");
    assertThat(read).doesNotContain("Secret", name);
    var quarantine = inspector.get(page + "/quarantine").body();
    assertThat(quarantine).contains("It is needed and blank").doesNotContain("Secret");

    assertThat(inspector.post(page + "/take").statusCode()).isEqualTo(302);

    assertThat(ended(inspector, page)).contains("The cases are taken", "1 cases with 1 persons");
    assertThat(inspector.post("/cases/search", "name", name).body()).contains(name);
    assertThat(AtTheDesk.as("investigator").post("/cases/search", "name", name).body())
        .doesNotContain("/persons/");
    assertThat(AtTheDesk.as("matron").post("/cases/search", "name", name).body())
        .doesNotContain("/persons/");
  }

  @Test
  void the_faults_can_be_had_as_csv_without_what_stands_in_a_row() {
    var page = handedIn(inspector, HEAD + "Sudro Secret,=Secret()\nNorra Secret,\n");
    ended(inspector, page);

    var csv = inspector.get(page + "/quarantine.csv");

    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body().lines().toList())
        .containsExactly(
            "file_row,column,fault,code,codes_that_would_do",
            "2,vic_TraffickingStatus,not-in-list,,PossibleVictimOfTrafficking"
                + " ActualVictimOfTrafficking NotAVictimOfTrafficking",
            "3,vic_TraffickingStatus,missing,,PossibleVictimOfTrafficking"
                + " ActualVictimOfTrafficking NotAVictimOfTrafficking");
  }

  @Test
  void an_import_of_another_is_not_there_whatever_is_asked_of_it() {
    var page = handedIn(inspector, HEAD + "Norra " + UUID.randomUUID() + ",\n");
    ended(inspector, page);
    var matron = AtTheDesk.as("matron");
    matron.get("/cases/imports");

    var asked =
        Stream.of("", "/progress", "/quarantine", "/quarantine.csv")
            .map(rest -> matron.get(page + rest))
            .toList();
    var told =
        Stream.of("/take", "/stop", "/leave", "/file")
            .map(rest -> matron.post(page + rest))
            .toList();

    assertThat(asked).extracting(HttpResponse::statusCode).containsOnly(404);
    assertThat(told).extracting(HttpResponse::statusCode).containsOnly(404);
    assertThat(inspector.get(page + "?lang=en").body()).contains("nothing is taken yet");
  }

  @Test
  void a_form_without_a_file_says_so_beside_the_form() {
    var answer = inspector.upload("/cases/imports", "", "");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("No file was chosen");
  }

  @Test
  void many_faults_are_paged() {
    var text = new StringBuilder(HEAD);
    for (int i = 0; i < 5_000; i++) {
      text.append("Norra ").append(UUID.randomUUID()).append(",Exploited\n");
    }
    var page = handedIn(inspector, text.toString());
    ended(inspector, page);

    var last = inspector.get(page + "/quarantine?page=100").body();
    var beyond = inspector.get(page + "/quarantine?page=999999").body();

    assertThat(last).contains("Page 100 of 100", "4,951 to 5,000 of 5,000");
    assertThat(beyond).contains("Page 100 of 100");
    assertThat(inspector.get(page + "/quarantine.csv").body().lines().count()).isEqualTo(5_001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "id"})
  void every_page_speaks_the_language_chosen(String language) {
    var page = handedIn(inspector, HEAD + "Norra " + UUID.randomUUID() + ",x\n");
    ended(inspector, page);

    for (String path : List.of("/cases/imports", page, page + "/quarantine")) {
      var body = inspector.get(path + "?lang=" + language).body();
      assertThat(body).contains("lang=\"" + language + "\"").doesNotContain(" style=\"");
      assertThat(MISSING_SENTENCE.matcher(body).find()).as(path).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "id"})
  void every_fault_reason_and_state_has_its_sentences(String language) {
    var messages = RunningNodes.shared().bean(MessageSource.class);
    var keys = new ArrayList<String>();
    for (var kind : HtcdsFault.Kind.values()) {
      keys.add("fault." + kind.slug());
      keys.add("fault." + kind.slug() + ".next");
    }
    for (var reason : HtcdsRefusal.Reason.values()) {
      keys.add("refusal." + reason.slug());
      keys.add("refusal." + reason.slug() + ".next");
    }
    Arrays.stream(CaseImport.State.values())
        .forEach(
            state -> {
              keys.add("state." + state.slug());
              if (!state.isUnderWay()) {
                keys.add("state." + state.slug() + ".title");
                keys.add("state." + state.slug() + ".text");
              }
            });

    assertThat(keys)
        .allSatisfy(
            key ->
                assertThat(
                        messages.getMessage(
                            "case-import." + key,
                            new Object[] {"1", "1", "1"},
                            Locale.of(language)))
                    .isNotBlank());
  }

  @Test
  void a_program_reads_takes_and_asks_for_the_faults() {
    var name = "Norra " + UUID.randomUUID();
    var answer =
        inspector.upload(
            "/api/v1/case-imports",
            "cases.csv",
            HEAD + name + ",PossibleVictimOfTrafficking\nSudro,\n");
    assertThat(answer.statusCode()).isEqualTo(202);
    var address = answer.headers().firstValue("Location").orElseThrow().substring(4);

    assertThat(until(address, "\"state\":\"read\"")).contains("\"cases\":1", "\"quarantined\":1");
    assertThat(inspector.get(address + "/quarantine").body())
        .contains("\"row\":3", "\"fault\":\"missing\"")
        .doesNotContain("Sudro");
    assertThat(inspector.post(address + "/take").statusCode()).isEqualTo(200);
    assertThat(until(address, "\"state\":\"taken\"")).contains("\"taken\":1", "\"hasFile\":false");
    assertThat(AtTheDesk.as("matron").get(address).statusCode()).isEqualTo(404);
  }

  @Test
  void a_program_is_told_what_the_pages_tell() {
    var answer =
        inspector.upload(
            "/api/v1/case-imports",
            "cases.csv",
            "prs_FirstName,vic_TraffickingStatus,cas_CaseOwner\n"
                + "Norra "
                + UUID.randomUUID()
                + ",PossibleVictimOfTrafficking,Invented owner\nSudro,,\n");
    var address = answer.headers().firstValue("Location").orElseThrow().substring(4);

    var read = until(address, "\"state\":\"read\"");
    var findings = inspector.get(address + "/findings").body();

    assertThat(read).contains("\"hasFile\":true", "\"nonPunishment\":0");
    assertThat(findings)
        .contains(
            "{\"column\":\"vic_TraffickingStatus\",\"fault\":\"missing\",\"rows\":1,\"allowed\":["
                + "\"PossibleVictimOfTrafficking\"",
            "\"left\":[{\"column\":\"cas_CaseOwner\",\"rows\":1}]")
        .doesNotContain("Invented owner", "Sudro");
    assertThat(AtTheDesk.as("matron").get(address + "/findings").statusCode()).isEqualTo(404);
    handedIn.add(address.replace("/api/v1/case-imports", "/cases/imports"));
  }

  @Test
  void a_program_that_takes_what_cannot_be_taken_is_told_why() {
    var text = HEAD + "Norra " + UUID.randomUUID() + ",PossibleVictimOfTrafficking\n";
    var answer = inspector.upload("/api/v1/case-imports", "cases.csv", text);
    var address = answer.headers().firstValue("Location").orElseThrow().substring(4);
    until(address, "\"state\":\"read\"");
    inspector.post(address + "/take");
    until(address, "\"state\":\"taken\"");

    var again = inspector.post(address + "/take");

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("import-at-its-end");
  }

  private String until(String address, String state) {
    for (int i = 0; i < 600; i++) {
      var body = inspector.get(address).body();
      if (body.contains(state)) {
        return body;
      }
      pause();
    }
    throw new AssertionError("no " + state);
  }

  /// @return its path at the node
  private String handedIn(AtTheDesk desk, String text) {
    var answer = desk.upload("/cases/imports", "cases.csv", text);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    var found = PATH.matcher(answer.headers().firstValue("Location").orElse(""));
    assertThat(found.find()).isTrue();
    handedIn.add(found.group());
    return found.group();
  }

  private static String ended(AtTheDesk desk, String page) {
    for (int i = 0; i < 600; i++) {
      var body = desk.get(page + "?lang=en").body();
      if (!body.contains("id=\"bar\"")) {
        return body;
      }
      pause();
    }
    throw new AssertionError("an import did not end");
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
