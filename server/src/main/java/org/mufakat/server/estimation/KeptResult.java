package org.mufakat.server.estimation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.estimation.Basis;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.Estimate;
import org.mufakat.estimation.EstimateAnswer;
import org.mufakat.estimation.Interval;
import org.mufakat.estimation.Plan;
import tools.jackson.databind.json.JsonMapper;

/// What came of an estimate, as it is kept: all that the document shows is drawn from it, and
/// nothing is computed again when a page is read.
///
/// @param trajectory the limits by how many replicates they are read from; empty for an average
/// @param odds what it would be, by the odds ratio that no table tells
/// @param published the interval that the sentence uses, see [PublishedSentence]; null after a
///   refusal
public record KeptResult(
    EstimateJson answer,
    List<Step> trajectory,
    List<Odds> odds,
    EstimateJson.@Nullable IntervalJson published) {

  private static final JsonMapper JSON = JsonMapper.shared();

  public record Step(int replicates, @Nullable Double lower, @Nullable Double upper) {}

  public record Odds(
      double ratio, @Nullable Double persons, @Nullable Double lower, @Nullable Double upper) {}

  static KeptResult of(CaptureTable table, Plan plan, EstimateAnswer answer, double seconds) {
    var json = EstimateJson.of(table, plan, answer, seconds);
    var estimate =
        switch (answer) {
          case EstimateAnswer.Estimated(Estimate e) -> Optional.of(e);
          case EstimateAnswer.Refused(_, var workings) -> workings;
        };
    return new KeptResult(
        json,
        estimate.map(KeptResult::trajectory).orElse(List.of()),
        estimate.map(KeptResult::odds).orElse(List.of()),
        answer instanceof EstimateAnswer.Estimated(Estimate e)
            ? interval(PublishedSentence.interval(e))
            : null);
  }

  private static List<Step> trajectory(Estimate estimate) {
    return estimate.basis() instanceof Basis.OneModel model
        ? model.reselected().trajectory().points().stream()
            .map(
                p ->
                    new Step(
                        p.replicates(),
                        number(p.usual().lower().value()),
                        number(p.usual().upper().value())))
            .toList()
        : List.of();
  }

  private static List<Odds> odds(Estimate estimate) {
    return estimate.interaction().curve().stream()
        .map(
            p ->
                new Odds(
                    p.oddsRatio(),
                    number(p.persons()),
                    number(p.interval().lower()),
                    number(p.interval().upper())))
        .toList();
  }

  private static EstimateJson.IntervalJson interval(Interval interval) {
    return new EstimateJson.IntervalJson(
        number(interval.lower()), number(interval.upper()), interval.level());
  }

  private static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  boolean isEstimate() {
    return answer.estimate() != null;
  }

  /// Whether more persons are held already than the published interval allows for in all.
  boolean isBelow(int held) {
    var upper = published == null ? null : published.upper();
    return upper != null && held > upper;
  }

  /// The estimate's numbers, or those that were computed before the refusal.
  Optional<EstimateJson.NumbersJson> numbers() {
    return Optional.ofNullable(isEstimate() ? answer.estimate() : answer.workings());
  }

  String json() {
    return JSON.writeValueAsString(this);
  }

  static KeptResult read(String json) {
    return JSON.readValue(json, KeptResult.class);
  }
}
