package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.reference.ReferenceKind;
import org.mufakat.server.reference.ReferenceShelf;
import org.mufakat.server.reference.ReferenceTables;
import org.mufakat.statistics.YearSpan;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `import population`, `migrant-stock` and `land-boundaries` as someone types them.
class ImportReferenceTest {

  private static final String POPULATION = "Country Name,Country Code,Year,Value\n";
  private static final String STOCK =
      "year,origin,origin_iso3,destination,destination_iso3,migrants\n";

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
  void every_row_of_a_population_is_taken_or_told_why_not_by_its_number() throws IOException {
    var ended =
        importing(
            "XNO",
            "population",
            POPULATION
                + "Northmark,XNO,2018,4000123\n"
                + "The Marks,MRK,2018,99\n"
                + "Northmark,XNO,1018,1\n"
                + "Northmark,XNO,2019,\n"
                + "Northmark,XNO,2020,4.2 million\n"
                + "Southmark,XNO,2021,5\n"
                + "Northmark,XNO,2018,4000123\n"
                + "Eastmark,XEA,2018,7\n"
                + "Eastmark,XEA,2018,8\n"
                + "Northmark,XNO\n"
                + "Northmark,XNO,2022,5.000\n");

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.OK);
    assertThat(ended.out().lines().map(String::strip))
        .contains(
            "11 rows read: 1 taken, 10 not taken",
            "row 3: The Marks | MRK | 2018 | 99 (not-a-state)",
            "row 4: Northmark | XNO | 1018 | 1 (year-out-of-range)",
            "row 5: Northmark | XNO | 2019 |  (no-value)",
            "row 6: Northmark | XNO | 2020 | 4.2 million (not-a-number)",
            "row 7: Southmark | XNO | 2021 | 5 (code-and-name-differ)",
            "row 8: Northmark | XNO | 2018 | 4000123 (same-row-again)",
            "row 10: Eastmark | XEA | 2018 | 8 (repeated-key)",
            "row 11: Northmark | XNO (wrong-number-of-columns)",
            "row 12: Northmark | XNO | 2022 | 5.000 (not-a-number)");
    assertThat(ended.out()).contains("row 9: XEA |  | 2018 | 7 (repeated-key)");
  }

  @Test
  void a_rate_has_the_imported_residents_where_there_are_some_and_else_the_packs_and_says_which()
      throws IOException {
    importing("XSO", "population", POPULATION + "Northmark,XNO,2019,41\n", "--release", "of May");

    var tables = ReferenceTables.of(node("XSO"), Optional.empty());

    assertThat(tables.in("XNO", 2019)).isEqualTo(OptionalLong.of(41));
    assertThat(tables.source("XNO", 2019).orElseThrow().citation())
        .isEqualTo(ReferenceKind.POPULATION.usualSource() + ", of May");
    assertThat(tables.in("XNO", 2018)).isEqualTo(OptionalLong.of(4_000_000));
    assertThat(tables.source("XNO", 2018).orElseThrow().citation())
        .isEqualTo("Invented for Mufakat");
    assertThat(tables.in("XEA", 2020)).isEmpty();
    assertThat(tables.source("XEA", 2020)).isEmpty();
  }

  @Test
  void a_members_node_reads_the_hubs_table_where_it_has_none_of_its_own() throws IOException {
    importing("HUB", "land-boundaries", "iso3,neighbour,km\nXNO,Southmark,\"1,204.5\"\n");

    var tables = ReferenceTables.of(node("XEA"), Optional.of(node("HUB")));

    assertThat(tables.borderMetres("XSO", "XNO")).isEqualTo(OptionalLong.of(1_204_500));
    assertThat(tables.borderMetres("XSO", "XEA")).isEmpty();
  }

  @Test
  void the_same_file_again_changes_nothing_and_the_ledger_tells_of_the_first() throws IOException {
    var text = STOCK + "2015,Westmark,XWE,Northmark,XNO,900\n";
    long before = importsInTheLedger("XEA");

    var first = importing("XEA", "migrant-stock", text);
    var second = importing("XEA", "migrant-stock", text, "--release", "another name");

    assertThat(first.out()).startsWith("Stored at XEA, and in use from now on: United Nations");
    assertThat(second.out()).startsWith("The same rows were brought before");
    assertThat(importsInTheLedger("XEA")).isEqualTo(before + 1);
  }

  @Test
  void a_state_without_a_code_is_found_by_the_packs_spellings_and_the_report_tells_how_many()
      throws IOException {
    var ended =
        importing(
            "HUB",
            "migrant-stock",
            STOCK
                + "2015,Westmarkers,,Northmark,XNO,900\n"
                + "2020,Westmark,XWE,Northmark,,950\n"
                + "2020,Nowhere,,Northmark,XNO,3\n"
                + "2020,Northmark,XNO,Northmark,XNO,3\n"
                + "2020,Other Marks,,Northmark,XNO,3\n");

    var tables = ReferenceTables.of(node("HUB"), Optional.empty());

    assertThat(ended.out())
        .contains(
            "5 rows read: 2 taken, 3 not taken",
            "Of those taken, 2 named a State without its code",
            "row 4: 2020 | Nowhere |  | Northmark | XNO | 3 (unknown-spelling)",
            "row 5: 2020 | Northmark | XNO | Northmark | XNO | 3 (same-state-twice)",
            "row 6: 2020 | Other Marks |  | Northmark | XNO | 3 (not-a-state)");
    assertThat(tables.migrants("XWE", "XNO", new YearSpan(2010, 2022)))
        .containsExactly(Map.entry(2015, 900L), Map.entry(2020, 950L));
    assertThat(tables.migrants("XNO", "XWE", new YearSpan(2010, 2022))).isEmpty();
  }

  @Test
  void a_file_that_is_no_such_table_is_refused_with_what_to_do_and_leaves_nothing()
      throws IOException {
    var wrongColumns = importing("XSO", "migrant-stock", "year,origin,migrants\n2020,Westmark,3\n");
    var noRow = importing("XSO", "migrant-stock", STOCK);
    var nothingTaken = importing("XSO", "migrant-stock", STOCK + "2020,Nowhere,,Northmark,XNO,3\n");
    var openQuote =
        importing("XSO", "migrant-stock", STOCK + "2020,\"Westmark,XWE,Northmark,XNO,3\n");
    Files.write(
        site.beside("latin.csv"), "a;b\nM\u00e9xico;1\n".getBytes(StandardCharsets.ISO_8859_1));
    var notUtf8 = run("XSO", "migrant-stock", site.beside("latin.csv"));
    var absent = run("XSO", "migrant-stock", site.beside("absent.csv"));

    assertThat(List.of(wrongColumns, noRow, nothingTaken, openQuote, notUtf8, absent))
        .extracting(Ended::code)
        .containsOnly(ExitCode.BAD_INPUT);
    assertThat(wrongColumns.out())
        .contains("Row 1 lacks the columns origin_iso3, destination, destination_iso3");
    assertThat(noRow.out()).contains("a header and no row");
    assertThat(nothingTaken.out()).contains("None of the 1 rows could be taken. The first, row 2");
    assertThat(openQuote.out()).contains("A quotation mark is out of place");
    assertThat(notUtf8.out()).contains("no text in UTF-8");
    assertThat(absent.out()).contains("is it there");
    assertThat(new ReferenceShelf(node("XSO").dataSource()).inUse(ReferenceKind.MIGRANT_STOCK))
        .isEmpty();
  }

  /// `flows` on the same folder: 31 Southmarkers, `<5` Eastmarkers, 40 nationals; 7 and 14 of no
  /// State.
  @Test
  void flows_prints_groups_own_citizens_apart_and_each_way_of_saying_nothing() {
    site.run("import", "glotip", "src/test/resources/releases/spellings.csv", "--node", "XNO");

    var all = site.run("flows", "--years", "2019", "--node", "XNO");
    var one =
        site.run("flows", "--years", "2018-2019", "--to", "XNO", "--from", "XSO", "--node", "XNO");
    var json = site.run("flows", "--year", "2019", "--json", "--node", "XNO");
    var none = site.run("flows", "--years", "2001", "--node", "XNO");
    var wrong = site.run("flows", "--to", "XWE", "--node", "XNO");

    assertThat(all.code()).as(all.err()).isEqualTo(ExitCode.OK);
    assertThat(all.out().lines().map(l -> l.strip().replaceAll(" +", " ")))
        .contains(
            "Group 1 of 2",
            "Southmark → Northmark 31 chance 21–45 2019 surely below 0, above 1",
            "Group 2 of 2",
            "Eastmark → Northmark 0–4 chance 0–11 2019 surely below 1, above 0",
            "Own citizens, in no group",
            "Northmark → Northmark 40 chance 28–55 2019");
    assertThat(all.out()).contains("No citizenship published by: Southmark, Eastmark.");
    assertThat(one.out()).contains("2018 no-citizenships".replace(" ", "  "));
    assertThat(json.out()).contains("\"tier\":1", "\"status\":\"suppressed\"");
    assertThat(none.code()).isEqualTo(ExitCode.NO);
    assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(wrong.err()).contains("--to cannot be \"XWE\"");
  }

  @Test
  void a_registers_routes_are_read_from_a_file_and_a_fault_names_its_row() throws IOException {
    var file = site.beside("routes.csv");
    Files.writeString(
        file,
        "origin,transit,destination,count\n"
            + "Westmark,XEA,XNO,12\nXWE,XEA > XSO,XNO,<5\nXSO,,XSO,7\nXEA,,XNO,300\n");
    var wrong = site.beside("wrong-routes.csv");
    Files.writeString(wrong, "origin,destination\nXNO,XSO\nXNO,Nowhere\n");

    var read = site.run("flows", "--routes", file.toString(), "--node", "XNO");
    var refused = site.run("flows", "--routes", wrong.toString(), "--node", "XNO");

    assertThat(read.code()).as(read.err()).isEqualTo(ExitCode.OK);
    assertThat(read.out().lines().map(l -> l.strip().replaceAll(" +", " ")))
        .contains(
            "Group 1 of 2",
            "Eastmark → Northmark 300 chance 267–336",
            "Westmark → Northmark 12–16 chance 6–26",
            "Southmark 7",
            "Eastmark 12–16",
            "Southmark 0–4");
    assertThat(site.run("flows", "--routes", file.toString(), "--node", "XNO", "--json").out())
        .contains(
            "\"origin\":\"XWE\",\"transit\":[\"XEA\",\"XSO\"],\"destination\":\"XNO\",\"low\":0,\"high\":4",
            "\"through\":[{\"state\":\"XEA\",\"low\":12,\"high\":16}",
            "\"tiers\":2");
    assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err()).contains("wrong-routes.csv: Row 3: \"Nowhere\" is no State");
  }

  private static HostedNode node(String code) {
    return site.folder().node(new NodeId(code));
  }

  private static long importsInTheLedger(String node) {
    return JdbcClient.create(node(node).dataSource())
        .sql(
            "select count(*) from ledger_entry where split_part(ledger_line(bytes, 5), ' ', 2) = ?")
        .param(LedgerEvent.IMPORT.code())
        .query(Long.class)
        .single();
  }

  private static Ended importing(String node, String kind, String text, String... more)
      throws IOException {
    var file = site.beside(kind + ".csv");
    Files.writeString(file, text);
    return run(node, kind, file, more);
  }

  private static Ended run(String node, String kind, Path file, String... more) {
    var arguments = new ArrayList<>(List.of("import", kind, file.toString(), "--node", node));
    arguments.addAll(List.of(more));
    return site.run(arguments.toArray(String[]::new));
  }
}
