package org.mufakat.server.tables;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The whole years that a release counts, where its period is told in years: `2021`, `2018-2021`.
/// Persons of one year are other persons than those of another.
record PeriodOf(int first, int last) {

  private static final int LONGEST_YEARS = 200;

  /// Empty where the period is told in other words: then it may be any time.
  static Optional<PeriodOf> of(String period) {
    var ends = period.strip().split("\\s*[-–]\\s*", -1);
    if (ends.length > 2 || !ends[0].matches("\\d{4}") || !ends[ends.length - 1].matches("\\d{4}")) {
      return Optional.empty();
    }
    int first = Integer.parseInt(ends[0]);
    int last = Integer.parseInt(ends[ends.length - 1]);
    return first <= last && last - first < LONGEST_YEARS
        ? Optional.of(new PeriodOf(first, last))
        : Optional.empty();
  }

  boolean isApartFrom(PeriodOf other) {
    return last < other.first || other.last < first;
  }

  boolean contains(PeriodOf other) {
    return first <= other.first && other.last <= last;
  }

  int years() {
    return last - first + 1;
  }

  List<String> each() {
    return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
  }

  /// From the first year of both to the last.
  PeriodOf with(PeriodOf other) {
    return new PeriodOf(Math.min(first, other.first), Math.max(last, other.last));
  }

  /// The years that the other one does not have, where they are one span: of two that overlap only
  /// in part.
  PeriodOf without(PeriodOf other) {
    return first < other.first
        ? new PeriodOf(first, other.first - 1)
        : new PeriodOf(other.last + 1, last);
  }

  /// As it is typed: `2021`, `2018-2021`.
  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
