package org.mufakat.server.statistics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mufakat.statistics.ImportReport;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseShelf;

/// A release with what became of its rows: accepted, unresolved and quarantined add up to the rows
/// read.
public record ReleaseReportJson(
    FigureJson.ReleaseJson release,
    String contentDigest,
    String importedAt,
    int rowsRead,
    int accepted,
    Map<String, Integer> unresolved,
    Map<String, Integer> quarantined,
    List<SpellingJson> unknownSpellings) {

  /// A spelling that the pack's table does not know.
  public record SpellingJson(String dimension, String label, int rows) {}

  /// A quarantined row as published.
  public record QuarantinedJson(int row, String reason, List<String> published) {
    static QuarantinedJson of(QuarantinedRow row) {
      return new QuarantinedJson(row.row(), row.reason().slug(), row.published());
    }
  }

  static ReleaseReportJson of(Release release, ImportReport report, ReleaseShelf shelf) {
    var unresolved = new TreeMap<String, Integer>();
    report.unresolved().forEach((what, rows) -> unresolved.put(what.slug(), rows));
    var quarantined = new TreeMap<String, Integer>();
    report.quarantined().forEach((why, rows) -> quarantined.put(why.slug(), rows));
    return new ReleaseReportJson(
        FigureJson.ReleaseJson.of(release),
        release.contentDigest(),
        release.importedAt().toString(),
        report.rowsRead(),
        report.accepted(),
        unresolved,
        quarantined,
        shelf.unknownSpellings(release.id()).stream()
            .map(s -> new SpellingJson(s.dimension().slug(), s.label(), s.rows()))
            .toList());
  }
}
