package org.mufakat.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.FileRefusal.Reason;
import org.mufakat.statistics.ImportReport.Unresolved;
import org.mufakat.statistics.ReleaseRows.Next;
import org.mufakat.statistics.ReleaseShelf.Contents;

class ReleaseReadingTest {

  private static final Instant NOW = Instant.parse("2031-06-01T00:00:00Z");
  private static final String PREAMBLE = "Invented Office\n30/05/2031\n";
  private static final String HEADER =
      "Iso3_code|Country|Region|Subregion|Indicator|Dimension|Category|Sex|Age|Year"
          + "|Unit of measurement|txtVALUE|Source\n";
  private static final String TOTAL = "Total|Total|Total|Total";

  /// A table of three spellings; "Nationals" is the reporting area.
  private static final SpellingTable SPELLINGS =
      (label, area) ->
          switch (label.toLowerCase(java.util.Locale.ROOT)) {
            case "nationals" -> new Resolution.OfState(area);
            case "southlanders" -> new Resolution.OfState("XSO");
            case "" -> new Resolution.NotAState("blank");
            default -> new Resolution.Unresolved();
          };

  @Test
  void the_rows_below_the_header_become_cells_with_their_row_numbers() {
    var read = contents(PREAMBLE + HEADER + north(TOTAL, 2020, "1,541") + south(TOTAL, 2021, "<5"));

    assertThat(read.cells())
        .containsExactly(
            cell(4, "XNO", 2020, new PublishedValue.Count(1541)),
            cell(5, "XSO", 2021, new PublishedValue.Suppressed(5)));
    assertThat(read.areas())
        .containsExactly(
            new ReportingArea("XNO", "Northland", "Invented subregion"),
            new ReportingArea("XSO", "Southland", "Invented subregion"));
    assertThat(read.report()).isEqualTo(new ImportReport(2, 2, Map.of(), Map.of()));
  }

  @Test
  void the_release_is_named_and_cited_by_what_stands_above_the_header() {
    var release = contents(PREAMBLE + HEADER + north(TOTAL, 2020, "7")).release();

    assertThat(release.id()).isEqualTo(new ReleaseId("2031-05-30"));
    assertThat(release.publisher()).isEqualTo("Invented Office");
    assertThat(release.series()).isEqualTo("INVENTED");
    assertThat(release.citation()).isEqualTo("Invented Office, INVENTED, release of 30 May 2031");
    assertThat(release.extent()).isEqualTo(Release.Extent.WHOLE);
    assertThat(release.rowsRead()).isEqualTo(1);
    assertThat(release.importedAt()).isEqualTo(NOW);
  }

  @Test
  void columns_are_found_by_name_in_any_order_and_others_are_passed_over() {
    var header = "Note|txtVALUE|Source|YEAR|sex|Age|Unit  of measurement|Category|Dimension|";
    var rest = "Indicator| Subregion|Region|Country|ISO3_CODE|Footnote\n";
    var row = "x|12|INVENTED|2020|Total|Total|Counts|Total|Total|";
    var end = "Detected trafficking victims|Invented subregion|Invented|Northland|XNO|y\n";

    var read = contents(PREAMBLE + header + rest + row + end);

    assertThat(read.cells()).containsExactly(cell(4, "XNO", 2020, new PublishedValue.Count(12)));
  }

  @Test
  void a_header_in_any_of_the_first_ten_rows_is_found_and_none_further_down() {
    assertThat(contents("\n".repeat(8) + "30/05/2031\n" + HEADER + north(TOTAL, 2020, "7")).cells())
        .extracting(PublishedCell::row)
        .containsExactly(11);
    assertThat(refusal("x\n".repeat(10) + HEADER + north(TOTAL, 2020, "7")).reason())
        .isEqualTo(Reason.NOT_A_RELEASE);
  }

