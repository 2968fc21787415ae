package org.mufakat.server.tables;

import java.util.List;
import java.util.Optional;
import org.mufakat.privacy.Cost;
import org.mufakat.privacy.UtilityReport;

/// What came of one method.
sealed interface Outcome {

  /// @param sheets the reasons and widths of withheld cells, table by table
  /// @param smallest how far apart the bounds of what is hidden stay; -1 where nothing is
  /// @param constraints SHA-256 over all that is public afterwards
  /// @param asIntervals earlier sums that the file no longer bears out, taken as intervals
  /// @param proof that withheld cells stay wide; as secret as the rows
  /// @param cost what it takes from the budget; empty for a method without noise
  record Made(
      List<ReleasedTable> tables,
      List<ReviewSheet.TableSheet> sheets,
      long smallest,
      String constraints,
      int asIntervals,
      Optional<Cost> cost,
      Optional<ReleasedRecords> records,
      Optional<UtilityReport> utility,
      Optional<ReleaseProof> proof)
      implements Outcome {
    public Made {
      tables = List.copyOf(tables);
      sheets = List.copyOf(sheets);
    }
  }

  record NotMade(List<PersonsFault> why) implements Outcome {
    public NotMade {
      why = List.copyOf(why);
    }
  }
}
