package org.mufakat.server.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mufakat.flows.Detection;
import org.mufakat.flows.Flow;
import org.mufakat.flows.FlowTable;
import org.mufakat.flows.MirrorFigure;
import org.mufakat.node.PackSpellings;
import org.mufakat.regime.Member;
import org.mufakat.server.SharedData;
import org.mufakat.server.regime.Packs;
import org.mufakat.server.statistics.GlotipImport;
import org.mufakat.server.statistics.ImportOutcome;
import org.mufakat.server.statistics.ImportWatch;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.MemoryShelf;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseLibrary;
import org.mufakat.statistics.YearSpan;

/// Flows of UNODC's own file of 14 April 2025, where it is beside the checkout. The numbers were
/// read in the file itself.
class PublishersFlowsTest {

  private static ReleaseFigures figures;
  private static FlowTable table;

  @BeforeAll
  static void read() {
    var file = SharedData.glotip();
    var pack = Packs.shipped("asean");
    var shelf = new MemoryShelf();
    var outcome =
        new GlotipImport(shelf, new PackSpellings(pack.spellings()), InstantSource.system())
            .run(file, file.getFileName().toString(), Optional.empty(), ImportWatch.none());
    assertThat(outcome).isInstanceOf(ImportOutcome.Stored.class);
    figures =
        new ReleaseLibrary(List.of(shelf))
            .read(new ReleaseId("2025-04-14"), Set.of(), Set.of(Indicator.DETECTED_VICTIMS))
            .orElseThrow();
    table =
        FlowTable.of(
            figures,
            Indicator.DETECTED_VICTIMS,
            pack.members().stream().map(Member::code).toList(),
            new YearSpan(2017, 2022));
  }

  /// "Myanmar" 53; "Burmese" 164, 1,150, 8, 35, 25.
  @Test
  void citizens_of_myanmar_detected_by_thailand_are_1435_in_six_years() {
    var flow = table.flow("MMR", "THA").orElseThrow();

    assertThat(flow.sum()).isEqualTo(CountInterval.exactly(1_435));
    assertThat(flow.years()).hasToString("2017–2022");
    assertThat(flow.labels()).containsExactly("Myanmar", "Burmese");
  }

  /// "Vietnamese" `<5` from 2018 to 2022 and no row in 2017.
  @Test
  void withheld_counts_are_an_interval_and_a_year_without_a_row_is_not_named() {
    var flow = table.flow("VNM", "THA").orElseThrow();

    assertThat(flow.sum()).isEqualTo(new CountInterval(0, 20));
    assertThat(flow.without(Detection.Why.NOT_NAMED)).hasToString("2017");
  }

  /// "Thai" 327, 160; "Nationals" 133, 84, 99, 158.
  @Test
  void thailands_own_citizens_stand_apart() {
    assertThat(table.domestic())
        .filteredOn(f -> f.detectedBy().equals("THA"))
        .extracting(Flow::sum)
        .containsExactly(CountInterval.exactly(961));
    assertThat(table.across()).noneMatch(Flow::isDomestic);
  }

  /// "Unknown" 19, `<5`, 7 and three times `<5`; "Rohingya" 19, 148, `<5`, 34, `<5`.
  @Test
  void unknown_citizenships_and_the_rohingya_are_in_no_flow_and_are_told() {
    assertThat(table.unplaced())
        .filteredOn(u -> u.detectedBy().equals("THA"))
        .extracting(FlowTable.Unplaced::sum)
        .containsExactly(new CountInterval(227, 251));
  }

  /// By country of repatriation Myanmar has "Thai" 15 (2017), "Thailand" 5, 5 (2018, 2019), `<5`
  /// (2021); Thailand detected 53, 164, 1,150 and 35 citizens of Myanmar in those years.
  @Test
  void myanmars_returns_and_thailands_detections_stand_apart_by_1373() {
    var mirror =
        MirrorFigure.of(
            table.flow("MMR", "THA").orElseThrow(), table.mirror("MMR", "THA").orElseThrow());

    assertThat(mirror.common()).hasToString("2017–2019, 2021");
    assertThat(mirror.detectedThen()).isEqualTo(CountInterval.exactly(1_402));
    assertThat(mirror.otherThen()).isEqualTo(new CountInterval(25, 29));
    assertThat(mirror.distance()).isEqualTo(OptionalLong.of(1_373));
  }

  @Test
  void the_largest_corridor_has_a_tier_of_its_own() {
    var tiers = table.tiers(Comparator.comparing(f -> f.citizenship() + f.detectedBy()));

    assertThat(tiers.tiers().getFirst())
        .extracting(m -> m.thing().citizenship() + m.thing().detectedBy())
        .containsExactly("MMRTHA");
  }

  /// Every area of the release and every year: thousands of corridors.
  @Test
  void the_whole_world_is_judged_in_bounded_time() {
    var areas = figures.areasWithCitizenships().stream().sorted().toList();

    var unusual =
        Assertions.assertTimeout(
            Duration.ofSeconds(60),
            () ->
                FlowTable.of(figures, Indicator.DETECTED_VICTIMS, areas, new YearSpan(2003, 2022))
                    .unusual()
                    .orElseThrow());

    assertThat(unusual.judged()).hasSizeGreaterThan(1_000);
    assertThat(unusual.flagged().size()).isLessThan(unusual.judged().size() / 4);
    assertThat(unusual.judged())
        .allSatisfy(
            j -> {
              assertThat(j.residualLow()).isFinite().isLessThanOrEqualTo(j.residualHigh());
              assertThat(j.chance()).isBetween(0.0, 1.0);
            });
    System.err.println(
        "flows of the whole release: %d judged, %d flagged, scatter %s"
            .formatted(
                unusual.judged().size(),
                unusual.flagged().size(),
                Arrays.toString(unusual.fits().stream().mapToDouble(f -> f.scatter()).toArray())));
  }
}
