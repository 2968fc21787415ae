package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.DataFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `import glotip` and `quarantine` as someone types them, on a data folder of the example pack.
class ImportCommandTest {

  private static final Path FIXTURES = Path.of("src/test/resources/releases");

  private static CommandSite site;

  @BeforeAll
  static void openFolder() throws IOException {
    site = CommandSite.open();
  }

  @AfterAll
  static void closeFolder() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void an_import_prints_a_report_that_adds_up_and_a_second_one_changes_nothing() {
    var first = importing("questionnaire-codes.csv", "--node", "XNO");

    assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.OK);
    assertThat(first.out().lines())
        .contains(
            "Stored at node XNO: Office of the Marks, MARKTIP, release of 31 January 2024.",
            "         4 rows read",
            "         1   accepted",
            "         0   accepted with something unresolved",
            "         3   quarantined",
            "         3     a cell code of the questionnaire in place of a count",
            "To browse the quarantined rows: ./mufakat quarantine --release 2024-01-31 --node XNO");

    var second = importing("questionnaire-codes.csv", "--node", "XNO");

    assertThat(second.code()).isEqualTo(ExitCode.OK);
    assertThat(second.out())
        .startsWith("Already at node XNO, and unchanged: Office of the Marks, MARKTIP");
  }

  @Test
  void the_quarantine_is_listed_and_written_as_csv_once() throws IOException {
    importing("questionnaire-codes.csv", "--node", "HUB");
    var file = site.beside("quarantine.csv").toString();

    var listed = run("quarantine", "--node", "HUB", "--release", "2024-01-31");
    var written = run("quarantine", "--node", "HUB", "--release", "2024-01-31", "--csv", file);
    var again = run("quarantine", "--node", "HUB", "--release", "2024-01-31", "--csv", file);

    assertThat(listed.out())
        .startsWith("Release 2024-01-31: 3 rows quarantined.")
        .contains("row 5, a cell code of the questionnaire in place of a count: XNO | Northmark");
    assertThat(written.code()).isEqualTo(ExitCode.OK);
    assertThat(Files.readAllLines(Path.of(file))).hasSize(4);
    assertThat(again.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(again.err()).contains("is there already");
  }

  @Test
  void where_no_node_is_named_a_folder_of_one_node_means_that_node_and_no_hub_is_made()
      throws IOException {
    var place = Files.createTempDirectory("mufakat-one-node").resolve("data");
    var file = FIXTURES.resolve("questionnaire-codes.csv").toString();
    try (var folder = DataFolder.open(place, site.folder().node(NodeId.HUB).node().regime())) {
      folder.node(new NodeId("XNO"));

      var imported = CommandSite.runAt(place, "import", "glotip", file);
      var quarantined = CommandSite.runAt(place, "quarantine");

      assertThat(imported.out()).startsWith("Stored at node XNO: ");
      assertThat(quarantined.out()).startsWith("Release 2024-01-31: 3 rows quarantined.");
      assertThat(folder.nodes()).extracting(NodeId::value).containsExactly("XNO");

      folder.node(new NodeId("XSO"));
      var refused =
          CommandSite.runAt(place, "check-claim", "5", "--state", "XNO", "--years", "2018");

      assertThat(refused.code()).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(refused.err().lines())
          .containsExactly(
              "The data folder %s has the nodes XNO, XSO and no hub: say which is meant, as --node XNO."
                  .formatted(place),
              "See ./mufakat check-claim --help.");
      assertThat(folder.nodes()).extracting(NodeId::value).containsExactly("XNO", "XSO");
    }
  }

  @Test
  void scripts_get_the_quarantine_as_one_json_object() {
    importing("questionnaire-codes.csv", "--node", "HUB");

    var listed = json(run("quarantine", "--node", "HUB", "--release", "2024-01-31", "--json"));
    var both = run("quarantine", "--node", "HUB", "--json", "--csv", "-");

    assertThat(listed.get("release").asString()).isEqualTo("2024-01-31");
    assertThat(listed.get("rows").size()).isEqualTo(3);
    assertThat(listed.get("rows").get(0).get("row").asInt()).isEqualTo(5);
    assertThat(both.code()).isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void scripts_get_one_json_object() {
    var stored = json(importing("plain.csv", "--node", "XSO", "--json"));
    var taken = json(importing("margins.csv", "--node", "XSO", "--json"));
    var refused = json(importing("without-any-date.csv", "--node", "XSO", "--json"));

    assertThat(stored.get("outcome").asString()).isEqualTo("stored");
    assertThat(stored.get("report").get("rowsRead").asInt()).isEqualTo(4);
    assertThat(taken.get("outcome").asString()).isEqualTo("name-taken");
    assertThat(taken.get("suggested").asString()).isEqualTo("2024-01-31a");
    assertThat(refused.get("refusal").get("reason").asString()).isEqualTo("no-release-date");
  }

  @Test
  void every_ending_has_its_exit_code() {
    assertThat(importing("missing-years.csv", "--node", "XEA").code()).isEqualTo(ExitCode.OK);
    assertThat(importing("plain.csv", "--node", "XEA").code()).isEqualTo(ExitCode.NO);
    assertThat(importing("plain.csv", "--node", "XEA", "--release", "2024-01-31b").code())
        .isEqualTo(ExitCode.OK);
    assertThat(importing("no-such-file.csv", "--node", "XEA").code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(importing("without-any-date.csv", "--node", "XEA").code())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(importing("plain.csv", "--node", "XEA", "--release", "last May").code())
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run("import").code()).isEqualTo(ExitCode.WRONG_USAGE);
  }

  private static Ended importing(String fixture, String... more) {
    var arguments = new ArrayList<>(List.of("import", "glotip"));
    arguments.add(FIXTURES.resolve(fixture).toString());
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static Ended run(String... arguments) {
    return arguments.length > 1 ? site.run(arguments) : CommandSite.runAlone(arguments);
  }

  private static JsonNode json(Ended ended) {
    return JsonMapper.builder().build().readTree(ended.out());
  }
}
