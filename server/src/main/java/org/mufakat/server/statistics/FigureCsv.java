package org.mufakat.server.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.sheets.CellGuard;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.Reading;

/// Figures as CSV: a row a part, each with indicator, unit, year, status, published and narrowed
/// bounds, source and release. A repeated key gives a row for each published row. No cell begins
/// with a character that a spreadsheet would run as a formula.
public final class FigureCsv {

  private static final String[] HEADER = {
    "indicator",
    "unit",
    "area",
    "area_name",
    "dimension",
    "category",
    "sex",
    "age",
    "year",
    "status",
    "published",
    "low",
    "high",
    "narrowed_low",
    "narrowed_high",
    "source",
    "release",
    "extent",
    "file_row"
  };

  private final UnaryOperator<String> areaName;

  /// @param areaName the name to print beside an area's code
  public FigureCsv(UnaryOperator<String> areaName) {
    this.areaName = areaName;
  }

  public void write(List<Figure> figures, Appendable out) {
    try {
      var printer = new CSVPrinter(out, CSVFormat.RFC4180);
      printer.printRecord((Object[]) HEADER);
      for (Figure figure : figures) {
        for (Figure.Part part : figure.parts()) {
          writePart(printer, figure, part);
        }
      }
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the CSV could not be written", e);
    }
  }

  private void writePart(CSVPrinter printer, Figure figure, Figure.Part part) throws IOException {
    switch (part.reading()) {
      case Reading.Valued v ->
          printer.printRecord(row(figure, part, v.slug(), v.cell(), v.narrowed()));
      case Reading.Repeated r -> {
        for (PublishedCell cell : r.cells()) {
          printer.printRecord(row(figure, part, r.slug(), cell, null));
        }
      }
      case Reading.NoValue n -> printer.printRecord(row(figure, part, n.slug(), null, null));
    }
  }

  private Object[] row(
      Figure figure,
      Figure.Part part,
      String status,
      @Nullable PublishedCell cell,
      @Nullable CountInterval narrowed) {
    var query = figure.query();
    var breakdown = query.breakdown();
    var release = figure.release();
    var published = cell == null ? null : cell.value().interval().orElse(null);
    return new Object[] {
      query.indicator().slug(),
      figure.unit().slug(),
      CellGuard.guarded(part.area()),
      CellGuard.guarded(areaName.apply(part.area())),
      breakdown.dimension().slug(),
      CellGuard.guarded(breakdown.category()),
      breakdown.sex().slug(),
      breakdown.age().slug(),
      part.year(),
      status,
      cell == null ? "" : asPublished(cell.value()),
      published == null ? "" : published.low(),
      published == null ? "" : published.high(),
      narrowed == null ? "" : narrowed.low(),
      narrowed == null ? "" : narrowed.high(),
      CellGuard.guarded(release.publisher() + " " + release.series()),
      release.id(),
      release.extent().name().toLowerCase(Locale.ROOT),
      cell == null ? "" : cell.row()
    };
  }

  /// The value as a publisher writes it: `1541`, `<5`, or nothing.
  static String asPublished(PublishedValue value) {
    return switch (value) {
      case PublishedValue.Count(long count) -> Long.toString(count);
      case PublishedValue.Suppressed(int threshold) -> "<" + threshold;
      case PublishedValue.Missing _, PublishedValue.NotApplicable _, PublishedValue.NoMention _ ->
          "";
    };
  }
}
