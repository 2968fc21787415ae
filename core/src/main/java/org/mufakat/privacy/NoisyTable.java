package org.mufakat.privacy;

import java.util.List;
import org.mufakat.tables.TableSpec;
import org.mufakat.tables.Variable;

/// A table of counts with noise: every combination of its axes' categories and margins, once, with
/// the last axis running fastest and each axis's total first.
///
/// @param axes its variables; with a further category for what is not told, where the categories
///   were found in the rows
public record NoisyTable(TableSpec spec, List<Variable> axes, List<NoisyCount> cells) {

  public NoisyTable {
    axes = List.copyOf(axes);
    cells = List.copyOf(cells);
  }
}
