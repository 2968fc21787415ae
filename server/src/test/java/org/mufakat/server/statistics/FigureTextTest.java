package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.Resolution;
import org.mufakat.statistics.Sex;
import org.mufakat.statistics.YearSpan;

class FigureTextTest {

  private final FigureText text = new FigureText(code -> code.equals("XNO") ? "Northmark" : code);

  @Test
  void the_number_stands_alone_on_the_first_line_with_its_source_below() {
    var figure = figure(total(2018, count(417)), total(2019, count(1_541)), 2018, 2019);

    assertThat(text.lines(figure))
        .containsExactly(
            "1,958",
            "Detected trafficking victims (persons), Northmark, 2018–2019",
            "Source: An invented publisher, INVENTED, release 2025-04-14");
  }

  @Test
  void an_interval_is_printed_with_both_ends_and_missing_years_are_named() {
    var figure =
        figure(total(2018, new PublishedValue.Suppressed(5)), total(2019, count(10)), 2017, 2020);

    assertThat(text.lines(figure))
        .startsWith(
            "10–14",
            "Detected trafficking victims (persons), Northmark, 2018–2019; no value for 2017,"
                + " 2020");
  }

  @Test
  void of_several_areas_each_is_named_with_the_years_it_lacks() {
    var figure =
        figures(List.of(total(2018, count(417)), Releases.cell(9, "XSO", 2019, 5)))
            .figure(
                new FigureQuery(
                    Indicator.DETECTED_VICTIMS,
                    List.of("XNO", "XSO"),
                    Breakdown.TOTAL,
                    new YearSpan(2018, 2019)));

    assertThat(text.lines(figure))
        .startsWith(
            "422",
            "Detected trafficking victims (persons), Northmark, XSO, 2018–2019; no value for"
                + " Northmark 2019; XSO 2018");
  }

  @Test
  void without_any_value_no_number_is_printed() {
    var figure = figure(total(2010, count(1)), total(2011, count(1)), 2017, 2018);

    assertThat(text.lines(figure))
        .startsWith(
            "no value",
            "Detected trafficking victims (persons), Northmark, 2017–2018: no value in any year");
  }

  @Test
  void a_repeated_key_is_shown_with_all_its_values_and_in_no_sum() {
    var figure =
        figure(total(2018, count(8)), total(2018, new PublishedValue.Suppressed(5)), 2018, 2018);

    assertThat(text.lines(figure))
        .contains("Published more than once for Northmark 2018 and in no sum: 8, <5");
  }

  @Test
  void a_narrower_interval_stands_beside_the_published_one_with_its_reason() {
    var cells =
        List.of(
            total(2018, count(417)),
            cell(2018, Breakdown.ofSex(Sex.FEMALE), count(212)),
            cell(2018, Breakdown.ofSex(Sex.MALE), count(205)),
            cell(2018, Breakdown.ofSex(Sex.OTHER), new PublishedValue.Suppressed(5)));
    var figure =
        figures(cells)
            .figure(
                new FigureQuery(
                    Indicator.DETECTED_VICTIMS,
                    List.of("XNO"),
                    Breakdown.ofSex(Sex.OTHER),
                    new YearSpan(2018, 2018)));

    assertThat(text.lines(figure))
        .containsSequence(
            "0–4",
            "Detected trafficking victims (persons), other, Northmark, 2018",
            "Other published cells force it to 0:",
            "  Northmark 2018, other: published 0–4; the total is at most 417 and its other parts"
                + " come to at least 417, so it is 0");
  }

  @Test
  void every_row_of_the_csv_carries_indicator_unit_year_status_source_and_release() {
    var figure =
        figure(
            total(2018, count(1_541)), total(2019, new PublishedValue.Suppressed(5)), 2018, 2020);
    var out = new StringWriter();

    new FigureCsv(_ -> "Northmark").write(List.of(figure), out);

    assertThat(out.toString().lines())
        .containsExactly(
            "indicator,unit,area,area_name,dimension,category,sex,age,year,status,published,low,high,"
                + "narrowed_low,narrowed_high,source,release,extent,file_row",
            "detected-victims,persons,XNO,Northmark,total,Total,total,total,2018,count,1541,1541,1541,1541,1541,An"
                + " invented publisher INVENTED,2025-04-14,whole,4",
            "detected-victims,persons,XNO,Northmark,total,Total,total,total,2019,suppressed,<5,0,4,0,4,An"
                + " invented publisher INVENTED,2025-04-14,whole,4",
            "detected-victims,persons,XNO,Northmark,total,Total,total,total,2020,not-published,,,,,,An"
                + " invented publisher INVENTED,2025-04-14,whole,");
  }

  @Test
  void no_cell_of_the_csv_is_a_formula() {
    var key = Breakdown.of(Dimension.CITIZENSHIP, "=HYPERLINK(\"x\")");
    var figure =
        figures(List.of(cell(2018, key, count(7))))
            .figure(
                new FigureQuery(
                    Indicator.DETECTED_VICTIMS, List.of("XNO"), key, new YearSpan(2018, 2018)));
    var out = new StringWriter();

    new FigureCsv(_ -> "@Northmark").write(List.of(figure), out);

    assertThat(out.toString()).contains("\"'=HYPERLINK(\"\"x\"\")\"").contains(",'@Northmark,");
  }

  @Test
  void json_keeps_null_for_a_figure_without_a_value_and_names_each_years_status() {
    var figure =
        figure(total(2018, new PublishedValue.Missing()), total(2010, count(1)), 2018, 2019);

    var json = FigureJson.of(figure);

    assertThat(json.published()).isNull();
    assertThat(json.parts())
        .extracting(FigureJson.PartJson::status)
        .containsExactly("missing", "not-published");
    assertThat(json.release().id()).isEqualTo("2025-04-14");
  }

  private static Figure figure(PublishedCell one, PublishedCell two, int first, int last) {
    return figures(List.of(one, two))
        .figure(FigureQuery.ofTotal(Indicator.DETECTED_VICTIMS, "XNO", new YearSpan(first, last)));
  }

  private static ReleaseFigures figures(List<PublishedCell> cells) {
    var times = new HashMap<CellKey, Integer>();
    cells.forEach(c -> times.merge(c.key(), 1, Integer::sum));
    var counted = new ArrayList<PublishedCell>();
    for (PublishedCell c : cells) {
      counted.add(
          new PublishedCell(c.key(), c.value(), c.resolution(), times.get(c.key()), c.row()));
    }
    var release =
        new Release(
            new ReleaseId("2025-04-14"),
            "An invented publisher",
            "INVENTED",
            "Invented, for tests",
            Release.Extent.WHOLE,
            "digest",
            cells.size(),
            Instant.EPOCH);
    return new ReleaseFigures(release, counted);
  }

  private static PublishedCell total(int year, PublishedValue value) {
    return cell(year, Breakdown.TOTAL, value);
  }

  private static PublishedCell cell(int year, Breakdown breakdown, PublishedValue value) {
    return new PublishedCell(
        new CellKey("XNO", Indicator.DETECTED_VICTIMS, breakdown, year),
        value,
        new Resolution.NotAsked(),
        1,
        4);
  }

  private static PublishedValue count(long n) {
    return new PublishedValue.Count(n);
  }
}
