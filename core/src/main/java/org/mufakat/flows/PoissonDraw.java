package org.mufakat.flows;

import java.util.random.RandomGenerator;

/// Draws Poisson counts of one mean by inversion: one uniform number a draw, and a walk from the
/// mode to where it falls.
final class PoissonDraw {

  private final double mean;
  private final long mode;
  private final double atMode;
  private final double upToMode;

  PoissonDraw(double mean) {
    this.mean = mean;
    this.mode = (long) mean;
    this.atMode = mean == 0 ? 1 : Math.exp(mode * Math.log(mean) - mean - Gamma.log(mode + 1.0));
    this.upToMode = mean == 0 ? 1 : Gamma.above(mode + 1.0, mean);
  }

  long next(RandomGenerator chance) {
    double u = chance.nextDouble();
    long n = mode;
    double upTo = upToMode;
    double at = atMode;
    if (u > upTo) {
      while (u > upTo && at > 0) {
        n++;
        at *= mean / n;
        upTo += at;
      }
      return n;
    }
    while (n > 0 && u <= upTo - at) {
      upTo -= at;
      at *= n / mean;
      n--;
    }
    return n;
  }
}
