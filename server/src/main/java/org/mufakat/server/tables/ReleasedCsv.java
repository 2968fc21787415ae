package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mufakat.server.sheets.CellGuard;

/// A released table as CSV (RFC 4180): a line a cell, a column a variable with `Total` for its
/// total, then `persons`, `low`, `high` and `mark`. A withheld cell has no number and the mark
/// `withheld`; the bounds stand where a number is only about right.
public final class ReleasedCsv {

  static final String TOTAL = "Total";
  static final String WITHHELD = "withheld";
  private static final String ABOUT = "about";
  private static final String INVENTED = "invented";
  private static final List<String> VALUES = List.of("persons", "low", "high", "mark");

  private ReleasedCsv() {}

  public static String of(ReleasedTable table) {
    var csv = new StringBuilder();
    var header = new ArrayList<>(table.variables().stream().map(CodedVariable::name).toList());
    header.addAll(VALUES);
    line(csv, header);
    for (ReleasedTable.Cell cell : table.cells()) {
      line(csv, cells(table, cell));
    }
    return csv.toString();
  }

  private static List<String> cells(ReleasedTable table, ReleasedTable.Cell cell) {
    var cells = new ArrayList<String>();
    for (int v = 0; v < table.variables().size(); v++) {
      var category = ReleasedTable.category(table.variables().get(v), cell.at().get(v));
      cells.add(category.isEmpty() ? TOTAL : category);
    }
    cells.addAll(
        switch (cell.value()) {
          case ReleasedValue.Count(long persons) -> List.of(Long.toString(persons), "", "", "");
          case ReleasedValue.Withheld() -> List.of("", "", "", WITHHELD);
          case ReleasedValue.Invented(long persons) ->
              List.of(Long.toString(persons), "", "", INVENTED);
          case ReleasedValue.About(long persons, long low, long high) ->
              List.of(Long.toString(persons), Long.toString(low), Long.toString(high), ABOUT);
        });
    return cells;
  }

  /// Invented records, a line each.
  public static String of(ReleasedRecords records) {
    var csv = new StringBuilder();
    line(csv, records.variables());
    records.rows().forEach(row -> line(csv, row));
    return csv.toString();
  }

  /// One line of a file for spreadsheets: no cell runs as a formula. Numbers below 0, which noise
  /// makes, are numbers.
  static void line(StringBuilder csv, List<String> cells) {
    csv.append(cells.stream().map(ReleasedCsv::quoted).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  private static String quoted(String cell) {
    var safe = cell.matches("-?\\d+") ? cell : CellGuard.guarded(cell);
    return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
