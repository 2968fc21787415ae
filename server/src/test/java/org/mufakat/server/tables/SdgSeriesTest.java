package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.Resolution;
import org.mufakat.statistics.YearSpan;

/// SDG 16.2.2 of an invented State with 2,000,000 residents; rates by hand.
class SdgSeriesTest {

  private static final Breakdown LABOUR =
      Breakdown.of(Dimension.FORM_OF_EXPLOITATION, "Forced labour");

  private final List<SdgSeries.Observation> observations =
      new SdgSeries(
              new ReleaseFigures(
                  new Release(
                      new ReleaseId("2031-01-01"),
                      "Invented publisher",
                      "Invented series",
                      "Invented citation",
                      Release.Extent.WHOLE,
                      "00",
                      4,
                      Instant.EPOCH),
                  List.of(
                      cell(Breakdown.TOTAL, 2029, "50", 1),
                      cell(Breakdown.TOTAL, 2030, "", 2),
                      cell(LABOUR, 2029, "<5", 3),
                      cell(LABOUR, 2030, "n.a.", 4))),
              (_, _) -> OptionalLong.of(2_000_000))
          .of("XNO", new YearSpan(2029, 2030));

  private static PublishedCell cell(Breakdown breakdown, int year, String text, int row) {
    return new PublishedCell(
        new CellKey("XNO", Indicator.DETECTED_VICTIMS, breakdown, year),
        PublishedValue.read(text).orElseThrow(),
        new Resolution.NotAsked(),
        1,
        row);
  }

  private List<String> lines() {
    return SdgSeries.sdmx(observations, "Invented citation").lines().toList();
  }

  /// 50 persons of 2,000,000 residents are 2.5 per 100,000.
  @Test
  void a_count_is_a_number_and_a_rate() {
    assertThat(lines())
        .anyMatch(l -> l.contains(",VC_HTF_DETV,XNO,") && l.contains(",2029,50,A,0,NUMBER,"))
        .anyMatch(
            l ->
                l.contains(",VC_HTF_DETVR,XNO,") && l.contains(",2029,2.5000,A,0,PER_100000_POP,"));
  }

  /// `<5` is 0 to 4 persons, and 0 to 0.2 per 100,000.
  @Test
  void what_is_withheld_has_bounds_and_no_value() {
    assertThat(lines())
        .anyMatch(
            l ->
                l.contains(",VC_HTF_DETVFL,")
                    && l.contains(",2029,,Q,0,NUMBER,C,2029,suppressed,,4,0,"))
        .anyMatch(l -> l.contains(",VC_HTF_DETVFLR,") && l.contains(",suppressed,,0.2000,0.0000,"));
  }

  @Test
  void missing_and_not_applicable_stay_apart() {
    assertThat(lines())
        .anyMatch(l -> l.contains(",2030,,O,0,NUMBER,C,2030,missing,"))
        .anyMatch(l -> l.contains(",2030,,M,0,NUMBER,C,2030,not-applicable,"));
  }

  @Test
  void a_span_that_lacks_a_year_says_which_it_has() {
    assertThat(lines())
        .anyMatch(
            l ->
                l.contains(",2029-01-01/P2Y,50,A,")
                    && l.contains(",partial-sum: of the years 2029 only,2029,"));
  }
}
