package org.mufakat.estimation;

/// Quantiles of sorted values, median-unbiased whatever the distribution.
///
/// Source: Hyndman & Fan, *Sample quantiles in statistical packages* (1996), type 8.
final class Quantiles {

  private static final double FUZZ = 4 * Math.ulp(1.0);

  private Quantiles() {}

  /// @param sorted ascending; the first `length` count, at least one
  static double type8(double[] sorted, int length, double share) {
    double third = 1 / 3.0;
    double place = third + share * (length + third);
    double whole = Math.floor(place + FUZZ);
    double part = place - whole;
    double low = at(sorted, length, whole);
    if (Math.abs(part) < FUZZ) {
      return low;
    }
    return low + part * (at(sorted, length, whole + 1) - low);
  }

  private static double at(double[] sorted, int length, double oneBased) {
    return sorted[(int) Math.clamp(oneBased - 1, 0, length - 1)];
  }
}
