package org.mufakat.privacy;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/// Noise in whole numbers whose chance falls as `exp(−x² / 2σ²)`, drawn exactly: with rational σ²
/// and integers only, so that no rounding leaves a trace of what the noise hides.
///
/// How long a draw takes depends on what is drawn; who can time single draws learns of them.
///
/// Source: Canonne, Kamath and Steinke, *The Discrete Gaussian for Differential Privacy*, 2020,
/// algorithm 3.
///
/// @param numerator of σ², 1 to 2³⁰
/// @param denominator of σ², 1 to 64
public record DiscreteGaussian(long numerator, long denominator) {

  /// σ² is rounded up to a multiple of a 64th.
  private static final long FINE = 64;

  private static final long MOST = 1L << 30;

  public DiscreteGaussian {
    if (numerator < 1 || numerator > MOST || denominator < 1 || denominator > FINE) {
      throw new IllegalArgumentException("a variance of 1 to 2^30 over 1 to 64");
    }
  }

  /// The noise of this variance or the next greater one that has the form; never smaller, so that
  /// rounding costs accuracy and not privacy.
  ///
  /// @throws IllegalArgumentException above [#mostVariance()]
  public static DiscreteGaussian ofAtLeast(double variance) {
    long fine = variance * FINE < MOST ? FINE : 1;
    return new DiscreteGaussian(Math.max(1, (long) Math.ceil(variance * fine)), fine);
  }

  public static double mostVariance() {
    return MOST;
  }

  /// σ², which is a little more than the variance of the noise.
  public double variance() {
    return (double) numerator / denominator;
  }

  /// One number. The source is a secure one wherever the noise shall protect persons.
  public long draw(RandomGenerator source) {
    return draw(new EvenChance(source));
  }

  long draw(EvenChance chance) {
    long scale = scale();
    var laplace = new DiscreteLaplace(scale);
    while (true) {
      long drawn = laplace.draw(chance);
      if (isKept(Math.abs(drawn), scale, chance)) {
        return drawn;
      }
    }
  }

  /// ⌊σ⌋ + 1.
  private long scale() {
    long root = (long) Math.sqrt((double) numerator / denominator);
    while (root * root * denominator > numerator) {
      root--;
    }
    while ((root + 1) * (root + 1) * denominator <= numerator) {
      root++;
    }
    return root + 1;
  }

  /// With the chance `exp(−(|y| − σ²/t)² / 2σ²)`; with σ² = p/q the exponent is `(|y|tq − p)² /
  /// 2t²pq`.
  private boolean isKept(long size, long scale, EvenChance chance) {
    long off = Math.abs(size * scale * denominator - numerator);
    long below = Math.multiplyExact(2 * scale * scale * denominator, numerator);
    if (off > Integer.MAX_VALUE) {
      return isKeptFarOut(off, below, chance);
    }
    long above = off * off;
    return survives(above / below, chance) && chance.ofExp(above % below, below);
  }

  private static boolean isKeptFarOut(long off, long below, EvenChance chance) {
    var parts =
        BigInteger.valueOf(off)
            .multiply(BigInteger.valueOf(off))
            .divideAndRemainder(BigInteger.valueOf(below));
    return survives(parts[0].min(BigInteger.valueOf(Long.MAX_VALUE)).longValue(), chance)
        && chance.ofExp(parts[1].longValue(), below);
  }

  private static boolean survives(long times, EvenChance chance) {
    for (long i = 0; i < times; i++) {
      if (!chance.ofExp(1, 1)) {
        return false;
      }
    }
    return true;
  }
}
