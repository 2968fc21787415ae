package org.mufakat.estimation;

import java.util.random.RandomGenerator;

/// Draws how many of so many trials succeed, in about the same time however many there are.
///
/// Source: where few succeed, inversion; else Hörmann, *The generation of binomial random variates*
/// (1993), algorithm BTRS: the same distribution, and no approximation of it.
final class Binomial {

  /// Up to so many expected successes inversion is quicker.
  private static final double FEW = 10;

  private Binomial() {}

  /// @param chance of each trial, from 0 to 1
  static int draw(int trials, double chance, RandomGenerator random) {
    if (chance > 0.5) {
      return trials - draw(trials, 1 - chance, random);
    }
    if (trials == 0 || chance <= 0) {
      return 0;
    }
    return trials * chance < FEW
        ? byInversion(trials, chance, random)
        : new Rejection(trials, chance).draw(random);
  }

  /// Goes up from 0 until the chances add up to what was drawn.
  private static int byInversion(int trials, double chance, RandomGenerator random) {
    double odds = chance / (1 - chance);
    double ofNone = Math.exp(trials * Math.log1p(-chance));
    while (true) {
      double left = random.nextDouble();
      double term = ofNone;
      for (int successes = 0; successes <= trials; successes++) {
        if (left <= term) {
          return successes;
        }
        left -= term;
        term *= odds * (trials - successes) / (successes + 1);
      }
      // What rounding left over belongs to no number.
    }
  }

  /// A point is drawn under a simple curve above the distribution, and taken where it lies under
  /// the distribution too; most are seen to do so without a logarithm.
  private static final class Rejection {

    private final int trials;
    private final double b;
    private final double a;
    private final double centre;
    private final double surelyUnder;
    private final double height;
    private final double logOdds;
    private final int mode;
    private final double atMode;

    Rejection(int trials, double chance) {
      double deviation = Math.sqrt(trials * chance * (1 - chance));
      this.trials = trials;
      this.b = 1.15 + 2.53 * deviation;
      this.a = -0.0873 + 0.0248 * b + 0.01 * chance;
      this.centre = trials * chance + 0.5;
      this.surelyUnder = 0.92 - 4.2 / b;
      this.height = (2.83 + 5.1 / b) * deviation;
      this.logOdds = Math.log(chance / (1 - chance));
      this.mode = (int) ((trials + 1) * chance);
      this.atMode = LogGamma.ofFactorial(mode) + LogGamma.ofFactorial(trials - mode);
    }

    int draw(RandomGenerator random) {
      while (true) {
        double u = random.nextDouble() - 0.5;
        double v = random.nextDouble();
        double fromEdge = 0.5 - Math.abs(u);
        double at = Math.floor((2 * a / fromEdge + b) * u + centre);
        boolean isPossible = at >= 0 && at <= trials;
        if (isPossible
            && (fromEdge >= 0.07 && v <= surelyUnder || isUnder((int) at, v, fromEdge))) {
          return (int) at;
        }
      }
    }

    private boolean isUnder(int successes, double v, double fromEdge) {
      double drawn = Math.log(v * height / (a / (fromEdge * fromEdge) + b));
      return drawn
          <= atMode
              - LogGamma.ofFactorial(successes)
              - LogGamma.ofFactorial(trials - successes)
              + (successes - mode) * logOdds;
    }
  }
}
