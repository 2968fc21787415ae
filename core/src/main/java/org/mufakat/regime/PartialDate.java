package org.mufakat.regime;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/// A date known to the day, the month or the year: `2015-11-21`, `2015-11`, `2015`.
public record PartialDate(String iso) implements Comparable<PartialDate> {

  private static final Pattern FORM = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-\\d{2})?)?");

  public PartialDate {
    if (!isWellFormed(iso)) {
      throw new IllegalArgumentException("a date is 2015, 2015-11 or 2015-11-21");
    }
  }

  /// Whether the text is such a date and the calendar has it.
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches() && (text.length() < 10 || isInTheCalendar(text));
  }

  private static boolean isInTheCalendar(String day) {
    try {
      LocalDate.parse(day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  public int year() {
    return Integer.parseInt(iso.substring(0, 4));
  }

  /// Whether it lies after `other` however the unknown parts are filled in; `2015` is not surely
  /// after `2015-09`.
  public boolean isSurelyAfter(PartialDate other) {
    int known = Math.min(iso.length(), other.iso.length());
    return iso.substring(0, known).compareTo(other.iso.substring(0, known)) > 0;
  }

  /// By calendar; a year stands before its months and a month before its days.
  @Override
  public int compareTo(PartialDate other) {
    return iso.compareTo(other.iso);
  }

  @Override
  public String toString() {
    return iso;
  }
}
