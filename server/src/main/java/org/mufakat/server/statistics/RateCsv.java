package org.mufakat.server.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.server.reference.ReferenceTables;
import org.mufakat.server.reference.ReferenceTables.ResidentsSource;
import org.mufakat.server.sheets.CellGuard;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.Rate;

/// Rates as CSV: a row a State, with the count, the years it covers and where the population was
/// read.
final class RateCsv {

  private static final String[] HEADER = {
    "indicator",
    "area",
    "area_name",
    "requested_years",
    "years_in_rate",
    "low",
    "high",
    "rate_low_per_100000_per_year",
    "rate_high_per_100000_per_year",
    "source",
    "release",
    "population_source",
    "population_verified"
  };

  private final UnaryOperator<String> areaName;
  private final ReferenceTables references;

  /// @param areaName the name to print beside an area's code
  /// @param references whose residents a rate is of
  RateCsv(UnaryOperator<String> areaName, ReferenceTables references) {
    this.areaName = areaName;
    this.references = references;
  }

  void write(List<Figure> byState, Appendable out) {
    try {
      var printer = new CSVPrinter(out, CSVFormat.RFC4180);
      printer.printRecord((Object[]) HEADER);
      for (Figure figure : byState) {
        write(printer, figure);
      }
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the CSV could not be written", e);
    }
  }

  private void write(CSVPrinter printer, Figure figure) throws IOException {
    var area = figure.query().areas().getFirst();
    var rate = Rate.of(figure, references);
    var release = figure.release();
    printer.printRecord(
        figure.query().indicator().slug(),
        CellGuard.guarded(area),
        CellGuard.guarded(areaName.apply(area)),
        figure.query().years(),
        figure.covered(),
        figure.hasValue() ? figure.published().low() : "",
        figure.hasValue() ? figure.published().high() : "",
        rate.map(r -> (Object) r.low()).orElse(""),
        rate.map(r -> (Object) r.high()).orElse(""),
        CellGuard.guarded(release.publisher() + " " + release.series()),
        release.id(),
        CellGuard.guarded(populationSources(figure)),
        populationsVerified(figure));
  }

  private String populationSources(Figure figure) {
    return sources(figure)
        .map(ResidentsSource::citation)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining("; "));
  }

  private boolean populationsVerified(Figure figure) {
    return sources(figure).allMatch(ResidentsSource::verified);
  }

  private Stream<ResidentsSource> sources(Figure figure) {
    return figure.valued().stream().flatMap(p -> references.source(p.area(), p.year()).stream());
  }
}
