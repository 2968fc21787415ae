package org.mufakat.cases;

import java.time.LocalDate;
import java.time.Year;

/// What is known of a person's age.
public sealed interface Age {

  /// A birth date, perhaps partial or estimated.
  record Born(CaseDate on) implements Age {}

  /// An age stated or assessed at some time, in whole years from `youngest` to `oldest`.
  ///
  /// @param youngest 0 to 120
  /// @param oldest at least `youngest`, at most 120
  record OfYears(int youngest, int oldest, CaseDate on) implements Age {
    public OfYears {
      if (youngest < 0 || oldest < youngest || oldest > 120) {
        throw new IllegalArgumentException("an age is 0 to 120 years, the youngest first");
      }
    }
  }

  /// Nothing is known.
  record Unknown() implements Age {}

  /// Whether a person was under 18.
  enum AtTheTime {
    CHILD,
    ADULT,
    /// What is known allows both.
    EITHER
  }

  /// Whether the person was under 18 when something began. An act that began before the eighteenth
  /// birthday was an act against a child, however long it went on.
  ///
  /// Source: Palermo Protocol, Art. 3(d).
  default AtTheTime when(DayRange began) {
    return switch (this) {
      case Unknown() -> AtTheTime.EITHER;
      case Born(CaseDate on) -> when(on.days(), began);
      case OfYears(int youngest, int oldest, CaseDate on) -> {
        var asked = on.days();
        yield when(
            new DayRange(
                asked.earliest().minusYears(oldest + 1L).plusDays(1),
                asked.latest().minusYears(youngest)),
            began);
      }
    };
  }

  private static AtTheTime when(DayRange born, DayRange began) {
    if (began.latest().isBefore(eighteenthBirthday(born.earliest()))) {
      return AtTheTime.CHILD;
    }
    return began.earliest().isBefore(eighteenthBirthday(born.latest()))
        ? AtTheTime.EITHER
        : AtTheTime.ADULT;
  }

  /// Whoever was born on 29 February is 18 on 1 March where the year has no such day: of two
  /// readings the one that protects longer.
  private static LocalDate eighteenthBirthday(LocalDate born) {
    boolean leapDay = born.getMonthValue() == 2 && born.getDayOfMonth() == 29;
    return leapDay && !Year.isLeap(born.getYear() + 18L)
        ? LocalDate.of(born.getYear() + 18, 3, 1)
        : born.plusYears(18);
  }
}
