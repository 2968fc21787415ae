package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Variable;

/// Rows by attributes, each value the place of its level.
record CodedRows(List<Attribute> attributes, short[][] columns, int size) {

  static CodedRows of(Microdata rows, PrivacyRequest request) {
    return of(rows, request, (_, _) -> true);
  }

  /// @param kept whether a category of a variable keeps a level of its own
  static CodedRows of(Microdata rows, PrivacyRequest request, Kept kept) {
    var attributes = new ArrayList<Attribute>();
    var columns = new short[rows.variables().size()][];
    for (int v = 0; v < columns.length; v++) {
      var variable = rows.variables().get(v);
      int variablesPlace = v;
      int untold = request.untoldPlace(variable);
      var levels = levels(variable, untold, c -> kept.keeps(variablesPlace, c));
      boolean hasUntold = untold >= 0 || Arrays.stream(levels).anyMatch(level -> level == 0);
      attributes.add(attribute(variable, untold, levels, hasUntold));
      columns[v] = coded(rows, v, levels, hasUntold ? 0 : 1);
    }
    return new CodedRows(List.copyOf(attributes), columns, rows.size());
  }

  /// Whether a category keeps a level of its own.
  interface Kept {
    boolean keeps(int variable, int category);
  }

  /// For each category its level from 1 on, or 0.
  private static int[] levels(Variable variable, int untold, IntPredicate kept) {
    var levels = new int[variable.size()];
    int next = 1;
    for (int c = 0; c < levels.length; c++) {
      levels[c] = c != untold && kept.test(c) ? next++ : 0;
    }
    return levels;
  }

  private static Attribute attribute(
      Variable variable, int untold, int[] levels, boolean hasUntold) {
    var names = new ArrayList<String>();
    if (hasUntold) {
      names.add(
          untold >= 0
              ? variable.categories().get(untold)
              : Attribute.unused(variable.categories()));
    }
    for (int c = 0; c < levels.length; c++) {
      if (levels[c] > 0) {
        names.add(variable.categories().get(c));
      }
    }
    return new Attribute(variable.name(), names, hasUntold);
  }

  private static short[] coded(Microdata rows, int variable, int[] levels, int first) {
    var column = new short[rows.size()];
    for (int r = 0; r < column.length; r++) {
      column[r] = (short) (levels[rows.category(r, variable)] - first);
    }
    return column;
  }

  /// These rows alone.
  CodedRows only(int[] rows) {
    var fewer = new short[columns.length][rows.length];
    for (int v = 0; v < columns.length; v++) {
      for (int i = 0; i < rows.length; i++) {
        fewer[v][i] = columns[v][rows[i]];
      }
    }
    return new CodedRows(attributes, fewer, rows.length);
  }

  /// How many rows have each combination of these attributes' levels; the last runs fastest.
  double[] count(Sets sets, int set) {
    var axes = sets.axes(set);
    var cells = new double[sets.cells(set)];
    for (int r = 0; r < size; r++) {
      int cell = 0;
      for (int a : axes) {
        cell = cell * sets.levels(a) + columns[a][r];
      }
      cells[cell]++;
    }
    return cells;
  }
}
