package org.mufakat.statistics;

import java.util.List;

/// The rows of a file, first to last, whatever its format. Read once.
public interface ReleaseRows {

  Next next();

  /// What comes next.
  sealed interface Next {

    /// A row: its number in the file (1 is the first; numbers grow and may leave gaps) and its
    /// texts, a blank text for an empty cell. Trailing empty cells may be left out.
    record Row(int number, List<String> texts) implements Next {}

    /// No row is left.
    record End() implements Next {}

    /// The file cannot be read on.
    record Broken(FileRefusal refusal) implements Next {}
  }
}
