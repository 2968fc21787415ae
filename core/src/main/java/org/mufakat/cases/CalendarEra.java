package org.mufakat.cases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;

/// The calendar that a date was given in. A date is kept as it was given and counted in days.
public enum CalendarEra {
  /// The common calendar.
  COMMON("common"),
  /// The Buddhist Era of the Thai solar calendar: 543 years ahead. Until 2483 (1940) its year began
  /// on 1 April, so that January to March belonged to the year before; 2483 had no January to
  /// March. The lunisolar eras of neighbouring States, 543 or 544 years ahead by the season, are
  /// not this one.
  ///
  /// Source: `java.time.chrono.ThaiBuddhistChronology` for the years since 1941; for the earlier
  /// ones general knowledge, unverified.
  BUDDHIST("buddhist");

  private static final int YEARS_AHEAD = 543;
  private static final int LAST_YEAR_FROM_APRIL = 2482;
  private static final int SHORT_YEAR = 2483;
  private static final int APRIL = 4;

  private final String slug;

  CalendarEra(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  public static Optional<CalendarEra> bySlug(String slug) {
    return Arrays.stream(values()).filter(e -> e.slug.equals(slug)).findFirst();
  }

  /// The days of a year.
  DayRange year(int year) {
    return switch (this) {
      case COMMON -> new DayRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
      case BUDDHIST -> {
        int common = year - YEARS_AHEAD;
        var first = LocalDate.of(common, year <= SHORT_YEAR ? APRIL : 1, 1);
        yield new DayRange(
            first,
            year <= LAST_YEAR_FROM_APRIL
                ? LocalDate.of(common + 1, 3, 31)
                : LocalDate.of(common, 12, 31));
      }
    };
  }

  /// The days of a month.
  ///
  /// @throws DateTimeException when the calendar has no such month
  DayRange month(int year, int month) {
    var common = YearMonth.of(commonYear(year, month), month);
    return new DayRange(common.atDay(1), common.atEndOfMonth());
  }

  /// @throws DateTimeException when the calendar has no such day
  LocalDate day(int year, int month, int day) {
    return LocalDate.of(commonYear(year, month), month, day);
  }

  private int commonYear(int year, int month) {
    return switch (this) {
      case COMMON -> year;
      case BUDDHIST -> {
        if (year == SHORT_YEAR && month < APRIL) {
          throw new DateTimeException("the year 2483 began in April");
        }
        int common = year - YEARS_AHEAD;
        yield year <= LAST_YEAR_FROM_APRIL && month < APRIL ? common + 1 : common;
      }
    };
  }
}
