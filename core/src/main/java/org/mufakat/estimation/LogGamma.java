package org.mufakat.estimation;

/// The logarithm of the gamma function of positive numbers, to about 15 digits.
///
/// Source: Stirling's series, after the argument is raised above 12.
final class LogGamma {

  private static final double HALF_LOG_2_PI = 0.91893853320467274178;
  private static final double RAISED = 12;
  private static final int KEPT_FACTORIALS = 1024;
  private static final double[] FACTORIALS = factorials();

  private LogGamma() {}

  static double of(double x) {
    double product = 1;
    double raised = x;
    while (raised < RAISED) {
      product *= raised;
      raised++;
    }
    double reciprocal = 1 / raised;
    double square = reciprocal * reciprocal;
    double series =
        reciprocal
            * (1 / 12.0
                - square
                    * (1 / 360.0
                        - square
                            * (1 / 1260.0
                                - square
                                    * (1 / 1680.0
                                        - square * (1 / 1188.0 - square * 691 / 360360.0)))));
    double logarithm = (raised - 0.5) * Math.log(raised) - raised + HALF_LOG_2_PI + series;
    return product == 1 ? logarithm : logarithm - Math.log(product);
  }

  /// The logarithm of n!.
  static double ofFactorial(int n) {
    return n < KEPT_FACTORIALS ? FACTORIALS[n] : of(n + 1.0);
  }

  /// The derivative of [#of].
  static double slope(double x) {
    double below = 0;
    double raised = x;
    while (raised < RAISED) {
      below += 1 / raised;
      raised++;
    }
    double square = 1 / (raised * raised);
    double series =
        square
            * (1 / 12.0
                - square
                    * (1 / 120.0 - square * (1 / 252.0 - square * (1 / 240.0 - square / 132.0))));
    return Math.log(raised) - 0.5 / raised - series - below;
  }

  private static double[] factorials() {
    var all = new double[KEPT_FACTORIALS];
    for (int n = 2; n < all.length; n++) {
      all[n] = of(n + 1.0);
    }
    return all;
  }
}
