package org.mufakat.server.tables;

import java.util.List;

/// What came of preparing tables.
public sealed interface PreparationAnswer {

  /// @param release what would be published
  record Prepared(TablesPackage release, ReviewSheet review) implements PreparationAnswer {}

  /// @param why all reasons that were found, at least one
  record NotPrepared(List<PersonsFault> why) implements PreparationAnswer {
    public NotPrepared {
      why = List.copyOf(why);
    }
  }
}
