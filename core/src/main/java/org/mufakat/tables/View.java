package org.mufakat.tables;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody knows beside everything public.
///
/// @param who the one
/// @param own persons of each column that the one contributed, so fewer cannot be; null: none
/// @param fixed sums whose persons the one knows exactly
/// @param width how far apart the tables must be for this one
record View(Knower who, int @Nullable [] own, Set<Sum> fixed, int width) {

  static View everybody(int width) {
    return new View(new Knower.Public(), null, Set.of(), width);
  }

  /// How far apart the tables must be in this sum; 0 where this one knows it anyway.
  int needed(Sum sum) {
    return fixes(sum) ? 0 : width;
  }

  int least(int column) {
    return own == null ? 0 : own[column];
  }

  boolean fixes(Sum sum) {
    return fixed.contains(sum);
  }

  long lowest(Sum sum) {
    return fixes(sum) ? sum.value : sum.lowest();
  }

  long highest(Sum sum) {
    return fixes(sum) ? sum.value : sum.highest();
  }

  /// Whether the table could be the true one for all that this one knows.
  boolean admits(WholeTable table) {
    for (int c = 0; own != null && c < own.length; c++) {
      if (table.persons()[c] < own[c]) {
        return false;
      }
    }
    return fixed.stream().allMatch(s -> table.sums()[s.id] == s.value);
  }
}
