package org.mufakat.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.flows.PublishedFlows.published;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.YearSpan;

class FlowTableTest {

  private static final String NORTH = "XNO";
  private static final String SOUTH = "XSO";
  private static final String EAST = "XEA";
  private static final String WEST = "XWE";

  private static FlowTable table(PublishedFlows published) {
    return FlowTable.of(
        published.figures(),
        Indicator.DETECTED_VICTIMS,
        List.of(NORTH, SOUTH, EAST),
        new YearSpan(2017, 2021));
  }

  @Test
  void five_ways_of_saying_nothing_are_kept_apart_and_none_is_in_the_sum() {
    var table =
        table(
            published()
                .citizens(NORTH, 2017, WEST, "")
                .citizens(NORTH, 2018, WEST, "n.a.")
                .citizens(NORTH, 2019, WEST, "no mention")
                .citizens(NORTH, 2020, SOUTH, "3"));

    var flow = table.flow(WEST, NORTH).orElseThrow();

    assertThat(flow.byYear().values())
        .extracting(Detection::slug)
        .containsExactly("missing", "not-applicable", "no-mention", "not-named", "no-citizenships");
    assertThat(flow.hasValue()).isFalse();
    assertThat(flow.without(Detection.Why.NOT_NAMED)).hasToString("2020");
  }

  @Test
  void a_sum_is_an_interval_over_the_years_that_have_one_value() {
    var table =
        table(
            published()
                .citizens(NORTH, 2017, WEST, "12")
                .citizens(NORTH, 2018, WEST, "<5")
                .citizens(NORTH, 2019, WEST, "40")
                .citizens(NORTH, 2019, WEST, "41"));

    var flow = table.flow(WEST, NORTH).orElseThrow();

    assertThat(flow.sum()).isEqualTo(new CountInterval(12, 16));
    assertThat(flow.years()).hasToString("2017–2018");
    assertThat(flow.repeated()).hasToString("2019");
  }

  @Test
  void citizens_detected_at_home_stand_apart() {
    var table =
        table(published().citizens(NORTH, 2017, NORTH, "90").citizens(NORTH, 2017, SOUTH, "5"));

    assertThat(table.domestic()).extracting(Flow::citizenship).containsExactly(NORTH);
    assertThat(table.across()).extracting(Flow::citizenship).containsExactly(SOUTH);
    assertThat(table.acrossInto(NORTH)).contains(CountInterval.exactly(5));
    assertThat(table.acrossInto(SOUTH)).isEmpty();
    assertThat(table.publishing()).containsExactly(NORTH);
  }

  @Test
  void the_tiers_of_a_table_hold_corridors_across_borders_alone() {
    var tiers =
        table(
                published()
                    .citizens(NORTH, 2017, NORTH, "5000")
                    .citizens(NORTH, 2017, SOUTH, "800")
                    .citizens(SOUTH, 2017, NORTH, "9")
                    .citizens(SOUTH, 2017, EAST, "7"))
            .tiers(Comparator.comparing(Flow::citizenship));

    assertThat(tiers.tiers())
        .extracting(t -> t.stream().map(m -> m.thing().citizenship()).toList())
        .containsExactly(List.of(SOUTH), List.of(EAST, NORTH));
  }

  @Test
  void mirror_figures_are_compared_over_common_years_and_never_averaged() {
    var table =
        table(
            published()
                .citizens(NORTH, 2017, SOUTH, "53")
                .citizens(NORTH, 2018, SOUTH, "<5")
                .citizens(NORTH, 2019, SOUTH, "7")
                .repatriated(SOUTH, 2017, NORTH, "20")
                .repatriated(SOUTH, 2018, NORTH, "<5")
                .repatriated(SOUTH, 2020, NORTH, "99"));

    var mirror =
        MirrorFigure.of(
            table.flow(SOUTH, NORTH).orElseThrow(), table.mirror(SOUTH, NORTH).orElseThrow());

    assertThat(mirror.common()).hasToString("2017–2018");
    assertThat(mirror.detectedThen()).isEqualTo(new CountInterval(53, 57));
    assertThat(mirror.otherThen()).isEqualTo(new CountInterval(20, 24));
    assertThat(mirror.distance()).isEqualTo(OptionalLong.of(29));
  }

  @Test
  void intervals_that_meet_have_no_distance_and_without_a_common_year_there_is_none_to_tell() {
    var table =
        table(
            published()
                .citizens(NORTH, 2017, SOUTH, "<5")
                .repatriated(SOUTH, 2017, NORTH, "<5")
                .citizens(NORTH, 2018, EAST, "9")
                .repatriated(EAST, 2019, NORTH, "9"));

    var meeting =
        MirrorFigure.of(
            table.flow(SOUTH, NORTH).orElseThrow(), table.mirror(SOUTH, NORTH).orElseThrow());
    var apart =
        MirrorFigure.of(
            table.flow(EAST, NORTH).orElseThrow(), table.mirror(EAST, NORTH).orElseThrow());

    assertThat(meeting.distance()).isEqualTo(OptionalLong.of(0));
    assertThat(apart.distance()).isEmpty();
  }
}
