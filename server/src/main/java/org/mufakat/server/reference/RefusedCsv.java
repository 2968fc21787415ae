package org.mufakat.server.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.server.sheets.CellGuard;

/// The rows of a table that were not taken, as CSV: their numbers in the file, the reason, and what
/// stands there. No cell is run as a formula by a spreadsheet.
final class RefusedCsv {

  private RefusedCsv() {}

  static String of(ReferenceTable table, List<RefusedRow> rows) {
    var text = new StringBuilder();
    var header = new ArrayList<>(List.of("source", "release", "row", "reason"));
    header.addAll(table.kind().columns());
    try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(header);
      for (RefusedRow row : rows) {
        var cells = new ArrayList<String>();
        cells.add(CellGuard.guarded(table.source()));
        cells.add(CellGuard.guarded(table.release()));
        cells.add(Integer.toString(row.row()));
        cells.add(row.reason().slug());
        row.published().forEach(published -> cells.add(CellGuard.guarded(published)));
        printer.printRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the CSV could not be written", e);
    }
    return text.toString();
  }
}
