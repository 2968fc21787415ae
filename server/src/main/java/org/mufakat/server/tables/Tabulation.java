package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.List;

/// Persons counted into a table with all its totals.
final class Tabulation {

  /// The category under which rare ones fall together where noise decides which are told.
  static final String UNTOLD = "…";

  private Tabulation() {}

  /// @param variables of the table, with the categories that it shows
  /// @return by position, as in [ReleasedTable#values]
  static long[] of(CountedPersons counted, List<CodedVariable> variables) {
    var counts = new long[ReleasedTable.cells(variables)];
    var columns = variables.stream().map(v -> counted.variables().indexOf(v.name())).toList();
    counted
        .persons()
        .forEach(
            (row, persons) -> {
              var at = new int[variables.size()];
              boolean told = true;
              for (int v = 0; v < at.length; v++) {
                at[v] = position(variables.get(v), row.get(columns.get(v)));
                told &= at[v] >= 0;
              }
              if (told) {
                addTo(counts, variables, at, persons);
              }
            });
    return counts;
  }

  /// Of a category that is not told by itself, the position of those that are not told.
  private static int position(CodedVariable variable, String category) {
    int at = variable.categories().indexOf(category);
    return at >= 0 ? at : variable.categories().indexOf(UNTOLD);
  }

  /// To the cell itself and to each total that it belongs to.
  private static void addTo(long[] counts, List<CodedVariable> variables, int[] at, int persons) {
    for (int totals = 0; totals < 1 << at.length; totals++) {
      int index = 0;
      for (int v = 0; v < at.length; v++) {
        boolean total = (totals >> v & 1) == 1;
        index = index * variables.get(v).size() + (total ? variables.get(v).total() : at[v]);
      }
      counts[index] += persons;
    }
  }

  /// The cells of a table that are no total, by position.
  static List<Integer> inner(List<CodedVariable> variables) {
    var inner = new ArrayList<Integer>();
    int cells = ReleasedTable.cells(variables);
    for (int index = 0; index < cells; index++) {
      int rest = index;
      boolean total = false;
      for (int v = variables.size() - 1; v >= 0; v--) {
        total |= rest % variables.get(v).size() == variables.get(v).total();
        rest /= variables.get(v).size();
      }
      if (!total) {
        inner.add(index);
      }
    }
    return inner;
  }
}
