package org.mufakat.privacy;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/// Whole numbers, all equally likely, and coins whose chances are rational numbers or `exp` of
/// them; exact, without a floating-point number.
///
/// Takes a thousand bytes at a time, because a secure source is slow to ask. Not for two threads.
///
/// Source: Canonne, Kamath and Steinke 2020, algorithm 1.
final class EvenChance {

  private static final int BYTES = 1024;

  private final RandomGenerator source;
  private final byte[] bytes = new byte[BYTES];
  private final ByteBuffer stock = ByteBuffer.wrap(bytes).limit(0);
  private long bits;
  private int left;

  EvenChance(RandomGenerator source) {
    this.source = source;
  }

  boolean coin() {
    return take(1) == 1;
  }

  /// 0 to `bound − 1`.
  long below(long bound) {
    int width = Long.SIZE - Long.numberOfLeadingZeros(bound - 1);
    long drawn = take(width);
    while (drawn >= bound) {
      drawn = take(width);
    }
    return drawn;
  }

  /// True with the chance `exp(−numerator / denominator)`, for 0 ≤ numerator ≤ denominator.
  ///
  /// Method: the first k at which a coin of chance γ/k fails is odd with the chance exp(−γ).
  boolean ofExp(long numerator, long denominator) {
    long k = 1;
    while (below(k) == 0 && below(denominator) < numerator) {
      k++;
    }
    return (k & 1) == 1;
  }

  private long take(int width) {
    if (width == 0) {
      return 0;
    }
    if (width > left) {
      bits = nextLong();
      left = Long.SIZE;
    }
    long taken = bits & -1L >>> Long.SIZE - width;
    bits = width == Long.SIZE ? 0 : bits >>> width;
    left -= width;
    return taken;
  }

  private long nextLong() {
    if (!stock.hasRemaining()) {
      source.nextBytes(bytes);
      stock.clear();
    }
    return stock.getLong();
  }
}
