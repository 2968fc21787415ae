package org.mufakat.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Linear programmes over numbers of persons, 0 or more, solved without rounding: the simplex
/// method on whole numbers with a common denominator. For small systems; knows nothing of how
/// tables are protected.
///
/// Source: Edmonds, integer-preserving elimination; Bland's rule where a walk stands still.
final class ExactProgram {

  private final int columns;
  private final List<long[]> rows = new ArrayList<>();
  private long[][] tableau = new long[0][];
  private int[] basis = new int[0];
  private long denominator = 1;

  ExactProgram(int columns) {
    this.columns = columns;
  }

  /// Adds an equation: coefficients and, last, a right-hand side of 0 or more.
  void equal(long[] row) {
    rows.add(row);
  }

  /// The least and the most whole number that the sum of these columns can be, among all real
  /// solutions; the most is [Long#MAX_VALUE] where nothing bounds it.
  ///
  /// @throws ArithmeticException when a number passes 64 bits
  long[] range(int[] summed) {
    var objective = new long[columns];
    for (int c : summed) {
      objective[c] = 1;
    }
    long most = maximum(objective);
    Arrays.setAll(objective, c -> -objective[c]);
    long least = -maximum(objective);
    return new long[] {least, most};
  }

  /// Finds a first solution.
  ///
  /// @return false when the equations have none
  boolean solve() {
    int m = rows.size();
    tableau = new long[m][];
    basis = new int[m];
    for (int i = 0; i < m; i++) {
      tableau[i] = Arrays.copyOf(rows.get(i), columns + m + 1);
      tableau[i][columns] = 0;
      tableau[i][columns + m] = rows.get(i)[columns];
      tableau[i][columns + i] = 1;
      basis[i] = columns + i;
    }
    var artificial = new long[columns + m];
    Arrays.fill(artificial, columns, columns + m, -1);
    climb(artificial);
    boolean solved = true;
    for (int i = 0; i < m; i++) {
      solved &= basis[i] < columns || tableau[i][columns + m] == 0;
    }
    return solved && dropArtificials(m);
  }

  private boolean dropArtificials(int m) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; basis[i] >= columns && j < columns; j++) {
        if (tableau[i][j] != 0) {
          pivot(i, j);
        }
      }
    }
    var kept = new ArrayList<long[]>();
    var keptBasis = new ArrayList<Integer>();
    for (int i = 0; i < m; i++) {
      if (basis[i] < columns) {
        var row = Arrays.copyOf(tableau[i], columns + 1);
        row[columns] = tableau[i][columns + m];
        kept.add(row);
        keptBasis.add(basis[i]);
      }
    }
    tableau = kept.toArray(long[][]::new);
    basis = keptBasis.stream().mapToInt(b -> b).toArray();
    return true;
  }

  /// The greatest value, rounded down.
  private long maximum(long[] objective) {
    if (!climb(objective)) {
      return Long.MAX_VALUE;
    }
    long value = 0;
    for (int i = 0; i < basis.length; i++) {
      value += objective[basis[i]] * tableau[i][tableau[i].length - 1];
    }
    return Math.floorDiv(value, denominator);
  }

  /// Walks to the maximum; false when there is none.
  private boolean climb(long[] objective) {
    int still = 0;
    while (true) {
      int entering = entering(objective, still > 30);
      if (entering < 0) {
        return true;
      }
      int leaving = leaving(entering);
      if (leaving < 0) {
        return false;
      }
      still = tableau[leaving][tableau[leaving].length - 1] == 0 ? still + 1 : 0;
      pivot(leaving, entering);
    }
  }

  private int entering(long[] objective, boolean first) {
    int best = -1;
    long most = 0;
    for (int j = 0; j < objective.length; j++) {
      long gain = objective[j] * denominator;
      for (int i = 0; i < basis.length; i++) {
        if (objective[basis[i]] != 0) {
          gain -= objective[basis[i]] * tableau[i][j];
        }
      }
      if (gain > most) {
        most = gain;
        best = j;
        if (first) {
          return j;
        }
      }
    }
    return best;
  }

  private int leaving(int entering) {
    int best = -1;
    int last = tableau.length == 0 ? 0 : tableau[0].length - 1;
    for (int i = 0; i < basis.length; i++) {
      if (tableau[i][entering] > 0 && (best < 0 || isNearer(i, best, entering, last))) {
        best = i;
      }
    }
    return best;
  }

  private boolean isNearer(int i, int than, int entering, int last) {
    long mine = Math.multiplyExact(tableau[i][last], tableau[than][entering]);
    long other = Math.multiplyExact(tableau[than][last], tableau[i][entering]);
    return mine < other || mine == other && basis[i] < basis[than];
  }

  private void pivot(int r, int c) {
    if (tableau[r][c] < 0) {
      Arrays.setAll(tableau[r], j -> -tableau[r][j]);
    }
    long p = tableau[r][c];
    for (int i = 0; i < tableau.length; i++) {
      if (i != r) {
        eliminate(tableau[i], tableau[r], tableau[i][c], p);
      }
    }
    denominator = p;
    basis[r] = c;
  }

  private void eliminate(long[] row, long[] by, long factor, long p) {
    if (factor == 0 && p == denominator) {
      return;
    }
    for (int j = 0; j < row.length; j++) {
      if (row[j] != 0 || by[j] != 0) {
        long left = Math.multiplyExact(row[j], p);
        long right = Math.multiplyExact(factor, by[j]);
        row[j] = Math.subtractExact(left, right) / denominator;
      }
    }
  }
}
