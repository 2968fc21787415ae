package org.mufakat.tables;

import java.util.List;

/// What a cell of a prepared table has.
public sealed interface CellValue {

  /// Published.
  record Shown(long persons) implements CellValue {}

  /// Published as a multiple of the base of controlled rounding.
  ///
  /// @param within it may be up to so many persons away; `base` − 1, or where no rounding to the
  ///   two multiples beside was found 2 `base` − 1, for all cells of a release alike
  record Rounded(long persons, int base, int within) implements CellValue {

    /// Fewest persons that it can be.
    public long low() {
      return Math.max(0, persons - within);
    }

    /// Most persons that it can be.
    public long high() {
      return persons + within;
    }
  }

  /// Withheld.
  ///
  /// @param reasons at least one; internal
  record Withheld(List<Reason> reasons) implements CellValue {
    public Withheld {
      reasons = List.copyOf(reasons);
    }
  }
}
