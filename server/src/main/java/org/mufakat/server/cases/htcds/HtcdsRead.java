package org.mufakat.server.cases.htcds;

import java.util.List;
import java.util.Set;
import org.mufakat.ledger.OpaqueId;

/// What came of a part of a file: a case, read from its rows, or a row that is not taken.
public sealed interface HtcdsRead {

  /// @param firstRow of the file, 1 is the first
  /// @param left the columns that said more than a case holds, or what no case holds; of a row of
  ///   plain HTCDS that is read to be taken, none
  /// @param whole whether Mufakat's columns said it, so that its ids are those of the register that
  ///   wrote it; of a row of plain HTCDS they were drawn on arrival
  /// @param flagged the persons of whom the file says that not punishing them is to be considered,
  ///   where nothing in the case itself says so: the register that wrote it knew why
  record Read(
      int firstRow,
      int lastRow,
      CaseFile file,
      boolean whole,
      Set<HtcdsField> left,
      Set<OpaqueId> flagged)
      implements HtcdsRead {}

  /// A row that is not taken, with all that hinders it. Of a case with one such row no row is.
  record Quarantined(int row, List<HtcdsFault> faults) implements HtcdsRead {}
}
