package org.mufakat.server.audit;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.TreeHash;
import org.mufakat.server.ledger.LedgerFilter;
import org.mufakat.server.ledger.LedgerSearch;
import org.mufakat.server.sheets.CellGuard;

/// Entries of a ledger as CSV, newest first: a row an entry, its words as the entry has them, times
/// in UTC. Of a place where someone has been at the entry, the row says so. No cell begins with a
/// character that a spreadsheet would run as a formula.
final class LedgerCsv {

  private static final int ROWS_AT_A_TIME = 2_000;

  private LedgerCsv() {}

  /// Writes all that are wanted, some at a time: a slow reader keeps no connection to the database.
  static void write(LedgerSearch search, LedgerFilter filter, Appendable out) throws IOException {
    var printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(
        "index",
        "readable",
        "at",
        "actor",
        "role",
        "side",
        "event",
        "subject_kind",
        "subject",
        "reason",
        "content",
        "leaf_hash");
    var page = search.older(filter, LedgerSearch.END, ROWS_AT_A_TIME);
    while (true) {
      for (var row : page.rows()) {
        printer.printRecord(cells(row));
      }
      if (!page.older()) {
        break;
      }
      page = search.older(filter, page.rows().getLast().index(), ROWS_AT_A_TIME);
    }
    printer.flush();
  }

  private static List<String> cells(LedgerSearch.Row row) {
    var index = Long.toString(row.index());
    var leaf = TreeHash.ofLeaf(row.bytes()).toString();
    return row.isReadable()
        ? cells(index, leaf, row.entry().orElseThrow()).stream().map(CellGuard::guarded).toList()
        : List.of(index, "false", "", "", "", "", "", "", "", "", "", leaf);
  }

  private static List<String> cells(String index, String leaf, LedgerEntry entry) {
    return List.of(
        index,
        "true",
        entry.at().toString(),
        entry.actor().id().value(),
        entry.actor().role().code(),
        entry.actor().compartmentCode(),
        entry.event().code(),
        entry.subject().kind().code(),
        entry.subject().id().value(),
        entry.reason().code(),
        entry.content().hex(),
        leaf);
  }
}
