package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.flows.Detection;
import org.mufakat.flows.Flow;
import org.mufakat.flows.FlowTable;
import org.mufakat.flows.MirrorFigure;
import org.mufakat.flows.UnusualFlows;
import org.mufakat.flows.UnusualFlows.Judged;

/// Flows for programs. The tiers are the only order: within one, rows stand by code.
///
/// @param publishing the detecting States that published citizenships in these years
/// @param judged how many corridors were judged against their row and column
/// @param expectedFalseFlags how many of them chance alone would flag, were each judged singly
public record FlowsJson(
    String release,
    String publisher,
    String series,
    String indicator,
    String unit,
    String requestedYears,
    List<String> publishing,
    int tiers,
    int judged,
    double expectedFalseFlags,
    List<FlowJson> flows,
    List<UnplacedJson> unplaced) {

  /// @param tier 1 is the largest; null for own citizens and where there is no value
  public record FlowJson(
      String citizenship,
      String detectedBy,
      boolean domestic,
      @Nullable Long low,
      @Nullable Long high,
      @Nullable Double bandLow,
      @Nullable Double bandHigh,
      @Nullable Integer tier,
      List<Integer> yearsInSum,
      List<YearJson> byYear,
      List<String> labels,
      @Nullable ResidualJson residual,
      List<MirrorJson> mirror) {}

  /// @param status `count`, `suppressed`, `missing`, `not-applicable`, `no-mention`, `repeated`,
  ///   `not-named` or `no-citizenships`
  public record YearJson(int year, String status, @Nullable Long low, @Nullable Long high) {}

  public record ResidualJson(
      double expectedLow,
      double expectedHigh,
      double adjustedLow,
      double adjustedHigh,
      double scaledLow,
      double scaledHigh,
      double chance,
      @Nullable String flagged) {}

  /// Another report that touches the corridor, by country of repatriation.
  ///
  /// @param distance persons over the common years; null where no year has both
  public record MirrorJson(
      String reportedBy,
      String about,
      List<Integer> commonYears,
      @Nullable Long detectedLow,
      @Nullable Long detectedHigh,
      @Nullable Long otherLow,
      @Nullable Long otherHigh,
      @Nullable Long distance) {}

  public record UnplacedJson(String detectedBy, long low, long high, List<String> labels) {}

  /// @param from of this citizenship only
  /// @param to by this State only
  public static FlowsJson of(FlowTable table, Optional<String> from, Optional<String> to) {
    var tiers = table.tiers(Comparator.comparing(f -> f.citizenship() + f.detectedBy()));
    var unusual = table.unusual();
    var flows = new ArrayList<FlowJson>();
    for (int t = 0; t < tiers.tiers().size(); t++) {
      for (var member : tiers.tiers().get(t)) {
        flows.add(flow(table, member.thing(), t + 1, unusual));
      }
    }
    table.flows().stream()
        .filter(f -> f.isDomestic() || !f.hasValue())
        .forEach(f -> flows.add(flow(table, f, null, unusual)));
    return new FlowsJson(
        table.release().id().value(),
        table.release().publisher(),
        table.release().series(),
        table.indicator().slug(),
        table.indicator().unit().slug(),
        table.years().toString(),
        table.publishing(),
        tiers.tiers().size(),
        unusual.map(u -> u.judged().size()).orElse(0),
        unusual.map(UnusualFlows::falseFlagsIfJudgedSingly).orElse(0.0),
        flows.stream()
            .filter(f -> from.isEmpty() || from.get().equals(f.citizenship()))
            .filter(f -> to.isEmpty() || to.get().equals(f.detectedBy()))
            .toList(),
        table.unplaced().stream()
            .map(u -> new UnplacedJson(u.detectedBy(), u.sum().low(), u.sum().high(), u.labels()))
            .toList());
  }

  private static FlowJson flow(
      FlowTable table, Flow flow, @Nullable Integer tier, Optional<UnusualFlows> unusual) {
    var sum = Optional.of(flow).filter(Flow::hasValue).map(Flow::sum);
    var band = Optional.of(flow).filter(Flow::hasValue).map(Flow::band);
    return new FlowJson(
        flow.citizenship(),
        flow.detectedBy(),
        flow.isDomestic(),
        sum.map(s -> s.low()).orElse(null),
        sum.map(s -> s.high()).orElse(null),
        band.map(b -> b.low()).orElse(null),
        band.map(b -> b.high()).orElse(null),
        tier,
        flow.years().sorted(),
        flow.byYear().entrySet().stream().map(e -> year(e.getKey(), e.getValue())).toList(),
        flow.labels(),
        unusual
            .flatMap(u -> u.of(flow.citizenship(), flow.detectedBy()))
            .map(FlowsJson::residual)
            .orElse(null),
        flow.isDomestic()
            ? List.of()
            : FlowsComposer.of(table, flow).map(FlowsJson::mirror).toList());
  }

  private static YearJson year(int year, Detection detection) {
    return detection instanceof Detection.Counted(_, var interval)
        ? new YearJson(year, detection.slug(), interval.low(), interval.high())
        : new YearJson(year, detection.slug(), null, null);
  }

  private static ResidualJson residual(Judged j) {
    return new ResidualJson(
        j.expectedLow(),
        j.expectedHigh(),
        j.residualLow(),
        j.residualHigh(),
        j.scaledLow(),
        j.scaledHigh(),
        j.chance(),
        j.flagged().map(d -> d.name().toLowerCase(Locale.ROOT)).orElse(null));
  }

  private static MirrorJson mirror(MirrorFigure mirror) {
    boolean isCommon = !mirror.common().isEmpty();
    return new MirrorJson(
        mirror.other().detectedBy(),
        mirror.other().citizenship(),
        mirror.common().sorted(),
        isCommon ? mirror.detectedThen().low() : null,
        isCommon ? mirror.detectedThen().high() : null,
        isCommon ? mirror.otherThen().low() : null,
        isCommon ? mirror.otherThen().high() : null,
        isCommon ? mirror.distance().orElseThrow() : null);
  }
}
