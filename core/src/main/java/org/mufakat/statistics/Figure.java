package org.mufakat.statistics;

import java.util.List;
import java.util.function.Function;

/// A published figure: what one release says of one query, part by part (area and year), with the
/// sum of the parts that have a value and the names of those that have none.
///
/// Guarantees: it never bears the label of years it does not cover ([#covered] against [#lacking]);
/// a sum over suppressed cells is an interval; a repeated key is in no sum; the release that it
/// rests on goes with it.
public record Figure(Release release, FigureQuery query, List<Part> parts) {

  public Figure {
    parts = List.copyOf(parts);
  }

  /// One area in one year.
  public record Part(String area, int year, Reading reading) {}

  public Unit unit() {
    return query.indicator().unit();
  }

  /// The sum as published; 0 to 0 when no part has a value, so ask [#hasValue] first.
  public CountInterval published() {
    return sum(Reading.Valued::published);
  }

  /// The sum with the narrower bounds that other published cells force.
  public CountInterval narrowed() {
    return sum(Reading.Valued::narrowed);
  }

  public boolean isNarrower() {
    return !published().equals(narrowed());
  }

  public boolean hasValue() {
    return parts.stream().anyMatch(p -> p.reading() instanceof Reading.Valued);
  }

  /// Whether every part has a value.
  public boolean isComplete() {
    return parts.stream().allMatch(p -> p.reading() instanceof Reading.Valued);
  }

  /// The parts without a value, repeated keys among them.
  public List<Part> lacking() {
    return parts.stream().filter(p -> !(p.reading() instanceof Reading.Valued)).toList();
  }

  /// The parts that the release has no row for because a few of its figures alone are here: the
  /// publisher may have published them. None of a whole release.
  public List<Part> notInExcerpt() {
    return release.isExcerpt()
        ? parts.stream()
            .filter(
                p ->
                    p.reading() instanceof Reading.NoValue(var absence)
                        && absence == Reading.Absence.NOT_PUBLISHED)
            .toList()
        : List.of();
  }

  public List<Part> valued() {
    return parts.stream().filter(p -> p.reading() instanceof Reading.Valued).toList();
  }

  public List<Part> repeated() {
    return parts.stream().filter(p -> p.reading() instanceof Reading.Repeated).toList();
  }

  /// The years in which at least one area has a value.
  public Years covered() {
    return Years.of(valued().stream().map(Part::year).toList());
  }

  /// The requested years in which at least one area has no value.
  public Years yearsLacking() {
    return Years.of(lacking().stream().map(Part::year).toList());
  }

  /// The requested years in which an area has no value.
  public Years yearsLacking(String area) {
    return Years.of(lacking().stream().filter(p -> p.area().equals(area)).map(Part::year).toList());
  }

  public List<Narrowing> narrowings() {
    return parts.stream()
        .flatMap(
            p ->
                p.reading() instanceof Reading.Valued v
                    ? v.narrowings().stream()
                    : List.<Narrowing>of().stream())
        .toList();
  }

  private CountInterval sum(Function<Reading.Valued, CountInterval> bounds) {
    return parts.stream()
        .map(Part::reading)
        .filter(Reading.Valued.class::isInstance)
        .map(Reading.Valued.class::cast)
        .map(bounds)
        .reduce(CountInterval.ZERO, CountInterval::plus);
  }
}
