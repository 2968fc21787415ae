package org.mufakat.server.drawing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.server.sheets.CellGuard;

/// The numbers beneath a figure: for people in their language, for programs as they are.
public record DataTable(List<Column> columns, List<List<Cell>> rows) {

  public DataTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// @param key as files have it
  public record Column(String key, String label, boolean numeric) {}

  /// @param text for people
  /// @param raw for programs; empty where there is no number
  public record Cell(String text, String raw) {}

  /// RFC 4180. No cell is run as a formula by a spreadsheet.
  public String csv() {
    var out = new StringBuilder();
    try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      printer.printRecord(columns.stream().map(c -> CellGuard.guarded(c.key())).toList());
      for (var row : rows) {
        printer.printRecord(row.stream().map(DataTable::machine).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /// A negative number is a number and no formula.
  public static String machine(Cell cell) {
    return cell.raw().matches("-?[0-9.eE+-]+") && !cell.raw().startsWith("+")
        ? cell.raw()
        : CellGuard.guarded(cell.raw());
  }
}
