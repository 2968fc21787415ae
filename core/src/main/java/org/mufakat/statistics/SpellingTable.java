package org.mufakat.statistics;

/// The table that says which State a published spelling stands for. "Nationals" is the reporting
/// area itself.
@FunctionalInterface
public interface SpellingTable {

  /// @param label the spelling exactly as published
  /// @param area the reporting area's code
  Resolution resolve(String label, String area);
}
