package org.mufakat.estimation;

/// Tails of the Poisson distribution.
final class Poisson {

  private static final double NEGLIGIBLE = 1e-17;

  private Poisson() {}

  /// The smaller of the chances of at most and of at least so many; one-sided, not doubled.
  static double smallerTail(int count, double mean) {
    if (mean <= 0) {
      return count == 0 ? 1 : 0;
    }
    double chance = Math.exp(count * Math.log(mean) - mean - LogGamma.ofFactorial(count));
    double tail = count < mean ? atMost(count, mean, chance) : atLeast(count, mean, chance);
    return Math.min(tail, 1 - tail + chance);
  }

  private static double atMost(int count, double mean, double chance) {
    double term = chance;
    double sum = chance;
    for (int i = count; i > 0 && term > sum * NEGLIGIBLE; i--) {
      term *= i / mean;
      sum += term;
    }
    return sum;
  }

  private static double atLeast(int count, double mean, double chance) {
    double term = chance;
    double sum = chance;
    for (int i = count + 1; term > sum * NEGLIGIBLE; i++) {
      term *= mean / i;
      sum += term;
    }
    return sum;
  }
}
