package org.mufakat.server.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.server.sheets.CellGuard;
import org.mufakat.statistics.Corridor;
import org.mufakat.statistics.RegionalPicture;

/// Corridors as CSV: a row a corridor, with the years in its sum and the years that are not. A
/// citizenship is not an origin, and the header says so by its names.
final class CorridorCsv {

  private static final String[] HEADER = {
    "indicator",
    "unit",
    "kind",
    "citizenship",
    "citizenship_name",
    "detected_by",
    "detected_by_name",
    "low",
    "high",
    "years_in_sum",
    "years_not_naming_it",
    "years_without_citizenships",
    "years_published_more_than_once",
    "labels",
    "source",
    "release",
    "requested_years"
  };

  private final UnaryOperator<String> stateName;

  /// @param stateName the name to print beside a State's code
  CorridorCsv(UnaryOperator<String> stateName) {
    this.stateName = stateName;
  }

  void write(RegionalPicture picture, Appendable out) {
    try {
      var printer = new CSVPrinter(out, CSVFormat.RFC4180);
      printer.printRecord((Object[]) HEADER);
      rows(printer, picture, "within", picture.within());
      rows(printer, picture, "from-outside", picture.fromOutside());
      rows(printer, picture, "to-outside", picture.toOutside());
      rows(printer, picture, "domestic", picture.domestic());
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the CSV could not be written", e);
    }
  }

  private void rows(
      CSVPrinter printer, RegionalPicture picture, String kind, List<Corridor> corridors)
      throws IOException {
    for (Corridor corridor : corridors) {
      boolean summed = !corridor.years().isEmpty();
      printer.printRecord(
          picture.indicator().slug(),
          picture.indicator().unit().slug(),
          kind,
          corridor.citizenship(),
          CellGuard.guarded(stateName.apply(corridor.citizenship())),
          corridor.detectedBy(),
          CellGuard.guarded(stateName.apply(corridor.detectedBy())),
          summed ? corridor.sum().low() : "",
          summed ? corridor.sum().high() : "",
          corridor.years(),
          corridor.unnamed(),
          corridor.unpublished(),
          corridor.repeated(),
          CellGuard.guarded(String.join("; ", corridor.labels())),
          CellGuard.guarded(picture.release().publisher() + " " + picture.release().series()),
          picture.release().id(),
          picture.years());
    }
  }
}
