package org.mufakat.privacy;

import java.util.random.RandomGenerator;

/// Noise in whole numbers whose chance falls as `exp(−|x| / scale)`, drawn exactly.
///
/// Source: Canonne, Kamath and Steinke, *The Discrete Gaussian for Differential Privacy*, 2020,
/// algorithm 2.
///
/// @param scale 1 to 2³¹
public record DiscreteLaplace(long scale) {

  public DiscreteLaplace {
    if (scale < 1 || scale > 1L << 31) {
      throw new IllegalArgumentException("a scale of 1 to 2^31");
    }
  }

  /// One number. The source is a secure one wherever the noise shall protect persons.
  public long draw(RandomGenerator source) {
    return draw(new EvenChance(source));
  }

  long draw(EvenChance chance) {
    while (true) {
      long within = chance.below(scale);
      if (chance.ofExp(within, scale)) {
        long size = within + scale * wholeScales(chance);
        boolean negative = chance.coin();
        if (!negative || size > 0) {
          return negative ? -size : size;
        }
      }
    }
  }

  private static long wholeScales(EvenChance chance) {
    long whole = 0;
    while (chance.ofExp(1, 1)) {
      whole++;
    }
    return whole;
  }
}
