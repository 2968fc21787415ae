package org.mufakat.statistics;

import java.util.Optional;

/// One published row: its key, what it says, which State its category stands for, how often its key
/// is published in the release (1 unless repeated) and the row of the file it was read from (1 is
/// the file's first row).
///
/// A repeated key has no single value: it is shown with all its rows, and neither summed nor
/// overwritten.
public record PublishedCell(
    CellKey key, PublishedValue value, Resolution resolution, int timesPublished, int row) {

  public PublishedCell {
    if (timesPublished < 1) {
      throw new IllegalArgumentException("a published cell is published at least once");
    }
  }

  public boolean isRepeated() {
    return timesPublished > 1;
  }

  /// What stays open on this row; when it is several things, the first of [ImportReport.Unresolved]
  /// in its order.
  public Optional<ImportReport.Unresolved> unresolved() {
    if (isRepeated()) {
      return Optional.of(ImportReport.Unresolved.REPEATED_KEY);
    }
    if (resolution instanceof Resolution.Unresolved) {
      return Optional.of(ImportReport.Unresolved.UNKNOWN_SPELLING);
    }
    return ReportingArea.isCode(key.area())
        ? Optional.empty()
        : Optional.of(ImportReport.Unresolved.AREA_WITHOUT_CODE);
  }
}
