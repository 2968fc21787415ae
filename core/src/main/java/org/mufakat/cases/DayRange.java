package org.mufakat.cases;

import java.time.LocalDate;

/// The days on which something may have been: from the earliest to the latest, both included.
public record DayRange(LocalDate earliest, LocalDate latest) {

  public DayRange {
    if (latest.isBefore(earliest)) {
      throw new IllegalArgumentException("the latest day is before the earliest");
    }
  }

  static DayRange of(LocalDate day) {
    return new DayRange(day, day);
  }

  /// Widened on both sides by whole years.
  DayRange widenedByYears(int years) {
    return years == 0 ? this : new DayRange(earliest.minusYears(years), latest.plusYears(years));
  }
}
