package org.mufakat.cases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date of a case as somebody gave it: known to the day, the month or the year, in the calendar
/// it was given in, perhaps estimated.
///
/// @param asGiven `2023-11-05`, `2023-11` or `2023`, in the calendar `era`
/// @param estimatedWithinYears 0 for a date that is not estimated; for an estimate the whole years
///   (1 to 20) by which it may be wrong to either side
public record CaseDate(String asGiven, CalendarEra era, int estimatedWithinYears) {

  private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
  private static final int MOST_YEARS = 20;

  /// Years that a case of this or the last century can name, in the common calendar.
  private static final int FIRST_YEAR = 1880;

  private static final int LAST_YEAR = 2199;

  public CaseDate {
    if (estimatedWithinYears < 0 || estimatedWithinYears > MOST_YEARS) {
      throw new IllegalArgumentException("an estimate is off by 0 to 20 years");
    }
    if (fault(asGiven, era).isPresent()) {
      throw new IllegalArgumentException("not a date of its calendar");
    }
  }

  public static CaseDate of(LocalDate day) {
    return new CaseDate(day.toString(), CalendarEra.COMMON, 0);
  }

  /// A date of the common calendar.
  public static CaseDate of(String asGiven) {
    return new CaseDate(asGiven, CalendarEra.COMMON, 0);
  }

  public CaseDate estimatedWithin(int years) {
    return new CaseDate(asGiven, era, years);
  }

  /// What hinders a text from being a date.
  public enum Fault {
    /// Not 2023, 2023-11 or 2023-11-05.
    FORM,
    /// The calendar has no such day or month.
    NO_SUCH_DAY,
    /// The year is that of another calendar: 2566 as a common year, 2023 as a Buddhist one.
    OTHER_ERA,
    /// Too long ago, or too far ahead, for any case.
    OUT_OF_RANGE
  }

  /// Why a text is no date of that calendar; empty when it is one.
  public static Optional<Fault> fault(String text, CalendarEra era) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.of(Fault.FORM);
    }
    int year = Integer.parseInt(parts.group(1));
    for (CalendarEra other : CalendarEra.values()) {
      if (other != era && !inRange(era, year) && inRange(other, year)) {
        return Optional.of(Fault.OTHER_ERA);
      }
    }
    if (!inRange(era, year)) {
      return Optional.of(Fault.OUT_OF_RANGE);
    }
    try {
      range(parts, era);
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of(Fault.NO_SUCH_DAY);
    }
  }

  private static boolean inRange(CalendarEra era, int year) {
    int common = era.year(year).earliest().getYear();
    return FIRST_YEAR <= common && common <= LAST_YEAR;
  }

  /// The days that it may have been.
  public DayRange days() {
    var parts = FORM.matcher(asGiven);
    if (!parts.matches()) {
      throw new IllegalStateException("a date was checked when it was made");
    }
    return range(parts, era).widenedByYears(estimatedWithinYears);
  }

  private static DayRange range(Matcher parts, CalendarEra era) {
    int year = Integer.parseInt(parts.group(1));
    if (parts.group(2) == null) {
      return era.year(year);
    }
    int month = Integer.parseInt(parts.group(2));
    return parts.group(3) == null
        ? era.month(year, month)
        : DayRange.of(era.day(year, month, Integer.parseInt(parts.group(3))));
  }
}
