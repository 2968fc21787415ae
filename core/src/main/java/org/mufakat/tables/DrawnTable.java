package org.mufakat.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table's cells before it is known which base cells are live.
///
/// @param names of the cells, the total of each axis first, the last axis running fastest
/// @param members of each cell the base cells
record DrawnTable(
    TableSpec spec, List<Variable> axes, List<List<String>> names, List<int[]> members) {

  static DrawnTable of(Microdata rows, World world, TableSpec spec) {
    var axes = axes(rows, spec);
    var names = new ArrayList<List<String>>();
    names(axes, 0, new ArrayList<>(), names);
    var members = names.stream().map(n -> world.members(scope(spec, n))).toList();
    return new DrawnTable(spec, axes, names, members);
  }

  private static void names(
      List<Variable> axes, int axis, List<String> before, List<List<String>> names) {
    if (axis == axes.size()) {
      names.add(List.copyOf(before));
      return;
    }
    Stream.concat(Stream.of(TableSpec.TOTAL), axes.get(axis).categories().stream())
        .forEach(
            category -> {
              before.add(category);
              names(axes, axis + 1, before, names);
              before.removeLast();
            });
  }

  /// How many cells it will have.
  static long cells(Microdata rows, TableSpec spec) {
    return axes(rows, spec).stream().mapToLong(a -> a.size() + 1L).reduce(1, (a, b) -> a * b);
  }

  /// The variables of the table with the categories that it is of.
  private static List<Variable> axes(Microdata rows, TableSpec spec) {
    return spec.variables().stream()
        .map(v -> rows.variables().get(rows.indexOf(v)))
        .map(v -> restricted(v, spec.where().allowed().get(v.name())))
        .toList();
  }

  private static Variable restricted(Variable variable, @Nullable Set<String> to) {
    return to == null
        ? variable
        : new Variable(
            variable.name(), variable.categories().stream().filter(to::contains).toList());
  }

  /// Whom a cell counts.
  static Scope scope(TableSpec spec, List<String> categories) {
    var scope = spec.where();
    for (int i = 0; i < categories.size(); i++) {
      if (!categories.get(i).equals(TableSpec.TOTAL)) {
        scope = scope.and(spec.variables().get(i), List.of(categories.get(i)));
      }
    }
    return scope;
  }
}
