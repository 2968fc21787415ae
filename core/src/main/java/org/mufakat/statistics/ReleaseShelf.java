package org.mufakat.statistics;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The releases that a node keeps, side by side. Adapters (memory, SQL) pass one contract test.
public interface ReleaseShelf {

  /// Every release, newest first.
  List<Release> releases();

  Optional<Release> find(ReleaseId id);

  /// Puts a release on the shelf, whole or not at all. The same content under the same name changes
  /// nothing; a whole release takes the place of an excerpt of the same name; other content under a
  /// taken name is refused.
  PutAnswer put(Contents contents);

  /// The cells of some areas, every year and breakdown, ordered by row. No areas means every area.
  List<PublishedCell> cells(ReleaseId id, Set<String> areas, Set<Indicator> indicators);

  /// The areas that report in a release, with their published names, by code.
  List<ReportingArea> areas(ReleaseId id);

  Optional<ImportReport> report(ReleaseId id);

  /// A page of the quarantine in file order.
  List<QuarantinedRow> quarantine(ReleaseId id, int offset, int limit);

  /// The spellings that the table does not know, with the number of rows each, most rows first.
  List<UnknownSpelling> unknownSpellings(ReleaseId id);

  /// Everything that one import brings.
  record Contents(
      Release release,
      ImportReport report,
      List<ReportingArea> areas,
      List<PublishedCell> cells,
      List<QuarantinedRow> quarantine) {}

  /// What came of putting a release on the shelf.
  sealed interface PutAnswer {
    record Stored(ReleaseId id) implements PutAnswer {}

    record AlreadyThere(ReleaseId id) implements PutAnswer {}

    record NameTaken(ReleaseId id) implements PutAnswer {}
  }

  /// A spelling outside the table.
  record UnknownSpelling(Dimension dimension, String label, int rows) {}
}
