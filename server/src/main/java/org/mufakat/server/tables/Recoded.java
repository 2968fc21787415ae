package org.mufakat.server.tables;

import java.util.List;
import java.util.Set;
import org.mufakat.tables.KnownSum;

/// Categories that an earlier release counted many persons in and a file none. That is no revision
/// of a register: the category is cut otherwise now. Taken as revised, it would be told as
/// nobody's, while the audit forgot what its persons are called now, who are found by subtracting.
final class Recoded {

  private final AskedTables asked;
  private final CountedPersons counted;

  private Recoded(AskedTables asked, CountedPersons counted) {
    this.asked = asked;
    this.counted = counted;
  }

  /// @param about what is out of the same persons
  /// @return a fault for each such category
  static List<PersonsFault> in(List<OutAlready> about, AskedTables asked, CountedPersons counted) {
    var recoded = new Recoded(asked, counted);
    return about.stream()
        .flatMap(o -> o.earlier().known().stream())
        .filter(s -> s.low() >= asked.threshold() && recoded.isOfNobody(s))
        .map(s -> PersonsFault.of("recoded", 0, s.label(), s.low()))
        .toList();
  }

  /// Whether a sum is of one category, whatever its years, and the file has nobody of it.
  private boolean isOfNobody(KnownSum sum) {
    var variables = sum.scope().allowed().keySet();
    var years = Set.copyOf(asked.yearColumn().stream().toList());
    boolean isOfOne = variables.stream().filter(v -> !years.contains(v)).count() == 1;
    return isOfOne
        && counted.variables().containsAll(variables)
        && counted.persons().keySet().stream().noneMatch(row -> isIn(sum, row));
  }

  private boolean isIn(KnownSum sum, List<String> row) {
    return sum.scope()
        .has((variable, of) -> of.contains(row.get(counted.variables().indexOf(variable))));
  }
}
