package org.mufakat.tables;

import java.util.List;

/// What a cell of a prepared table has.
public sealed interface CellValue {

  /// Published.
  record Shown(long persons) implements CellValue {}

  /// Published as a multiple of the base of controlled rounding: it may be up to `base` - 1 persons
  /// away.
  record Rounded(long persons, int base) implements CellValue {}

  /// Withheld.
  ///
  /// @param reasons at least one; internal
  record Withheld(List<Reason> reasons) implements CellValue {
    public Withheld {
      reasons = List.copyOf(reasons);
    }
  }
}
