package org.mufakat.privacy;

/// What zero-concentrated differential privacy with a rho means in epsilon and delta, as tightly as
/// is known without looking at the mechanism.
///
/// Source: Canonne, Kamath and Steinke 2020, corollary 13: `delta` is the least of `exp((α − 1)(αρ
/// − ε)) (1 − 1/α)^α / (α − 1)` over α > 1.
final class Concentrated {

  private static final int HALVINGS = 200;
  private static final double MOST_RHO = 1e6;

  /// Every answer is moved by this share to the side that promises less.
  private static final double ROUNDING = 1e-9;

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
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double alpha = 1 + Math.exp(middle);
      if ((2 * alpha - 1) * rho - epsilon + Math.log1p(-1 / alpha) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 1 + Math.exp(high);
  }

  /// The least epsilon, rounded up.
  static double epsilon(double rho, double delta) {
    if (rho == 0) {
      return 0;
    }
    double low = 0;
    double high = rho + 2 * Math.sqrt(rho * -Math.log(delta));
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (delta(rho, middle) > delta) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high * (1 + ROUNDING);
  }

  /// The most rho, rounded down.
  static double rho(Guarantee promised) {
    double low = 0;
    double high = MOST_RHO;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (delta(middle, promised.epsilon()) <= promised.delta()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low * (1 - ROUNDING);
  }
}
