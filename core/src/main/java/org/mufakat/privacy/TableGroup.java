package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.List;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Scope;
import org.mufakat.tables.TableSpec;

/// The tables of one release that are of the same persons; noise goes into those that are no margin
/// of another.
///
/// @param tops the variables of these, a bit for each
record TableGroup(Scope where, List<TableSpec> tables, List<Integer> tops) {

  /// @param rows know all variables of the tables
  static List<TableGroup> of(Microdata rows, List<TableSpec> tables) {
    return tables.stream()
        .map(TableSpec::where)
        .distinct()
        .map(
            where -> of(rows, where, tables.stream().filter(t -> t.where().equals(where)).toList()))
        .toList();
  }

  private static TableGroup of(Microdata rows, Scope where, List<TableSpec> tables) {
    var masks = tables.stream().map(t -> mask(rows, t)).distinct().toList();
    var tops =
        masks.stream()
            .filter(m -> masks.stream().noneMatch(o -> !o.equals(m) && (o & m) == m))
            .toList();
    return new TableGroup(where, tables, tops);
  }

  static int mask(Microdata rows, TableSpec table) {
    return table.variables().stream().mapToInt(v -> 1 << rows.indexOf(v)).sum();
  }

  /// The most tables with noise of their own that one row can be in, by the scopes alone: the
  /// categories that they name, and one that none names, stand for all.
  static int mostTablesOfARow(List<TableGroup> groups) {
    var named = new java.util.TreeMap<String, java.util.TreeSet<String>>();
    for (var group : groups) {
      group
          .where()
          .allowed()
          .forEach((v, c) -> named.computeIfAbsent(v, _ -> new java.util.TreeSet<>()).addAll(c));
    }
    return new Rows(groups, new ArrayList<>(named.entrySet())).most(0, new java.util.HashMap<>());
  }

  /// All rows that the scopes can tell apart.
  private record Rows(
      List<TableGroup> groups, List<java.util.Map.Entry<String, java.util.TreeSet<String>>> named) {

    private static final double MOST = 100_000;

    private int most(int variable, java.util.Map<String, String> row) {
      if (variable == 0 && kinds() > MOST) {
        return groups.stream().mapToInt(g -> g.tops().size()).sum();
      }
      if (variable == named.size()) {
        return tables(row);
      }
      var name = named.get(variable).getKey();
      row.remove(name);
      int most = most(variable + 1, row);
      for (var category : named.get(variable).getValue()) {
        row.put(name, category);
        most = Math.max(most, most(variable + 1, row));
      }
      row.remove(name);
      return most;
    }

    private double kinds() {
      return named.stream().mapToDouble(e -> e.getValue().size() + 1).reduce(1, (a, b) -> a * b);
    }

    private int tables(java.util.Map<String, String> row) {
      return groups.stream()
          .filter(g -> g.where().has((v, allowed) -> allowed.contains(row.getOrDefault(v, ""))))
          .mapToInt(g -> g.tops().size())
          .sum();
    }
  }
}
