package org.mufakat.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.statistics.ReleaseFixture.NORTH;
import static org.mufakat.statistics.ReleaseFixture.SOUTH;
import static org.mufakat.statistics.ReleaseFixture.aRelease;
import static org.mufakat.statistics.ReleaseFixture.anExcerpt;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

  private static Figure total(ReleaseFigures figures, int first, int last, String... areas) {
    return figures.figure(
        new FigureQuery(
            Indicator.DETECTED_VICTIMS,
            List.of(areas),
            Breakdown.TOTAL,
            new YearSpan(first, last)));
  }

  @Test
  void a_sum_of_counts_is_exact() {
    var figures = aRelease("2025-04-14").victims(NORTH, 2018, "417").victims(NORTH, 2019, "1,541");

    var figure = total(figures.figures(), 2018, 2019, NORTH);

    assertThat(figure.published()).isEqualTo(CountInterval.exactly(1_958));
    assertThat(figure.isComplete()).isTrue();
    assertThat(figure.covered()).hasToString("2018–2019");
  }

  @Test
  void what_an_excerpt_has_no_row_for_is_told_from_what_a_whole_release_has_none_for() {
    var excerpt =
        anExcerpt("2025-04-14").victims(NORTH, 2018, "417").victims(NORTH, 2019, "").figures();
    var whole = aRelease("2025-04-14").victims(NORTH, 2018, "417").figures();

    assertThat(total(excerpt, 2017, 2019, NORTH).notInExcerpt())
        .extracting(Figure.Part::year)
        .containsExactly(2017);
    assertThat(total(whole, 2017, 2019, NORTH).notInExcerpt()).isEmpty();
  }

  @Test
  void a_sum_over_suppressed_cells_is_an_interval_and_never_a_midpoint() {
    var figures =
        aRelease("2025-04-14")
            .victims(NORTH, 2017, "<5")
            .victims(NORTH, 2018, "<5")
            .victims(NORTH, 2019, "10");

    var figure = total(figures.figures(), 2017, 2019, NORTH);

    assertThat(figure.published()).isEqualTo(new CountInterval(10, 18));
  }

  @Test
  void missing_suppressed_zero_not_applicable_and_no_mention_are_five_values() {
    var figures =
        aRelease("2025-04-14")
            .victims(NORTH, 2017, "")
            .victims(NORTH, 2018, "<5")
            .victims(NORTH, 2019, "0")
            .victims(NORTH, 2020, "n.a.")
            .victims(NORTH, 2021, "no mention");

    var figure = total(figures.figures(), 2017, 2022, NORTH);

    assertThat(figure.parts().stream().map(p -> p.reading().slug()))
        .containsExactly(
            "missing", "suppressed", "count", "not-applicable", "no-mention", "not-published");
    assertThat(figure.published()).isEqualTo(new CountInterval(0, 4));
  }

  @Test
  void a_partial_sum_never_bears_the_full_spans_label() {
    var figures = aRelease("2025-04-14").victims(NORTH, 2018, "7").victims(NORTH, 2020, "9");

    var figure = total(figures.figures(), 2017, 2021, NORTH);

    assertThat(figure.covered()).hasToString("2018, 2020");
    assertThat(figure.yearsLacking()).hasToString("2017, 2019, 2021");
    assertThat(figure.isComplete()).isFalse();
  }

  @Test
  void a_repeated_key_is_neither_summed_nor_overwritten() {
    var figures =
        aRelease("2025-04-14")
            .victims(NORTH, 2017, "3,000")
            .victims(NORTH, 2018, "8")
            .victims(NORTH, 2018, "<5");

    var figure = total(figures.figures(), 2017, 2018, NORTH);

    assertThat(figure.published()).isEqualTo(CountInterval.exactly(3_000));
    assertThat(figure.repeated()).singleElement().extracting(Figure.Part::year).isEqualTo(2018);
    assertThat(((Reading.Repeated) figure.repeated().getFirst().reading()).cells()).hasSize(2);
  }

  @Test
  void rows_that_repeat_a_key_with_the_same_value_are_not_one_value_either() {
    var figures = aRelease("2025-04-14").victims(NORTH, 2018, "<5").victims(NORTH, 2018, "<5");

    var figure = total(figures.figures(), 2018, 2018, NORTH);

    assertThat(figure.hasValue()).isFalse();
  }

  @Test
  void a_regional_figure_names_the_area_and_year_that_have_no_value() {
    var figures =
        aRelease("2025-04-14")
            .victims(NORTH, 2017, "10")
            .victims(NORTH, 2018, "20")
            .victims(SOUTH, 2018, "5");

    var figure = total(figures.figures(), 2017, 2018, NORTH, SOUTH);

    assertThat(figure.published()).isEqualTo(CountInterval.exactly(35));
    assertThat(figure.lacking())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.area()).isEqualTo(SOUTH);
              assertThat(p.year()).isEqualTo(2017);
            });
  }

  @Test
  void the_rate_takes_the_residents_of_the_years_that_have_a_value_only() {
    var figure =
        total(aRelease("2025-04-14").victims(NORTH, 2018, "50").figures(), 2017, 2018, NORTH);

    var rate =
        Rate.of(figure, (_, year) -> java.util.OptionalLong.of(year == 2018 ? 1_000_000 : 9));

    assertThat(rate).contains(new Rate(5.0, 5.0));
  }

  @Test
  void there_is_no_rate_without_a_population() {
    var figure =
        total(aRelease("2025-04-14").victims(NORTH, 2018, "50").figures(), 2018, 2018, NORTH);

    assertThat(Rate.of(figure, (_, _) -> java.util.OptionalLong.empty())).isEmpty();
  }

  @Test
  void an_area_that_is_named_twice_counts_once() {
    var figures = aRelease("2025-04-14").victims(NORTH, 2018, "417").figures();

    var figure =
        figures.figure(
            new FigureQuery(
                Indicator.DETECTED_VICTIMS,
                List.of(NORTH, NORTH),
                Breakdown.TOTAL,
                new YearSpan(2018, 2018)));

    assertThat(figure.published()).isEqualTo(CountInterval.exactly(417));
  }
}
