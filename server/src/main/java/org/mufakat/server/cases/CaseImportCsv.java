package org.mufakat.server.cases;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// The rows that were not taken as CSV: a line for each fault, with the row's number, the column,
/// the kind of fault and the codes that would do. Nothing of a row stands in it.
final class CaseImportCsv {

  private static final int AT_ONCE = 1_000;

  interface Rows {
    List<CaseImport.FaultyRow> of(int from, int most);
  }

  private CaseImportCsv() {}

  static void write(Rows rows, List<CaseImport.FaultCount> counts, Appendable out)
      throws IOException {
    var allowed = new HashMap<CaseImportFindings.Sort, String>();
    counts.forEach(
        c ->
            allowed.put(
                new CaseImportFindings.Sort(c.field(), c.kind()), String.join(" ", c.allowed())));
    var printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord("file_row", "column", "fault", "code", "codes_that_would_do");
    int from = 0;
    for (var some = rows.of(0, AT_ONCE); !some.isEmpty(); some = rows.of(from, AT_ONCE)) {
      for (CaseImport.FaultyRow row : some) {
        for (CaseImport.RowFault fault : row.faults()) {
          printer.printRecord(
              row.row(),
              fault.field(),
              fault.kind(),
              fault.code().orElse(""),
              allowed.getOrDefault(new CaseImportFindings.Sort(fault.field(), fault.kind()), ""));
        }
      }
      from += AT_ONCE;
    }
    printer.flush();
  }
}
