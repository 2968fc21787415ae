package org.mufakat.estimation;

import java.util.SplittableRandom;

/// Chance that depends on a seed and a number alone.
final class Chance {

  private Chance() {}

  /// A generator of its own for each number. Both are scrambled, because a [SplittableRandom] steps
  /// by a constant: seeds that lie near each other by it would share their draws.
  static SplittableRandom of(long seed, long number) {
    return new SplittableRandom(scrambled(scrambled(seed) ^ number));
  }

  /// The finalizer of MurmurHash3, variant 13 of Stafford.
  private static long scrambled(long bits) {
    long z = bits + 0x632be59bd9b4e019L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
