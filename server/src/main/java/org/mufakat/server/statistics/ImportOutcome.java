package org.mufakat.server.statistics;

import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.ImportReport;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseId;

/// What came of importing a file. Whatever it is, the shelf holds the whole release or nothing of
/// it.
public sealed interface ImportOutcome {

  /// The release stands on the shelf now.
  ///
  /// @param report what became of every row
  record Stored(Release release, ImportReport report, ImportTimes times) implements ImportOutcome {}

  /// The same rows stood there already under this name, and nothing changed.
  ///
  /// @param release as it stood there
  record AlreadyThere(Release release, ImportReport report) implements ImportOutcome {}

  /// Another file of the same date stands there, and nothing changed. To keep both, import this one
  /// under the date with a letter.
  ///
  /// @param suggested a name that is free
  record NameTaken(ReleaseId name, ReleaseId suggested) implements ImportOutcome {}

  /// The file is no release that can be read.
  record Refused(FileRefusal refusal) implements ImportOutcome {}

  /// Whoever watched said stop.
  record Cancelled() implements ImportOutcome {}

  /// The stable word for this outcome in answers and logs.
  default String slug() {
    return switch (this) {
      case Stored _ -> "stored";
      case AlreadyThere _ -> "already-there";
      case NameTaken _ -> "name-taken";
      case Refused _ -> "refused";
      case Cancelled _ -> "cancelled";
    };
  }
}
