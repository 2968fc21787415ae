package org.mufakat.bench;

import java.util.List;
import java.util.stream.Collectors;

/// Everything that was measured in one go, with the machine it was measured on.
///
/// @param load the machine's load before the first and after the last benchmark
record Report(Machine machine, Load load, List<Table> tables) implements Measured {

  /// How many threads wanted a core, over a minute.
  record Load(double before, double after) {}

  Report {
    tables = List.copyOf(tables);
  }

  @Override
  public String asMarkdown() {
    return machine.asMarkdown()
        + "| load | %.2f before, %.2f after |%n%n".formatted(load.before(), load.after())
        + tables.stream().map(Table::asMarkdown).collect(Collectors.joining("\n"));
  }
}
