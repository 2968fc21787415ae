package org.mufakat.server.statistics;

import java.util.ArrayList;
import java.util.List;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf;

/// A release's whole quarantine for a script.
///
/// @param rows in the order of the publisher's file
public record QuarantineJson(String release, List<ReleaseReportJson.QuarantinedJson> rows) {

  private static final int ROWS_AT_A_TIME = 500;

  public static QuarantineJson of(ReleaseShelf shelf, ReleaseId id) {
    var rows = new ArrayList<ReleaseReportJson.QuarantinedJson>();
    List<QuarantinedRow> page;
    do {
      page = shelf.quarantine(id, rows.size(), ROWS_AT_A_TIME);
      page.forEach(row -> rows.add(ReleaseReportJson.QuarantinedJson.of(row)));
    } while (page.size() == ROWS_AT_A_TIME);
    return new QuarantineJson(id.value(), List.copyOf(rows));
  }
}
