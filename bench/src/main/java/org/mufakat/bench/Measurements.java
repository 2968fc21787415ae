package org.mufakat.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values by the name of what was measured, in order of measuring.
final class Measurements {

  private final Map<String, List<Double>> byName = new LinkedHashMap<>();

  void add(String name, double value) {
    byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  void addAll(Measurements others) {
    others.byName.forEach((name, values) -> values.forEach(value -> add(name, value)));
  }

  /// @throws IllegalStateException when it was never measured
  Samples of(String name) {
    var values = byName.get(name);
    if (values == null) {
      throw new IllegalStateException("nothing was measured: " + name);
    }
    return Samples.of(values);
  }

  Line line(String what, Quantity quantity, String name) {
    return Line.of(what, quantity, of(name));
  }
}
