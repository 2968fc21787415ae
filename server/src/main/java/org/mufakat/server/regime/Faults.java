package org.mufakat.server.regime;

import java.util.ArrayList;
import java.util.List;

/// What was found wrong so far. A reader goes on after a fault, so that its author sees them all at
/// once.
final class Faults {

  private final List<PackFault> found = new ArrayList<>();

  void add(Position at, String text) {
    found.add(at.fault(text));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<PackFault> sorted() {
    return found.stream().distinct().sorted().toList();
  }
}
