package org.mufakat.statistics;

import java.util.regex.Pattern;

/// A release's name: the date the publisher stamped on it, `2025-04-14`, with a letter appended
/// when the publisher stamped two different files with one date.
public record ReleaseId(String value) implements Comparable<ReleaseId> {

  private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[a-z]?");

  private static final int DATE_LENGTH = 10;

  public ReleaseId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("a release is named by its date, as 2025-04-14");
    }
  }

  /// Whether the text is such a name and the calendar has the date.
  public static boolean isWellFormed(String value) {
    return FORM.matcher(value).matches()
        && ReleaseOrigin.stamp(value.substring(0, DATE_LENGTH)).isPresent();
  }

  @Override
  public int compareTo(ReleaseId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
