package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mufakat.node.PackSpellings;
import org.mufakat.node.TypedInReleases;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.SharedData;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.Claim;
import org.mufakat.statistics.ClaimAnswer;
import org.mufakat.statistics.Corridor;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.ImportReport;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.MemoryShelf;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.Rate;
import org.mufakat.statistics.Reading;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseLibrary;
import org.mufakat.statistics.Resolution;
import org.mufakat.statistics.Sex;
import org.mufakat.statistics.YearSpan;

/// The publisher's own release, read with the ASEAN pack, against figures that were counted apart
/// from this program.
class PublishedReleaseTest {

  private static final ReleaseId RELEASE = new ReleaseId("2025-04-14");

  private static RegimePack pack;
  private static MemoryShelf shelf;
  private static FigureReader reader;

  @BeforeAll
  static void imports() {
    var file = SharedData.glotip();
    pack = Packs.shipped("asean");
    shelf = new MemoryShelf();
    new GlotipImport(shelf, new PackSpellings(pack.spellings()), InstantSource.system())
        .run(file, file.getFileName().toString(), Optional.empty(), (_, _, _) -> true);
    var typedIn = new MemoryShelf();
    TypedInReleases.of(pack, Instant.EPOCH).forEach(typedIn::put);
    reader = new FigureReader(new ReleaseLibrary(List.of(shelf, typedIn)));
  }

  private static Figure victims(String state, int first, int last) {
    return reader
        .figure(
            RELEASE,
            FigureQuery.ofTotal(Indicator.DETECTED_VICTIMS, state, new YearSpan(first, last)))
        .orElseThrow();
  }

  private static Set<String> members() {
    return Set.copyOf(pack.members().stream().map(Member::code).toList());
  }

  private static List<PublishedCell> everyCell() {
    return shelf.cells(RELEASE, Set.of(), Set.of(Indicator.values()));
  }

  @Test
  void every_row_ends_in_exactly_one_of_three() {
    var report = shelf.report(RELEASE).orElseThrow();

    assertThat(report.rowsRead()).isEqualTo(58_769);
    assertThat(report.quarantined())
        .containsOnlyKeys(QuarantinedRow.Reason.QUESTIONNAIRE_CODE)
        .containsEntry(QuarantinedRow.Reason.QUESTIONNAIRE_CODE, 128);
    assertThat(report.unresolved()).containsEntry(ImportReport.Unresolved.AREA_WITHOUT_CODE, 26);
  }

  @Test
  void repeated_keys_are_492_and_33_of_them_the_members() {
    var repeated =
        everyCell().stream()
            .filter(PublishedCell::isRepeated)
            .map(PublishedCell::key)
            .distinct()
            .toList();

    assertThat(repeated).hasSize(492);
    assertThat(repeated.stream().filter(k -> members().contains(k.area()))).hasSize(33);
  }

