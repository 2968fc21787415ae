package org.mufakat.estimation;

import java.util.Arrays;

/// A BCa bootstrap interval of a number of persons.
///
/// Source: Efron, *Better bootstrap confidence intervals* (1987).
///
/// @param bias the correction z0; infinite where the point lies outside all replicates
public record BcaInterval(
    BcaLimit lower, BcaLimit upper, double level, double bias, double acceleration) {

  /// Estimates that differ by less are the same but for rounding.
  private static final double SAME = 1e-9;

  static BcaInterval of(double point, double level, double acceleration, double[] sorted) {
    double limit = point * (1 - SAME);
    double less = Arrays.stream(sorted).filter(v -> v < limit).count();
    double below = sorted.length == 0 ? Double.NaN : less / sorted.length;
    return new BcaInterval(
        BcaLimit.of((1 - level) / 2, below, acceleration, sorted),
        BcaLimit.of((1 + level) / 2, below, acceleration, sorted),
        level,
        Normal.quantile(below),
        acceleration);
  }

  public Interval interval() {
    return new Interval(lower.value(), upper.value(), level);
  }

  /// Replicates that both limits ask for.
  public long needed() {
    return Math.max(lower.needed(), upper.needed());
  }

  public boolean isFinite() {
    return Double.isFinite(lower.value()) && Double.isFinite(upper.value());
  }
}
