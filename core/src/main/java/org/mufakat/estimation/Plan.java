package org.mufakat.estimation;

import java.util.Optional;

/// What is asked for: everything that an estimate depends on besides the table. The same plan and
/// table give the same numbers on every machine, whatever the number of threads.
///
/// @param order most lists in a term, for [Method#BIC]; the usual one where it is empty
/// @param threshold chance below which the stepwise rule adds a pair
/// @param mostVariation the dark figure's coefficient of variation above which there is no estimate
public record Plan(
    Method method,
    Optional<Integer> order,
    Bootstrap.Resamples resamples,
    double threshold,
    double mostVariation) {

  public static final double USUAL_THRESHOLD = Stepwise.USUAL_THRESHOLD;
  public static final double USUAL_MOST_VARIATION = 0.5;

  public Plan {
    if (order.isPresent() && order.get() < 2) {
      throw new IllegalArgumentException("terms are of two lists at least");
    }
    if (!(threshold > 0 && threshold < 1) || !(mostVariation > 0)) {
      throw new IllegalArgumentException("a threshold between 0 and 1, a bound above 0");
    }
  }
}
