package org.mufakat.server.statistics;

import java.util.List;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf;

/// A release's whole quarantine for a script.
///
/// @param rows in the order of the publisher's file
public record QuarantineJson(String release, List<ReleaseReportJson.QuarantinedJson> rows) {

  public static QuarantineJson of(ReleaseShelf shelf, ReleaseId id) {
    return new QuarantineJson(
        id.value(),
        WholeQuarantine.rows(shelf, id).map(ReleaseReportJson.QuarantinedJson::of).toList());
  }
}