  @Test
  void the_date_is_the_stamped_one_else_the_file_name_s_else_the_one_asked_for() {
    var unstamped = HEADER + north(TOTAL, 2020, "7");

    var table =
        """
        30/05/2031 | data_2031-04-14.csv | -           | 2031-05-30
        2031-05-30 | -                   | -           | 2031-05-30
        -          | data_2031-04-14.csv | -           | 2031-04-14
        -          | data.csv            | 2031-03-01  | 2031-03-01
        30/05/2031 | -                   | 2031-05-30b | 2031-05-30b
        30/05/2031 | -                   | 2031-05-29  | other-release-date
        -          | data_2031-04-14.csv | 2031-05-29  | other-release-date
        -          | data.csv            | -           | no-release-date
        31/02/2031 | data.csv            | -           | no-release-date
        01/06/2031 | -                   | -           | 2031-06-01
        02/06/2031 | -                   | -           | future-release-date
        -          | data_9999-12-31.csv | -           | future-release-date
        -          | data.csv            | 9999-12-31  | future-release-date
        -          | data_120310414.csv  | -           | no-release-date
        """;

    assertThat(table.lines())
        .allSatisfy(
            line -> {
              var c = Arrays.stream(line.split("\\|")).map(String::strip).toList();
              var text = c.get(0).equals("-") ? unstamped : c.get(0) + "\n" + unstamped;
              var asked =
                  c.get(2).equals("-")
                      ? Optional.<ReleaseId>empty()
                      : Optional.of(new ReleaseId(c.get(2)));
              var answer = read(text, new ReleaseOrigin(c.get(1), asked, NOW));
              var found =
                  switch (answer) {
                    case ReadAnswer.Read(Contents contents) -> contents.release().id().value();
                    case ReadAnswer.Refused(FileRefusal refusal) -> refusal.reason().slug();
                    case ReadAnswer.Cancelled() -> "cancelled";
                  };
              assertThat(found).as(line).isEqualTo(c.get(3));
            });
  }

  @Test
  void a_row_is_held_back_for_one_reason_and_kept_as_published() {
    var table =
        """
        XNO|Northland|R|S|Detected traffic|Total|Total|Total|Total|2020|Counts|7|INVENTED -> unknown-indicator
        XNO|Northland|R|S|Persons convicted|by mood|Total|Total|Total|2020|Counts|7|INVENTED -> unknown-dimension
        XNO|Northland|R|S|Persons convicted|Total|Total|Both|Total|2020|Counts|7|INVENTED -> unknown-sex
        XNO|Northland|R|S|Persons convicted|Total|Total|Total|Young|2020|Counts|7|INVENTED -> unknown-age
        XNO|Northland|R|S|Persons convicted|Total|Total|Total|Total|2020|Rate|7|INVENTED -> unknown-unit
        XNO|Northland|R|S|Persons convicted|Total|Total|Total|Total|1989|Counts|7|INVENTED -> year-out-of-range
        XNO|Northland|R|S|Persons convicted|Total|Total|Total|Total|2032|Counts|7|INVENTED -> year-out-of-range
        XNO|Northland|R|S|Persons convicted|Total|Total|Total|Total|2020.5|Counts|7|INVENTED -> year-out-of-range
        XNO|Northland|R|S|Persons convicted|Total|Total|Total|Total||Counts|7|INVENTED -> year-out-of-range
        ||R|S|Persons convicted|Total|Total|Total|Total|2020|Counts|7|INVENTED -> no-reporting-area
        XNO|Northland|R|S|Persons convicted|by citizenship|Q6.1_10s_2019|Total|Total|2019|Counts|61,102,019|INVENTED -> questionnaire-code
        XNO|Northland|R|S|Persons convicted|by citizenship|Q6.1_10s_2019|Total|Total|2019|Counts|12|INVENTED -> questionnaire-code
        XNO|Northland|R|S|Persons convicted|by citizenship|Nationals|Total|Total|2019|Counts|6,112,019|INVENTED -> questionnaire-code
        XNO|Northland|R|S|Persons convicted|Total|Total|Total|Total|2020|Counts|1,54|INVENTED -> value-not-a-count
        XNO|Northland|R|S|Persons convicted|Total|Total|Total|Total|2020|Counts|-3|INVENTED -> value-not-a-count
        XNO|Northland|R|S|Persons convicted|Total|Total|Total|Total|2020|Counts|1|541|INVENTED -> wrong-number-of-columns
        XNO|Northland|R|S|Persons convicted -> wrong-number-of-columns
        Source: the invented office -> wrong-number-of-columns
        """;

    assertThat(table.lines())
        .allSatisfy(
            line -> {
              var row = line.split(" -> ");
              var read = contents(PREAMBLE + HEADER + row[0] + "\n");
              assertThat(read.cells()).as(line).isEmpty();
              assertThat(read.quarantine())
                  .as(line)
                  .containsExactly(
                      new QuarantinedRow(
                          4,
                          QuarantinedRow.Reason.bySlug(row[1]).orElseThrow(),
                          List.of(row[0].split("\\|", -1))));
            });
  }

