package org.mufakat.estimation;

import java.util.SplittableRandom;

/// One limit of a bias-corrected and accelerated (BCa) bootstrap interval.
///
/// @param share nominal, as 0.025
/// @param effective of the replicates, the share at which the limit is read; NaN where the
///   acceleration leaves none
/// @param value the limit, by a type-8 quantile; infinite where there is none
/// @param needed replicates: ten at least beyond the limit
/// @param error Monte Carlo standard error: what another seed would change; NaN with fewer
///   replicates than needed, which cannot tell
public record BcaLimit(double share, double effective, double value, long needed, double error) {

  private static final int BEYOND = 10;
  private static final int REDRAWN = 400;

  /// @param below share of the replicates that are less than the point
  static BcaLimit of(double share, double below, double acceleration, double[] sorted) {
    double effective = effective(share, below, acceleration);
    if (Double.isNaN(effective) || sorted.length == 0) {
      double none = share < 0.5 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return new BcaLimit(share, effective, none, Long.MAX_VALUE, Double.NaN);
    }
    double beyond = Math.min(effective, 1 - effective);
    long needed = beyond > 0 ? (long) Math.ceil(BEYOND / beyond) : Long.MAX_VALUE;
    return new BcaLimit(
        share,
        effective,
        Quantiles.type8(sorted, sorted.length, effective),
        needed,
        sorted.length < needed ? Double.NaN : error(share, below, acceleration, effective, sorted));
  }

  static double effective(double share, double below, double acceleration) {
    double bias = Normal.quantile(below);
    double z = bias + Normal.quantile(share);
    double shrink = 1 - acceleration * z;
    return Double.isInfinite(bias) || shrink <= 0 ? Double.NaN : Normal.atMost(bias + z / shrink);
  }

  /// How far the limit moves when the replicates are drawn anew: their distribution function wavers
  /// like a Brownian bridge, at the point (which moves the bias) and at the limit together.
  private static double error(
      double share, double below, double acceleration, double effective, double[] sorted) {
    double scale = 1 / Math.sqrt(sorted.length);
    double atPoint = Math.sqrt(below * (1 - below));
    double between = Math.min(below, effective) - below * effective;
    double along = atPoint > 0 ? between / atPoint : 0;
    double across = Math.sqrt(Math.max(0, effective * (1 - effective) - along * along));
    var random = new SplittableRandom(sorted.length);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < REDRAWN; i++) {
      double first = random.nextGaussian();
      double second = random.nextGaussian();
      double newBelow = Math.clamp(below + scale * atPoint * first, 0, 1);
      double moved = effective(share, newBelow, acceleration);
      double read = moved - scale * (along * first + across * second);
      double value =
          Quantiles.type8(
              sorted, sorted.length, Double.isNaN(read) ? effective : Math.clamp(read, 0, 1));
      sum += value;
      squares += value * value;
    }
    double mean = sum / REDRAWN;
    return Math.sqrt(Math.max(0, squares / REDRAWN - mean * mean));
  }
}
