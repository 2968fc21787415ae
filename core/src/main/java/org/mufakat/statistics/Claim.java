package org.mufakat.statistics;

/// A number that someone attributes to an area and years: "2,237 in 2017 to 2021".
public record Claim(long number, String area, YearSpan years) {

  public Claim {
    if (number < 0) {
      throw new IllegalArgumentException("a claimed count is at least 0");
    }
  }
}
