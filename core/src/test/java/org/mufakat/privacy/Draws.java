package org.mufakat.privacy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;

/// Whether draws follow a distribution: Pearson's chi-square over the values that are expected five
/// times or more, all others taken together. A right sampler fails once in a million times; the
/// seeds are fixed, so that it does not fail by chance today and pass tomorrow.
final class Draws {

  /// The standard normal value above which one in a million lies.
  private static final double ONE_IN_A_MILLION = 4.753424;

  private Draws() {}

  /// How far the chi-square is above what one in a million right samplers exceeds; below 0 is well.
  static double excess(LongSupplier draw, int draws, LongToDoubleFunction chance, int farthest) {
    Map<Long, Integer> seen = new HashMap<>();
    for (int i = 0; i < draws; i++) {
      seen.merge(draw.getAsLong(), 1, Integer::sum);
    }
    double statistic = 0;
    double restExpected = draws;
    int restSeen = draws;
    int values = 0;
    for (long x = -farthest; x <= farthest; x++) {
      double expected = draws * chance.applyAsDouble(x);
      if (expected >= 5) {
        int found = seen.getOrDefault(x, 0);
        statistic += (found - expected) * (found - expected) / expected;
        restExpected -= expected;
        restSeen -= found;
        values++;
      }
    }
    double rest = Math.max(1, restExpected);
    statistic += (restSeen - restExpected) * (restSeen - restExpected) / rest;
    return statistic - quantile(values);
  }

  /// Source: Wilson and Hilferty 1931.
  private static double quantile(int freedom) {
    double spread = 2.0 / 9 / freedom;
    return freedom * Math.pow(1 - spread + ONE_IN_A_MILLION * Math.sqrt(spread), 3);
  }
}
