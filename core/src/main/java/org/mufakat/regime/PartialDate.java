package org.mufakat.regime;

import java.util.regex.Pattern;

/// A date known to the day, the month or the year: `2015-11-21`, `2015-11`, `2015`.
public record PartialDate(String iso) implements Comparable<PartialDate> {

  private static final Pattern FORM =
      Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");

  public PartialDate {
    if (!isWellFormed(iso)) {
      throw new IllegalArgumentException("a date is 2015, 2015-11 or 2015-11-21");
    }
  }

  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  public int year() {
    return Integer.parseInt(iso.substring(0, 4));
  }

  @Override
  public int compareTo(PartialDate other) {
    return iso.compareTo(other.iso);
  }

  @Override
  public String toString() {
    return iso;
  }
}
