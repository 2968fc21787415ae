package org.mufakat.flows;

import org.mufakat.statistics.CountInterval;

/// Where the expected number lies when a count is one draw of chance: the exact limits for a
/// Poisson count, at 95 %, from the low end of what is known to its high end.
///
/// It speaks of chance alone. That some victims are never found, that a State looked harder in one
/// year, that persons are found in groups and not one by one: none of that is in it, and the last
/// makes it too narrow.
///
/// Source: Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936): half the
/// 2.5 % quantile of chi-squared on 2n degrees of freedom to half the 97.5 % quantile on 2n + 2.
///
/// @param low persons, at least 0
/// @param high persons
public record Band(double low, double high) {

  private static final double TAIL = 0.025;

  public Band {
    if (!(low >= 0 && high >= low)) {
      throw new IllegalArgumentException("a band needs 0 <= low <= high");
    }
  }

  /// Around a count, or around both ends of an interval.
  public static Band around(CountInterval count) {
    double low = count.low() == 0 ? 0 : Gamma.quantile(count.low(), TAIL);
    return new Band(low, Gamma.quantile(count.high() + 1.0, 1 - TAIL));
  }

  /// Whether the two have a number in common, so that neither is surely more than the other.
  public boolean overlaps(Band other) {
    return low <= other.high && other.low <= high;
  }

  /// Whether all of it lies above all of the other.
  public boolean isAbove(Band other) {
    return low > other.high;
  }
}
