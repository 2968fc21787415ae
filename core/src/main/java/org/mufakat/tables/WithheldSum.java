package org.mufakat.tables;

/// A cell that an earlier release withheld; a later one must keep it withheld and as wide.
///
/// @param label release and cell, for findings
/// @param scope whom it counts
/// @param low what the mark itself told: 1 where that release published all zeros, else 0
public record WithheldSum(String label, Scope scope, long low) {

  public WithheldSum {
    Scope.checkName(label);
    if (low < 0 || low > 1) {
      throw new IllegalArgumentException("0 or 1");
    }
  }
}
