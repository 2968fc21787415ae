package org.mufakat.statistics;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Calendar years from `first` to `last`, both included.
public record YearSpan(int first, int last) {

  private static final Pattern FORM = Pattern.compile("(\\d{4})(?:[-–](\\d{4}))?");

  public YearSpan {
    if (last < first) {
      throw new IllegalArgumentException("a span ends no earlier than it starts");
    }
  }

  /// Reads `2018` or `2018-2021`; empty when the text is neither or runs backwards.
  public static Optional<YearSpan> parse(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    return last < first ? Optional.empty() : Optional.of(new YearSpan(first, last));
  }

  public IntStream years() {
    return IntStream.rangeClosed(first, last);
  }

  public int length() {
    return last - first + 1;
  }

  public boolean contains(int year) {
    return first <= year && year <= last;
  }

  public boolean contains(YearSpan other) {
    return first <= other.first && other.last <= last;
  }

  /// The shortest span that contains both, and what lies between.
  YearSpan reaching(YearSpan other) {
    return new YearSpan(Math.min(first, other.first), Math.max(last, other.last));
  }

  /// `2018` or `2018–2021`.
  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "–" + last;
  }
}
