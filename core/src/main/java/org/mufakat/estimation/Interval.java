package org.mufakat.estimation;

/// Where a number of persons lies, at a level such as 0.95.
public record Interval(double lower, double upper, double level) {

  public boolean contains(double persons) {
    return lower <= persons && persons <= upper;
  }
}