  @Test
  void at_least_99_percent_of_the_rows_by_state_are_resolved() {
    var asked =
        everyCell().stream()
            .filter(c -> !(c.resolution() instanceof Resolution.NotAsked))
            .filter(c -> !(c.resolution() instanceof Resolution.NotAState))
            .toList();
    long resolved =
        asked.stream().filter(c -> c.resolution() instanceof Resolution.OfState).count();

    assertThat(asked.size()).isGreaterThan(11_000);
    assertThat((double) resolved / asked.size()).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void thailands_figures_are_those_counted_by_hand() {
    assertThat(victims("THA", 2018, 2021).published()).isEqualTo(CountInterval.exactly(2_303));
    assertThat(victims("THA", 2017, 2021).published()).isEqualTo(CountInterval.exactly(2_774));
    assertThat(victims("BRN", 2017, 2020).published()).isEqualTo(new CountInterval(0, 16));
  }

  @Test
  void a_state_that_stopped_reporting_a_total_has_no_value_and_not_zero() {
    var figure = victims("LAO", 2016, 2022);

    assertThat(figure.hasValue()).isFalse();
    assertThat(victims("LAO", 2015, 2015).published()).isEqualTo(CountInterval.exactly(107));
  }

  @Test
  void other_sex_in_thailand_2018_is_narrowed_to_zero() {
    var key = new CellKey("THA", Indicator.DETECTED_VICTIMS, Breakdown.ofSex(Sex.OTHER), 2018);

    var reading =
        (Reading.Valued)
            reader.figures(RELEASE, Indicator.DETECTED_VICTIMS).orElseThrow().read(key);

    assertThat(reading.published()).isEqualTo(new CountInterval(0, 4));
    assertThat(reading.narrowed()).isEqualTo(CountInterval.exactly(0));
  }

  @Test
  void other_forms_in_thailand_2018_are_published_four_times_and_in_no_sum() {
    var form = Breakdown.of(Dimension.FORM_OF_EXPLOITATION, "Other forms of exploitation");

    var figure =
        reader
            .figure(
                RELEASE,
                new FigureQuery(
                    Indicator.DETECTED_VICTIMS, List.of("THA"), form, new YearSpan(2018, 2018)))
            .orElseThrow();

    assertThat(figure.hasValue()).isFalse();
    assertThat(((Reading.Repeated) figure.parts().getFirst().reading()).cells()).hasSize(4);
  }

  /// Sums of the published counts; a suppressed cell adds nothing to the low end.
  @Test
  void the_largest_corridors_have_the_low_ends_counted_apart() {
    var figures = reader.figures(RELEASE, Indicator.DETECTED_VICTIMS).orElseThrow();

    assertThat(low(figures.corridorsInto("GBR", Indicator.DETECTED_VICTIMS, ALL), "VNM"))
        .isEqualTo(3_951);
    assertThat(low(figures.corridorsInto("THA", Indicator.DETECTED_VICTIMS, ALL), "MMR"))
        .isEqualTo(2_602);
    assertThat(low(figures.corridorsInto("USA", Indicator.DETECTED_VICTIMS, ALL), "PHL"))
        .isEqualTo(2_005);
    assertThat(low(figures.corridorsInto("MYS", Indicator.DETECTED_VICTIMS, ALL), "IDN"))
        .isEqualTo(722);
  }

  private static final YearSpan ALL = new YearSpan(2003, 2022);

  private static long low(List<Corridor> corridors, String citizenship) {
    return corridors.stream()
        .filter(c -> c.citizenship().equals(citizenship))
        .findFirst()
        .orElseThrow()
        .sum()
        .low();
  }

  /// SDG indicator 16.2.2 as published: Thailand 2022 0.41, Malaysia 2022 0.22, Philippines 2021
  /// 1.69, Cambodia 2020 2.79.
  @Test
  void rates_agree_with_the_published_ones() {
    assertThat(rate("THA", 2022)).isCloseTo(0.41, within(0.005));
    assertThat(rate("MYS", 2022)).isCloseTo(0.22, within(0.005));
    assertThat(rate("PHL", 2021)).isCloseTo(1.69, within(0.015));
    assertThat(rate("KHM", 2020)).isCloseTo(2.79, within(0.05));
  }

  private static double rate(String state, int year) {
    var rate =
        Rate.of(
                victims(state, year, year),
                (area, of) ->
                    pack.population(area, of)
                        .map(p -> OptionalLong.of(p.persons()))
                        .orElse(OptionalLong.empty()))
            .orElseThrow();
    return rate.low();
  }

  @Test
  void the_founding_papers_claim_is_found_in_the_older_release_only() {
    var answer = reader.check(new Claim(2_237, "THA", new YearSpan(2017, 2021))).answer();

    var match = ((ClaimAnswer.Given) answer).matches().getFirst();
    assertThat(match.figure().release().id()).hasToString("2023-05-30");
    assertThat(match.figure().covered()).hasToString("2018–2021");
  }

  @Test
  void the_typed_in_totals_agree_with_the_whole_release() {
    var typedIn =
        TypedInReleases.of(pack, Instant.EPOCH).stream()
            .filter(c -> c.release().id().equals(RELEASE))
            .findFirst()
            .orElseThrow();
    var figures = reader.figures(RELEASE, Indicator.DETECTED_VICTIMS).orElseThrow();

    assertThat(typedIn.cells()).isNotEmpty();
    assertThat(typedIn.cells())
        .allSatisfy(
            c ->
                assertThat(((Reading.Valued) figures.read(c.key())).cell().value())
                    .isEqualTo(c.value()));
  }
}
