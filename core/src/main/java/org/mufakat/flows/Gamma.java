package org.mufakat.flows;

/// The gamma distribution with scale 1, from which the limits of a Poisson count and the tails of
/// the normal distribution follow. Relative error below 1e-10 for shapes up to a million.
///
/// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 6.1.41, 6.5.29, 6.5.31 and
/// 26.4.17 (Wilson and Hilferty, for a first guess); Lentz's method for the continued fraction.
final class Gamma {

  private static final int MOST_STEPS = 100_000;
  private static final double PRECISION = 1e-15;
  private static final double TINY = 1e-300;
  private static final double SHIFT_TO = 12;
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360
  };

  private Gamma() {}

  /// The logarithm of the gamma function; x above 0.
  static double log(double x) {
    double shifted = x;
    double product = 1;
    while (shifted < SHIFT_TO) {
      product *= shifted;
      shifted++;
    }
    double series = 0;
    double power = shifted;
    for (double coefficient : STIRLING) {
      series += coefficient / power;
      power *= shifted * shifted;
    }
    return (shifted - 0.5) * Math.log(shifted)
        - shifted
        + 0.5 * Math.log(2 * Math.PI)
        + series
        - Math.log(product);
  }

  /// The chance that a gamma variable of this shape is at most x.
  static double below(double shape, double x) {
    if (x <= 0) {
      return 0;
    }
    return x < shape + 1 ? series(shape, x) : 1 - fraction(shape, x);
  }

  /// The chance that it is above x; keeps its digits where it is small.
  static double above(double shape, double x) {
    if (x <= 0) {
      return 1;
    }
    return x < shape + 1 ? 1 - series(shape, x) : fraction(shape, x);
  }

  private static double series(double shape, double x) {
    double term = 1 / shape;
    double sum = term;
    for (int k = 1; k < MOST_STEPS && term > sum * PRECISION; k++) {
      term *= x / (shape + k);
      sum += term;
    }
    return sum * Math.exp(shape * Math.log(x) - x - log(shape));
  }

  private static double fraction(double shape, double x) {
    double b = x + 1 - shape;
    double c = 1 / TINY;
    double d = 1 / b;
    double value = d;
    for (int k = 1; k < MOST_STEPS; k++) {
      double a = -k * (k - shape);
      b += 2;
      d = 1 / kept(a * d + b);
      c = kept(b + a / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        break;
      }
    }
    return value * Math.exp(shape * Math.log(x) - x - log(shape));
  }

  private static double kept(double x) {
    return Math.abs(x) < TINY ? TINY : x;
  }

  /// The value that a gamma variable of this shape is at most with a given chance.
  static double quantile(double shape, double chance) {
    double z = chance > 0.5 ? 1.959963984540054 : -1.959963984540054;
    double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
    double low = 0;
    double high = Math.max(1, 2 * shape * Math.pow(Math.max(root, 0.5), 3));
    while (below(shape, high) < chance) {
      high *= 2;
    }
    for (int k = 0; k < 200 && high - low > 1e-13 * high; k++) {
      double middle = (low + high) / 2;
      if (below(shape, middle) < chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// The chance that a normal variable is as far from 0 as z, on either side.
  static double twoSided(double z) {
    return z == 0 ? 1 : above(0.5, z * z / 2);
  }
}
