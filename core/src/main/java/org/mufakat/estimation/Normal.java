package org.mufakat.estimation;

/// The standard normal distribution.
final class Normal {

  private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);
  private static final double FAR = 3;

  private Normal() {}

  static double density(double z) {
    return Math.exp(-z * z / 2) / SQRT_2_PI;
  }

  /// The chance of at most `z`; near the middle by its power series, far out by the continued
  /// fraction of its tail.
  static double atMost(double z) {
    if (Math.abs(z) > FAR) {
      double tail = tail(Math.abs(z));
      return z > 0 ? 1 - tail : tail;
    }
    double term = z;
    double sum = z;
    for (int i = 3; Math.abs(term) > 1e-17; i += 2) {
      term *= z * z / i;
      sum += term;
    }
    return 0.5 + sum * density(z);
  }

  private static double tail(double z) {
    if (Double.isInfinite(z)) {
      return 0;
    }
    double fraction = z;
    for (int i = 200; i > 0; i--) {
      fraction = z + i / fraction;
    }
    return density(z) / fraction;
  }

  /// The value below which this share lies; infinite for 0 and 1.
  ///
  /// Method: a rational first guess (Abramowitz & Stegun 26.2.23), then Newton's method.
  static double quantile(double share) {
    if (share <= 0 || share >= 1) {
      return share <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (share > 0.5) {
      return -quantile(1 - share);
    }
    double t = Math.sqrt(-2 * Math.log(share));
    double z =
        -(t
            - (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
    for (int i = 0; i < 4; i++) {
      double off = (atMost(z) - share) / density(z);
      z -= off / (1 + z * off / 2);
    }
    return z;
  }
}
