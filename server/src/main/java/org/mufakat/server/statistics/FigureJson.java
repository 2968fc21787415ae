package org.mufakat.server.statistics;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.Narrowing;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.Reading;
import org.mufakat.statistics.Release;

/// A figure as JSON: for programs, with everything that an honest figure carries. `published` and
/// `narrowed` are null where no part has a value.
public record FigureJson(
    String indicator,
    String unit,
    List<String> areas,
    BreakdownJson breakdown,
    Span requestedYears,
    String coveredYears,
    boolean complete,
    @Nullable Interval published,
    @Nullable Interval narrowed,
    List<PartJson> parts,
    ReleaseJson release) {

  /// First and last year, both included.
  public record Span(int first, int last) {}

  /// Low and high, both included.
  public record Interval(long low, long high) {
    public static Interval of(CountInterval interval) {
      return new Interval(interval.low(), interval.high());
    }
  }

  /// Slugs of the breakdown, and the category as published.
  public record BreakdownJson(String dimension, String category, String sex, String age) {}

  /// One area in one year. `status` is `count`, `suppressed`, `missing`, `not-applicable`,
  /// `no-mention`, `not-published` or `repeated`.
  public record PartJson(
      String area,
      int year,
      String status,
      @Nullable Interval published,
      @Nullable Interval narrowed,
      List<NarrowingJson> because,
      List<RowJson> rows) {}

  /// One row of the published file.
  public record RowJson(int row, String status, @Nullable Interval published) {}

  /// One step of a narrowing: the cell is at most the total less the least of the other parts.
  public record NarrowingJson(
      Interval before, Interval after, long totalAtMost, long othersAtLeast) {}

  /// The release that a figure rests on.
  public record ReleaseJson(
      String id, String publisher, String series, String extent, String citation) {
    public static ReleaseJson of(Release release) {
      return new ReleaseJson(
          release.id().value(),
          release.publisher(),
          release.series(),
          release.extent().name().toLowerCase(Locale.ROOT),
          release.citation());
    }
  }

  public static FigureJson of(Figure figure) {
    var query = figure.query();
    var breakdown = query.breakdown();
    return new FigureJson(
        query.indicator().slug(),
        figure.unit().slug(),
        query.areas(),
        breakdown(new CellKey("", query.indicator(), breakdown, 0)),
        new Span(query.years().first(), query.years().last()),
        figure.covered().toString(),
        figure.isComplete(),
        figure.hasValue() ? Interval.of(figure.published()) : null,
        figure.hasValue() ? Interval.of(figure.narrowed()) : null,
        figure.parts().stream().map(FigureJson::part).toList(),
        ReleaseJson.of(figure.release()));
  }

  /// The breakdown of a key, in slugs.
  public static BreakdownJson breakdown(CellKey key) {
    var breakdown = key.breakdown();
    return new BreakdownJson(
        breakdown.dimension().slug(),
        breakdown.category(),
        breakdown.sex().slug(),
        breakdown.age().slug());
  }

  private static PartJson part(Figure.Part part) {
    return switch (part.reading()) {
      case Reading.Valued v ->
          new PartJson(
              part.area(),
              part.year(),
              v.slug(),
              Interval.of(v.published()),
              Interval.of(v.narrowed()),
              v.narrowings().stream().map(FigureJson::narrowing).toList(),
              List.of(row(v.cell())));
      case Reading.Repeated r ->
          new PartJson(
              part.area(),
              part.year(),
              r.slug(),
              null,
              null,
              List.of(),
              r.cells().stream().map(FigureJson::row).toList());
      case Reading.NoValue n ->
          new PartJson(part.area(), part.year(), n.slug(), null, null, List.of(), List.of());
    };
  }

  private static RowJson row(PublishedCell cell) {
    return new RowJson(
        cell.row(), cell.value().slug(), cell.value().interval().map(Interval::of).orElse(null));
  }

  private static NarrowingJson narrowing(Narrowing step) {
    return new NarrowingJson(
        Interval.of(step.before()), Interval.of(step.after()), step.totalHigh(), step.othersLow());
  }
}
