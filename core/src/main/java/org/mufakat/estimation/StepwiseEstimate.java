package org.mufakat.estimation;

/// The stepwise rule's point and model, without an interval: what every resampled table comes down
/// to. For comparison with reference values and for measuring; an estimate is [Estimation]'s.
///
/// @param persons NaN where the rule finds no model that has an estimate
public record StepwiseEstimate(double persons, Model model) {

  public static StepwiseEstimate of(CaptureTable table) {
    var rule = new Stepwise(table.size(), Stepwise.USUAL_THRESHOLD);
    double persons = rule.estimate(table.counts());
    return new StepwiseEstimate(persons, rule.chosen());
  }
}
