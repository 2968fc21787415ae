package org.mufakat.statistics;

import java.util.Optional;

/// What is known of a count: it lies between `low` and `high`, both included, both at least 0. An
/// exact count has `low == high`. A sum of intervals is an interval; there is no midpoint.
public record CountInterval(long low, long high) implements Comparable<CountInterval> {

  /// The sum of nothing.
  public static final CountInterval ZERO = new CountInterval(0, 0);

  public CountInterval {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException("an interval needs 0 <= low <= high");
    }
  }

  public static CountInterval exactly(long count) {
    return new CountInterval(count, count);
  }

  public CountInterval plus(CountInterval other) {
    return new CountInterval(Math.addExact(low, other.low), Math.addExact(high, other.high));
  }

  public boolean isExact() {
    return low == high;
  }

  public boolean contains(long count) {
    return low <= count && count <= high;
  }

  /// How far `count` lies outside; 0 when inside.
  public long distanceTo(long count) {
    return count < low ? low - count : Math.max(0, count - high);
  }

  public boolean within(CountInterval other) {
    return other.low <= low && high <= other.high;
  }

  /// What both allow; empty when they contradict each other.
  public Optional<CountInterval> meet(CountInterval other) {
    long l = Math.max(low, other.low);
    long h = Math.min(high, other.high);
    return l <= h ? Optional.of(new CountInterval(l, h)) : Optional.empty();
  }

  /// By low end, then by high end.
  @Override
  public int compareTo(CountInterval other) {
    return low != other.low ? Long.compare(low, other.low) : Long.compare(high, other.high);
  }
}
