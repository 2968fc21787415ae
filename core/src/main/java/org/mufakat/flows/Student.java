package org.mufakat.flows;

/// The tails of Student's t distribution, by the incomplete beta function.
///
/// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.5.8 and 26.7.1, with
/// Lentz's method for the continued fraction.
final class Student {

  private static final int MOST_STEPS = 10_000;
  private static final double PRECISION = 1e-15;
  private static final double TINY = 1e-300;

  private Student() {}

  /// The chance of a value as far from 0 as t, on either side.
  ///
  /// @param degrees of freedom, at least 1
  static double twoSided(double t, int degrees) {
    if (t == 0) {
      return 1;
    }
    return beta(degrees / (degrees + t * t), degrees / 2.0, 0.5);
  }

  /// The regularised incomplete beta function.
  private static double beta(double x, double a, double b) {
    double front =
        Math.exp(
            Gamma.log(a + b) - Gamma.log(a) - Gamma.log(b) + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / kept(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MOST_STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / kept(1 + even * d);
      c = kept(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / kept(1 + odd * d);
      c = kept(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        break;
      }
    }
    return value;
  }

  private static double kept(double x) {
    return Math.abs(x) < TINY ? TINY : x;
  }
}
