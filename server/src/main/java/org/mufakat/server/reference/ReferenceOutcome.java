package org.mufakat.server.reference;

import java.util.List;

/// What came of importing a table. Whatever it is, the node holds the whole table or nothing of it.
public sealed interface ReferenceOutcome {

  /// The table is the node's now, and the one in use of its kind.
  ///
  /// @param refused every row that was not accepted, in the file's order
  record Stored(ReferenceTable table, List<RefusedRow> refused) implements ReferenceOutcome {
    public Stored {
      refused = List.copyOf(refused);
    }
  }

  /// The same rows were brought before, and nothing changed.
  ///
  /// @param table as it stands there
  record AlreadyThere(ReferenceTable table) implements ReferenceOutcome {}

  /// @param sentence what is wrong with the file, in which row, and what to do
  record Refused(String sentence) implements ReferenceOutcome {}

  /// The stable word for this outcome in answers.
  default String slug() {
    return switch (this) {
      case Stored _ -> "stored";
      case AlreadyThere _ -> "already-there";
      case Refused _ -> "refused";
    };
  }
}
