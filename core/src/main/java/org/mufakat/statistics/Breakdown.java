package org.mufakat.statistics;

/// Which part of an indicator a cell counts: the question, the answer to it as published (blank
/// when the publisher left it blank), sex and age.
public record Breakdown(Dimension dimension, String category, Sex sex, AgeGroup age) {

  /// The published total: no question, no sex, no age.
  public static final Breakdown TOTAL =
      new Breakdown(Dimension.TOTAL, "Total", Sex.TOTAL, AgeGroup.TOTAL);

  public static Breakdown ofSex(Sex sex) {
    return new Breakdown(Dimension.TOTAL, "Total", sex, AgeGroup.TOTAL);
  }

  public static Breakdown ofAge(AgeGroup age) {
    return new Breakdown(Dimension.TOTAL, "Total", Sex.TOTAL, age);
  }

  public static Breakdown of(Dimension dimension, String category) {
    return new Breakdown(dimension, category, Sex.TOTAL, AgeGroup.TOTAL);
  }

  public boolean isTotal() {
    return equals(TOTAL);
  }
}
