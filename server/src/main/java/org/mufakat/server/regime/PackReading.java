package org.mufakat.server.regime;

import java.util.List;
import org.mufakat.regime.RegimePack;

/// What came of reading a pack.
public sealed interface PackReading {

  /// The pack has no fault.
  record Read(RegimePack pack) implements PackReading {}

  /// The pack cannot be used.
  ///
  /// @param faults every fault found, sorted, never empty
  record Faulty(List<PackFault> faults) implements PackReading {
    public Faulty {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("a faulty pack has a fault");
      }
    }
  }
}
