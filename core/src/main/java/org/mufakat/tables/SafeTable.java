package org.mufakat.tables;

import java.util.List;

/// A prepared table: every combination of its axes' categories and margins, once, with the last
/// axis running fastest and each axis's total first.
public record SafeTable(TableSpec spec, List<Variable> axes, List<SafeCell> cells) {

  public SafeTable {
    axes = List.copyOf(axes);
    cells = List.copyOf(cells);
  }

  /// Cells that nobody reads.
  public int withheld() {
    return (int) cells.stream().filter(c -> !c.isShown()).count();
  }
}
