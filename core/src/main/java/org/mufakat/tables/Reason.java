package org.mufakat.tables;

/// Why a cell is withheld. For those who prepare and approve a release; whoever reads the release
/// sees one mark for all of them.
public sealed interface Reason {

  /// It has fewer persons than the threshold.
  record Threshold(long persons) implements Reason {}

  /// One source contributed more than the share of the rule.
  ///
  /// @param share of the cell's persons, 0 to 1
  record Dominance(String source, double share) implements Reason {}

  /// Without it another cell could be worked out.
  ///
  /// @param protects the cell that it was withheld for
  /// @param from who could have worked that out
  record Secondary(CellName protects, Knower from) implements Reason {}

  /// An earlier release withheld it.
  record Before(String release) implements Reason {}
}
