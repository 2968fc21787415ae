package org.mufakat.privacy;

import java.util.function.DoublePredicate;

/// What zero-concentrated differential privacy with a rho means in epsilon and delta, as tightly as
/// is known without looking at the mechanism.
///
/// Source: Canonne, Kamath and Steinke 2020, corollary 13: `delta` is the least of `exp((α − 1)(αρ
/// − ε)) (1 − 1/α)^α / (α − 1)` over α > 1.
final class Concentrated {

  private static final double LEAST_RHO = 1e-12;
  private static final double MOST_RHO = 1e6;
  private static final double CLOSE = 1e-11;

  /// Every answer is moved by this share to the side that promises less …
  private static final double ROUNDING = 1e-9;

  /// … and a rho by so much more that turned back it keeps the epsilon it came from.
  private static final double ROUNDING_OF_RHO = 1e-8;

  private Concentrated() {}

  static double delta(double rho, double epsilon) {
    if (rho == 0) {
      return 0;
    }
    double alpha = alpha(rho, epsilon);
    double log =
        (alpha - 1) * (alpha * rho - epsilon)
            - Math.log(alpha - 1)
            + alpha * Math.log1p(-1 / alpha);
    return Math.min(1, Math.exp(log) * (1 + ROUNDING));
  }

  /// The α at which the bound's logarithm is least; its slope `(2α − 1)ρ − ε + ln(1 − 1/α)` only
  /// grows.
  private static double alpha(double rho, double epsilon) {
    double low = Math.log(1e-12);
    double high = Math.log(1 + (epsilon + 1) / rho + 1e3);
    double log =
        halved(
            low,
            high,
            middle -> {
              double alpha = 1 + Math.exp(middle);
              return (2 * alpha - 1) * rho - epsilon + Math.log1p(-1 / alpha) >= 0;
            });
    return 1 + Math.exp(log);
  }

  /// Where the answer turns from no to yes; from above.
  private static double halved(double from, double to, DoublePredicate isAbove) {
    double low = from;
    double high = to;
    while (high - low > CLOSE * Math.max(1, Math.abs(high))) {
      double middle = (low + high) / 2;
      if (isAbove.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /// The least epsilon, rounded up.
  static double epsilon(double rho, double delta) {
    if (rho == 0) {
      return 0;
    }
    double simple = rho + 2 * Math.sqrt(rho * -Math.log(delta));
    return halved(0, simple, middle -> delta(rho, middle) <= delta) * (1 + ROUNDING);
  }

  /// The most rho, rounded down; 0 when it would be of no use to anybody.
  static double rho(Guarantee promised) {
    if (delta(LEAST_RHO, promised.epsilon()) > promised.delta()) {
      return 0;
    }
    double log =
        halved(
            Math.log(LEAST_RHO),
            Math.log(MOST_RHO),
            middle -> delta(Math.exp(middle), promised.epsilon()) > promised.delta());
    return Math.exp(log) * (1 - ROUNDING_OF_RHO);
  }
}
