package org.mufakat.server.regime;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mufakat.regime.Population;
import org.mufakat.regime.RegimePack;

/// Residents by year and State, newest year first.
///
/// @param states codes, in the order of the columns
record PopulationTable(List<String> states, List<Row> rows, List<String> sources) {

  /// @param cells one a State; empty where the pack has no number
  record Row(int year, List<Optional<Population>> cells) {}

  static PopulationTable of(RegimePack pack) {
    var states = pack.populations().stream().map(Population::state).distinct().toList();
    var rows =
        pack.populations().stream()
            .map(Population::year)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .map(y -> new Row(y, states.stream().map(s -> pack.population(s, y)).toList()))
            .toList();
    var sources =
        pack.populations().stream().map(p -> p.attribution().source()).distinct().toList();
    return new PopulationTable(states, rows, sources);
  }
}
