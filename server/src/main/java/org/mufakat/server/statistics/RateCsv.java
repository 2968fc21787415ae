package org.mufakat.server.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.regime.RegimePack;
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
  private final RegimePack pack;

  /// @param areaName the name to print beside an area's code
  RateCsv(UnaryOperator<String> areaName, RegimePack pack) {
    this.areaName = areaName;
    this.pack = pack;
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
    var rate = Rate.of(figure, this::residents);
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

  private OptionalLong residents(String area, int year) {
    return pack.population(area, year)
        .map(p -> OptionalLong.of(p.persons()))
        .orElseGet(OptionalLong::empty);
  }

  private String populationSources(Figure figure) {
    return figure.valued().stream()
        .flatMap(p -> pack.population(p.area(), p.year()).stream())
        .map(p -> p.attribution().source())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining("; "));
  }

  private boolean populationsVerified(Figure figure) {
    return figure.valued().stream()
        .flatMap(p -> pack.population(p.area(), p.year()).stream())
        .allMatch(p -> p.attribution().verified());
  }
}
