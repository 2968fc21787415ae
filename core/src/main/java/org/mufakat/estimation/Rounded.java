package org.mufakat.estimation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers of persons as they may be published: two significant figures, since more would promise
/// what no estimate keeps. Limits are rounded outwards, and no lower one is below those seen.
public record Rounded(long persons, long lower, long upper) {

  private static final int FIGURES = 2;

  public static Rounded of(double persons, Interval interval, int seen) {
    return new Rounded(
        Math.max(seen, rounded(persons, RoundingMode.HALF_EVEN)),
        Math.max(seen, rounded(interval.lower(), RoundingMode.FLOOR)),
        rounded(interval.upper(), RoundingMode.CEILING));
  }

  private static long rounded(double value, RoundingMode mode) {
    return new BigDecimal(value).round(new MathContext(FIGURES, mode)).longValue();
  }
}
