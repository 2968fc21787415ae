package org.mufakat.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds every variable and category that tables and known sums name and the rows do not have.
final class ScopeCheck {

  private final Microdata rows;
  private final List<Finding> findings = new ArrayList<>();

  private ScopeCheck(Microdata rows) {
    this.rows = rows;
  }

  static List<Finding> of(Microdata rows, List<TableSpec> tables, List<Earlier> earlier) {
    var check = new ScopeCheck(rows);
    for (var table : tables) {
      table.variables().forEach(v -> check.known(table.name(), v));
      check.scope(table.name(), table.where());
    }
    for (var before : earlier) {
      before.known().forEach(s -> check.scope(s.label(), s.scope()));
      before.withheld().forEach(s -> check.scope(s.label(), s.scope()));
    }
    return List.copyOf(check.findings);
  }

  /// Whether the rows have all these variables and categories.
  static boolean knows(Microdata rows, List<Witnesses.Axis> axes) {
    var check = new ScopeCheck(rows);
    for (var axis : axes) {
      axis.groups().forEach(g -> check.scope("", Scope.of(Map.of(axis.variable(), g))));
    }
    return check.findings.isEmpty();
  }

  private boolean known(String in, String variable) {
    if (rows.indexOf(variable) >= 0) {
      return true;
    }
    findings.add(new Finding.UnknownVariable(in, variable));
    return false;
  }

  private void scope(String in, Scope scope) {
    scope
        .allowed()
        .forEach(
            (variable, categories) -> {
              if (known(in, variable)) {
                var of = rows.variables().get(rows.indexOf(variable));
                categories.stream()
                    .filter(c -> of.indexOf(c) < 0)
                    .forEach(c -> findings.add(new Finding.UnknownCategory(in, variable, c)));
              }
            });
  }
}
