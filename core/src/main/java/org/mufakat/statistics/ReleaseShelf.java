package org.mufakat.statistics;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The releases that a node keeps, side by side. Adapters (memory, SQL) pass one contract test.
public interface ReleaseShelf {

  /// Every release, newest first.
  List<Release> releases();

  Optional<Release> find(ReleaseId id);

  /// Puts a release on the shelf, whole or not at all. The same content under the same name changes
  /// nothing; a whole release takes the place of an excerpt of the same name, and an excerpt that
  /// of an older excerpt; other content under a taken name is refused. Of two that come at once,
  /// one is stored and the other answered like a latecomer.
  PutAnswer put(Contents contents);

  /// The cells of some areas and indicators, every year and breakdown, ordered by row. No areas
  /// means every area, no indicators every indicator; an unknown release has no cells.
  List<PublishedCell> cells(ReleaseId id, Set<String> areas, Set<Indicator> indicators);

  /// The areas that report in a release, with their published names, by code.
  List<ReportingArea> areas(ReleaseId id);

  Optional<ImportReport> report(ReleaseId id);

  /// A page of the quarantine in file order.
  ///
  /// @param offset rows to pass over, at least 0
  /// @param limit rows to give at most, at least 0
  List<QuarantinedRow> quarantine(ReleaseId id, int offset, int limit);

  /// The spellings that the table does not know, with the number of rows each, most rows first.
  List<UnknownSpelling> unknownSpellings(ReleaseId id);

  /// Everything that one import brings: cells, areas and quarantine each in order (row, code, row).
  record Contents(
      Release release,
      ImportReport report,
      List<ReportingArea> areas,
      List<PublishedCell> cells,
      List<QuarantinedRow> quarantine) {

    public Contents {
      areas = areas.stream().sorted(Comparator.comparing(ReportingArea::code)).toList();
      cells = cells.stream().sorted(Comparator.comparingInt(PublishedCell::row)).toList();
      quarantine =
          quarantine.stream().sorted(Comparator.comparingInt(QuarantinedRow::row)).toList();
      if (report.rowsRead() != release.rowsRead()
          || report.quarantinedRows() != quarantine.size()
          || report.rowsRead() != cells.size() + quarantine.size()) {
        throw new IllegalArgumentException("a report speaks of the rows it comes with");
      }
    }

    /// The contents with the report that follows from them.
    public static Contents of(
        Release release,
        List<ReportingArea> areas,
        List<PublishedCell> cells,
        List<QuarantinedRow> quarantine) {
      Map<ImportReport.Unresolved, Integer> open = new EnumMap<>(ImportReport.Unresolved.class);
      cells.forEach(c -> c.unresolved().ifPresent(u -> open.merge(u, 1, Integer::sum)));
      Map<QuarantinedRow.Reason, Integer> held = new EnumMap<>(QuarantinedRow.Reason.class);
      quarantine.forEach(q -> held.merge(q.reason(), 1, Integer::sum));
      int accepted = cells.size() - open.values().stream().mapToInt(Integer::intValue).sum();
      var report = new ImportReport(cells.size() + quarantine.size(), accepted, open, held);
      return new Contents(release, report, areas, cells, quarantine);
    }
  }

  /// What came of putting a release on the shelf.
  sealed interface PutAnswer {
    /// It stands there now.
    record Stored(ReleaseId id) implements PutAnswer {}

    /// The same content stood there already, and nothing changed.
    record AlreadyThere(ReleaseId id) implements PutAnswer {}

    /// Other content bears this name, and nothing changed. Import it under the date with a letter:
    /// `2025-04-14a`.
    record NameTaken(ReleaseId id) implements PutAnswer {}
  }

  /// A spelling outside the table.
  record UnknownSpelling(Dimension dimension, String label, int rows) {

    /// Most rows first, then by dimension and label.
    public static final Comparator<UnknownSpelling> MOST_ROWS_FIRST =
        Comparator.comparingInt(UnknownSpelling::rows)
            .reversed()
            .thenComparing(UnknownSpelling::dimension)
            .thenComparing(UnknownSpelling::label);
  }
}
