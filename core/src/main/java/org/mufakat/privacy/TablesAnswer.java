package org.mufakat.privacy;

import java.util.List;

/// What came of asking for tables with noise.
public sealed interface TablesAnswer {

  /// @param tables in the order asked for
  /// @param cost of all of them together
  /// @param addUp whether the whole numbers of each scope add up within and between its tables;
  ///   where three or more tables overlap in a ring, each count is rounded by itself
  record Made(List<NoisyTable> tables, Cost cost, boolean addUp) implements TablesAnswer {

    public Made {
      tables = List.copyOf(tables);
    }
  }

  record Refused(PrivacyRefusal why) implements TablesAnswer {}
}
