package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.node.PackSpellings;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.ImportReport;
import org.mufakat.statistics.MemoryShelf;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.SpellingTable;

/// Small invented releases, a trap each, read with the regime pack `example`.
class ReleaseFixturesTest {

  private static final Path FIXTURES = Path.of("src/test/resources/releases");
  private static final ReleaseId RELEASE = new ReleaseId("2024-01-31");
  private static final SpellingTable SPELLINGS =
      new PackSpellings(Packs.shipped("example").spellings());

  @Test
  void every_fixture_ends_as_the_table_says() throws IOException {
    var table =
        """
        plain.csv                       | 4 read, 4 accepted
        without-preamble-2024-01-31.csv | 4 read, 4 accepted
        without-any-date.csv            | no-release-date
        semicolons-windows-1252.csv     | 2 read, 1 accepted, 1 unknown-spelling
        tabs-with-byte-order-mark.csv   | 1 read, 1 accepted
        columns-in-another-order.csv    | 1 read, 1 accepted
        five-values.csv                 | 7 read, 7 accepted
        questionnaire-codes.csv         | 4 read, 1 accepted, 3 questionnaire-code
        repeated-keys.csv               | 6 read, 1 accepted, 5 repeated-key
        spellings.csv                   | 7 read, 5 accepted, 2 unknown-spelling
        area-without-code.csv           | 3 read, 1 accepted, 2 area-without-code
        margins.csv                     | 8 read, 8 accepted
        no-counts.csv                   | 5 read, 1 accepted, 4 value-not-a-count
        split-by-separator.csv          | 6 read, 4 accepted, 2 wrong-number-of-columns
        missing-years.csv               | 2 read, 2 accepted
        """;

    var ends =
        table
            .lines()
            .map(line -> line.split("\\|"))
            .collect(Collectors.toMap(p -> p[0].strip(), p -> p[1].strip()));
    try (var files = Files.list(FIXTURES)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ends.keySet());
    }
    assertThat(ends)
        .allSatisfy(
            (name, end) ->
                assertThat(inWords(run(new MemoryShelf(), FIXTURES.resolve(name))))
                    .as(name)
                    .isEqualTo(end));
  }

  @Test
  void letters_outside_ascii_survive_windows_1252_and_utf_8() {
    var shelf = new MemoryShelf();
    run(shelf, FIXTURES.resolve("semicolons-windows-1252.csv"));

    assertThat(shelf.areas(RELEASE)).extracting(a -> a.publishedName()).contains("Südmark");
    assertThat(shelf.unknownSpellings(RELEASE))
        .extracting(s -> s.label())
        .containsExactly("Südmärker");
  }

  @Test
  void the_five_values_stay_five_values() {
    var shelf = new MemoryShelf();
    run(shelf, FIXTURES.resolve("five-values.csv"));

    assertThat(cells(shelf).stream().map(c -> c.value().slug()))
        .containsExactly(
            "suppressed",
            "count",
            "missing",
            "not-applicable",
            "no-mention",
            "missing",
            "suppressed");
  }

  /// What a fixture says in CSV it says as a workbook too, with shared and with inline texts.
  @Test
  void the_same_rows_as_a_workbook_are_the_same_release(@TempDir Path folder) throws IOException {
    for (var name : List.of("plain.csv", "spellings.csv", "repeated-keys.csv", "five-values.csv")) {
      var shelf = new MemoryShelf();
      run(shelf, FIXTURES.resolve(name));
      List<List<String>> rows;
      try (var parser = CSVFormat.RFC4180.parse(Files.newBufferedReader(FIXTURES.resolve(name)))) {
        rows = parser.stream().map(r -> Arrays.asList(r.values())).toList();
      }
      var workbooks =
          List.of(Workbooks.of(rows), Workbooks.inline(rows), withFormulaAndNumbers(rows));
      for (int i = 0; i < workbooks.size(); i++) {
        var file = Files.write(folder.resolve(name + i + ".xlsx"), workbooks.get(i).bytes());

        assertThat(run(shelf, file))
            .as(name + " " + i)
            .isInstanceOf(ImportOutcome.AlreadyThere.class);
      }
    }
  }

  /// As the publisher's workbook: a formula without a result in B1, numbers stored as numbers.
  private static Workbooks withFormulaAndNumbers(List<List<String>> rows) {
    return Workbooks.inline(rows)
        .changed(
            Workbooks.SHEET,
            s ->
                s.replaceFirst("</c>", "</c><c r=\"B1\" t=\"str\"><f>HYPERLINK(\"x\")</f></c>")
                    .replace("t=\"inlineStr\"><is><t>2019</t></is>", "t=\"n\"><v>2019.0</v>")
                    .replace("t=\"inlineStr\"><is><t>88</t></is>", "><v>8.8E1</v>")
                    .replace("t=\"inlineStr\"><is><t>1,204</t></is>", "><v>1204</v>"));
  }

  @Test
  void of_several_sheets_the_one_with_the_release_is_read(@TempDir Path folder) throws IOException {
    var rows = Workbooks.rows(HostileFiles.TABLE);
    var two =
        Workbooks.inline(List.of(List.of("Notes"), List.of("Read me first")))
            .changed(
                Workbooks.WORKBOOK,
                s ->
                    s.replace(
                        "</sheets>",
                        "<sheet name=\"figures\" sheetId=\"2\" r:id=\"rId7\"/></sheets>"))
            .changed(
                Workbooks.RELATIONS,
                s ->
                    s.replace(
                        "</Relationships>",
                        Workbooks.relation("rId7", "worksheet", "/xl/worksheets/other.xml")
                            + "</Relationships>"))
            .part(
                "xl/worksheets/other.xml",
                Workbooks.sheet(
                    Workbooks.sheetData(
                        rows,
                        t ->
                            "t=\"inlineStr\"><is><r><t>"
                                + Workbooks.escaped(t)
                                + "</t></r></is>")));
    var file = Files.write(folder.resolve("two-sheets.xlsx"), two.bytes());

    assertThat(inWords(run(new MemoryShelf(), file))).isEqualTo("2 read, 2 accepted");
  }

  @Test
  void another_file_of_the_same_date_is_refused_with_a_name_that_is_free() {
    var shelf = new MemoryShelf();
    run(shelf, FIXTURES.resolve("plain.csv"));

    assertThat(run(shelf, FIXTURES.resolve("margins.csv")))
        .isEqualTo(new ImportOutcome.NameTaken(RELEASE, new ReleaseId("2024-01-31a")));
    assertThat(cells(shelf)).hasSize(4);
  }

  @Test
  void the_quarantine_as_csv_gives_row_reason_and_text_and_no_formula() {
    var shelf = new MemoryShelf();
    run(shelf, FIXTURES.resolve("no-counts.csv"));
    var csv = new StringBuilder();

    QuarantineCsv.write(shelf, RELEASE, csv);

    assertThat(csv.toString().lines())
        .hasSize(5)
        .startsWith(
            "file_row,reason,Iso3_code,Country,Region,Subregion,Indicator,Dimension,Category,Sex,Age,Year,Unit"
                + " of measurement,txtVALUE,Source")
        .contains(
            "5,value-not-a-count,XNO,Northmark,Invented,The Marks,Persons"
                + " prosecuted,Total,Total,Total,Total,2020,Counts,'-3,MARKTIP");
  }

  @Test
  void the_report_in_lines_adds_up_and_says_where_to_look() {
    var shelf = new MemoryShelf();
    var lines = ImportText.lines(run(shelf, FIXTURES.resolve("no-counts.csv")), "XNO");

    assertThat(lines)
        .contains(
            "Stored at node XNO: Office of the Marks, MARKTIP, release of 31 January 2024.",
            "         5 rows read",
            "         1   accepted",
            "         0   accepted with something unresolved",
            "         4   quarantined",
            "         4     the value is no count",
            "To browse the quarantined rows: ./mufakat quarantine --release 2024-01-31 --node XNO");
  }

  private static List<PublishedCell> cells(MemoryShelf shelf) {
    return shelf.cells(RELEASE, Set.of(), Set.of());
  }

  private static ImportOutcome run(MemoryShelf shelf, Path file) {
    var clock = InstantSource.fixed(Instant.parse("2031-06-01T00:00:00Z"));
    return new GlotipImport(shelf, SPELLINGS, clock)
        .run(file, file.getFileName().toString(), Optional.empty(), ImportWatch.none());
  }

  private static String inWords(ImportOutcome outcome) {
    if (!(outcome instanceof ImportOutcome.Stored(var _, ImportReport report, var _))) {
      return HostileFiles.inWords(outcome);
    }
    var words = new StringBuilder(report.rowsRead() + " read, " + report.accepted() + " accepted");
    report
        .unresolved()
        .forEach((open, rows) -> words.append(", ").append(rows).append(' ').append(open.slug()));
    report
        .quarantined()
        .forEach((why, rows) -> words.append(", ").append(rows).append(' ').append(why.slug()));
    return words.toString();
  }
}