  @Test
  void a_row_without_its_value_is_accepted_as_missing_and_one_without_text_is_no_row() {
    var cutBeforeValue =
        "XNO|Northland|R|S|Persons convicted|Total|Total|Total|Total|2020|Counts\n";

    var read = contents(PREAMBLE + HEADER + cutBeforeValue + "\n| | \n" + north(TOTAL, 2020, "7"));

    assertThat(read.cells()).extracting(PublishedCell::row).containsExactly(4, 7);
    assertThat(read.cells().getFirst().value()).isEqualTo(new PublishedValue.Missing());
    assertThat(read.release().rowsRead()).isEqualTo(2);
  }

  @Test
  void a_repeated_key_keeps_all_its_rows_and_is_neither_summed_nor_overwritten() {
    var form = "by form of exploitation|Other forms|Total|Total";

    var read =
        contents(
            PREAMBLE
                + HEADER
                + north(form, 2020, "12")
                + north(form, 2020, "<5")
                + south(form, 2020, "9")
                + north("by form of exploitation|  Other   forms |Total|Total", 2020, "12"));

    assertThat(read.cells())
        .extracting(c -> c.row() + " " + c.value().slug() + " " + c.timesPublished())
        .containsExactly("4 count 3", "5 suppressed 3", "6 count 1", "7 count 3");
    assertThat(read.report())
        .isEqualTo(new ImportReport(4, 1, Map.of(Unresolved.REPEATED_KEY, 3), Map.of()));
  }

  @Test
  void a_citizenship_is_resolved_by_the_table_and_an_unknown_one_removes_no_row() {
    var read =
        contents(
            PREAMBLE
                + HEADER
                + north("by citizenship|Nationals|Total|Total", 2020, "1")
                + north("by citizenship|  southlanders |Total|Total", 2020, "2")
                + north("by country of repatriation||Total|Total", 2020, "3")
                + north("by citizenship|Southlandish|Total|Total", 2020, "4")
                + north("by form of exploitation|Nationals|Total|Total", 2020, "5"));

    assertThat(read.cells())
        .extracting(PublishedCell::resolution)
        .containsExactly(
            new Resolution.OfState("XNO"),
            new Resolution.OfState("XSO"),
            new Resolution.NotAState("blank"),
            new Resolution.Unresolved(),
            new Resolution.NotAsked());
    assertThat(read.report())
        .isEqualTo(new ImportReport(5, 4, Map.of(Unresolved.UNKNOWN_SPELLING, 1), Map.of()));
  }

