package org.mufakat.server.tables;

import java.util.List;
import java.util.Optional;

/// What came of preparing tables.
public sealed interface PreparationAnswer {

  /// @param release what would be published
  /// @param proof that withheld cells stay wide, of a release that withholds; as secret as the rows
  record Prepared(TablesPackage release, ReviewSheet review, Optional<ReleaseProof> proof)
      implements PreparationAnswer {}

  /// @param why all reasons that were found, at least one
  record NotPrepared(List<PersonsFault> why) implements PreparationAnswer {
    public NotPrepared {
      why = List.copyOf(why);
    }
  }
}
