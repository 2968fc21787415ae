package org.mufakat.server.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.server.sheets.CellGuard;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.ReleaseColumn;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf;

/// A release's quarantine as CSV: the row of the file, the reason, and the row as published in the
/// publisher's order of columns. A row of another number of columns is printed as it came. No cell
/// begins with a character that a spreadsheet would run as a formula.
public final class QuarantineCsv {

  private QuarantineCsv() {}

  /// Writes all of it.
  public static void write(ReleaseShelf shelf, ReleaseId id, Appendable out) {
    try {
      var printer = new CSVPrinter(out, CSVFormat.RFC4180);
      printer.printRecord(header());
      for (var row : (Iterable<QuarantinedRow>) WholeQuarantine.rows(shelf, id)::iterator) {
        printer.printRecord(cells(row));
      }
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the CSV could not be written", e);
    }
  }

  private static List<String> header() {
    var header = new ArrayList<>(List.of("file_row", "reason"));
    for (var column : ReleaseColumn.values()) {
      header.add(column.publishedName());
    }
    return header;
  }

  private static List<Object> cells(QuarantinedRow row) {
    var cells = new ArrayList<Object>(List.of(row.row(), row.reason().slug()));
    row.published().forEach(text -> cells.add(CellGuard.guarded(text)));
    return cells;
  }
}