  @Test
  void an_area_without_a_code_is_accepted_under_its_name() {
    var read =
        contents(
            PREAMBLE
                + HEADER
                + "|Sandbank|R|S|Persons convicted|Total|Total|Total|Total|2020|Counts|7|INVENTED\n"
                + "xno|Northland|R|S|Persons"
                + " convicted|Total|Total|Total|Total|2020|Counts|7|INVENTED\n");

    assertThat(read.cells()).extracting(c -> c.key().area()).containsExactly("Sandbank", "XNO");
    assertThat(read.areas())
        .extracting(ReportingArea::code, ReportingArea::hasCode)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Sandbank", false),
            org.assertj.core.groups.Tuple.tuple("XNO", true));
    assertThat(read.report().unresolved()).isEqualTo(Map.of(Unresolved.AREA_WITHOUT_CODE, 1));
  }

  @Test
  void the_report_of_any_rows_adds_up_to_the_rows_read() {
    long seed = 20250414;
    var random = new Random(seed);
    var parts =
        List.of(
            "XNO", "", "Total", "by citizenship", "Nationals", "2020", "7", "<5", "Counts", "..");
    var text = new StringBuilder(PREAMBLE + HEADER);
    for (int i = 0; i < 2_000; i++) {
      var row = new ArrayList<>(List.of(north(TOTAL, 2020, "7").strip().split("\\|")));
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        row.set(random.nextInt(row.size()), parts.get(random.nextInt(parts.size())));
      }
      text.append(String.join("|", row)).append('\n');
    }

    var read = contents(text.toString());

    var report = read.report();
    assertThat(report.rowsRead()).as("seed " + seed).isEqualTo(2_000);
    assertThat(report.accepted() + report.acceptedWithUnresolved() + report.quarantinedRows())
        .as("seed " + seed)
        .isEqualTo(2_000);
  }

  @Test
  void the_digest_is_that_of_the_rows_whatever_their_order_and_the_writing_of_numbers() {
    var north = north(TOTAL, 2020, "1,541");
    var south = south(TOTAL, 2021, "<5");
    var one = contents(PREAMBLE + HEADER + north + south).release().contentDigest();

    assertThat(
            contents("30/05/2031\n\n" + HEADER + "\n" + south + north.replace("1,541", " 1541 ")))
        .extracting(c -> c.release().contentDigest())
        .isEqualTo(one);
    assertThat(contents(PREAMBLE + HEADER + north + south + south).release().contentDigest())
        .isNotEqualTo(one);
    assertThat(contents(PREAMBLE + HEADER + north + south.replace("<5", "4")).release())
        .extracting(Release::contentDigest)
        .isNotEqualTo(one);
    assertThat(one).matches("[0-9a-f]{64}");
  }

  @Test
  void missing_columns_are_named() {
    var refusal = refusal(PREAMBLE + HEADER.replace("|txtVALUE", "").replace("Age", "Agee"));

    assertThat(refusal).isEqualTo(FileRefusal.inRow(Reason.MISSING_COLUMNS, 3, "Age, txtVALUE"));
    assertThat(refusal.what())
        .isEqualTo("Columns of a release are missing (row 3): Age, txtVALUE.");
  }

  @Test
  void a_column_that_stands_there_twice_is_refused() {
    assertThat(refusal(PREAMBLE + HEADER.strip() + "|Sex\n" + north(TOTAL, 2020, "7")))
        .isEqualTo(FileRefusal.inRow(Reason.REPEATED_COLUMN, 3, "Sex"));
  }

  @Test
  void another_table_a_lone_header_and_nothing_at_all_are_refused() {
    assertThat(refusal("Country|Population\nNorthland|7\n").reason())
        .isEqualTo(Reason.NOT_A_RELEASE);
    assertThat(refusal(PREAMBLE + HEADER).reason()).isEqualTo(Reason.NO_ROWS);
    assertThat(refusal("").reason()).isEqualTo(Reason.NOT_A_RELEASE);
  }

  @Test
  void a_file_that_breaks_while_it_is_read_is_refused_as_it_says() {
    var refusal = FileRefusal.ofFile(Reason.DAMAGED, "");
    var rows = rows(PREAMBLE + HEADER + north(TOTAL, 2020, "7"), new Next.Broken(refusal));

    assertThat(
            ReleaseReading.read(rows, origin(), SPELLINGS, ReleaseReading.Limits.USUAL, _ -> true))
        .isEqualTo(new ReadAnswer.Refused(refusal));
  }

  @Test
  void more_rows_or_more_different_texts_than_the_limits_are_refused() {
    var text = PREAMBLE + HEADER + north(TOTAL, 2020, "7").repeat(6);

    assertThat(read(text, new ReleaseReading.Limits(6, 10_000)))
        .isInstanceOf(ReadAnswer.Read.class);
    assertThat(read(text, new ReleaseReading.Limits(5, 10_000)))
        .isEqualTo(refused(FileRefusal.ofFile(Reason.TOO_MANY_ROWS, "more than 5")));
    assertThat(read(text, new ReleaseReading.Limits(6, 100)))
        .isEqualTo(refused(FileRefusal.inRow(Reason.TOO_MUCH_TEXT, 4, "")));
  }

  @Test
  void a_reading_stops_when_it_is_told_to() {
    var seen = new ArrayList<Integer>();
    var rows = rows(PREAMBLE + HEADER + north(TOTAL, 2020, "7").repeat(2_000), new Next.End());

    var answer =
        ReleaseReading.read(
            rows,
            origin(),
            SPELLINGS,
            ReleaseReading.Limits.USUAL,
            rowsRead -> {
              seen.add(rowsRead);
              return rowsRead < 1_000;
            });

    assertThat(answer).isEqualTo(new ReadAnswer.Cancelled());
    assertThat(seen).isNotEmpty().isSorted();
    assertThat(seen.getLast()).isBetween(1_000, 1_999);
  }

  @Test
  void every_reason_of_a_refusal_says_what_is_wrong_and_what_to_do() {
    assertThat(Reason.values())
        .allSatisfy(
            reason -> {
              var refusal = FileRefusal.inRow(reason, 7, "x");
              assertThat(refusal.what()).endsWith(" (row 7): x.");
              assertThat(refusal.whatToDo()).endsWith(".");
              assertThat(Reason.bySlug(reason.slug())).contains(reason);
            });
  }

  private static Contents contents(String text) {
    return switch (read(text, origin())) {
      case ReadAnswer.Read(Contents contents) -> contents;
      case ReadAnswer.Refused(FileRefusal refusal) -> throw new AssertionError(refusal.what());
      case ReadAnswer.Cancelled() -> throw new AssertionError("cancelled");
    };
  }

  private static FileRefusal refusal(String text) {
    return switch (read(text, origin())) {
      case ReadAnswer.Refused(FileRefusal refusal) -> refusal;
      case ReadAnswer.Read _, ReadAnswer.Cancelled _ -> throw new AssertionError("not refused");
    };
  }

  private static ReadAnswer refused(FileRefusal refusal) {
    return new ReadAnswer.Refused(refusal);
  }

  private static ReadAnswer read(String text, ReleaseOrigin origin) {
    return ReleaseReading.read(
        rows(text, new Next.End()), origin, SPELLINGS, ReleaseReading.Limits.USUAL, _ -> true);
  }

  private static ReadAnswer read(String text, ReleaseReading.Limits limits) {
    return ReleaseReading.read(rows(text, new Next.End()), origin(), SPELLINGS, limits, _ -> true);
  }

  private static ReleaseOrigin origin() {
    return new ReleaseOrigin("", Optional.empty(), NOW);
  }

  private static PublishedCell cell(int row, String area, int year, PublishedValue value) {
    var key = new CellKey(area, Indicator.DETECTED_VICTIMS, Breakdown.TOTAL, year);
    return new PublishedCell(key, value, new Resolution.NotAsked(), 1, row);
  }

  private static String north(String breakdown, int year, String value) {
    return row("XNO|Northland", breakdown, year, value);
  }

  private static String south(String breakdown, int year, String value) {
    return row("XSO|Southland", breakdown, year, value);
  }

  private static String row(String area, String breakdown, int year, String value) {
    return area
        + "|Invented|Invented subregion|Detected trafficking victims|"
        + breakdown
        + "|"
        + year
        + "|Counts|"
        + value
        + "|INVENTED\n";
  }

  private static ReleaseRows rows(String text, Next last) {
    List<Next> all = new ArrayList<>();
    text.lines()
        .map(line -> List.of(line.split("\\|", -1)))
        .forEach(texts -> all.add(new Next.Row(all.size() + 1, texts)));
    Iterator<Next> next =
        Stream.concat(all.stream(), Collections.nCopies(2, last).stream()).iterator();
    return next::next;
  }
}
