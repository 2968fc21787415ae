package org.mufakat.estimation;

import java.util.List;

/// Whether whole-numbered rows can be added up to nothing with a positive number of each: a linear
/// programme in exact numbers. By Stiemke's lemma the answer is no just when some direction takes
/// every row to at least 0 and one of them above.
///
/// Method: with `1 + v` of each row, find `v ≥ 0`; the first phase of the simplex method, with
/// Bland's rule, in whole numbers (each row of the tableau has its own positive scale).
final class PositiveSolution {

  private final int columns;
  private final long[][] tableau;
  private final int[] basis;

  private PositiveSolution(List<long[]> rows, int size) {
    this.columns = rows.size();
    this.tableau = new long[size + 1][columns + 1];
    this.basis = new int[size];
    for (int i = 0; i < size; i++) {
      fill(tableau[i], rows, i);
      basis[i] = columns + i;
      for (int j = 0; j <= columns; j++) {
        tableau[size][j] = Math.subtractExact(tableau[size][j], tableau[i][j]);
      }
    }
  }

  private void fill(long[] equation, List<long[]> rows, int coordinate) {
    for (int j = 0; j < columns; j++) {
      equation[j] = rows.get(j)[coordinate];
      equation[columns] = Math.subtractExact(equation[columns], equation[j]);
    }
    if (equation[columns] < 0) {
      for (int j = 0; j <= columns; j++) {
        equation[j] = -equation[j];
      }
    }
  }

  /// @param rows of `size` numbers each
  static boolean exists(List<long[]> rows, int size) {
    return rows.isEmpty() || new PositiveSolution(rows, size).solved();
  }

  private boolean solved() {
    for (int entering = entering(); entering >= 0; entering = entering()) {
      int leaving = leaving(entering);
      if (leaving < 0) {
        throw new IllegalStateException("a sum of artificial values has no bound below");
      }
      pivot(leaving, entering);
    }
    return tableau[basis.length][columns] == 0;
  }

  private int entering() {
    var costs = tableau[basis.length];
    for (int j = 0; j < columns; j++) {
      if (costs[j] < 0) {
        return j;
      }
    }
    return -1;
  }

  private int leaving(int entering) {
    int best = -1;
    for (int i = 0; i < basis.length; i++) {
      if (tableau[i][entering] > 0 && (best < 0 || isBefore(i, best, entering))) {
        best = i;
      }
    }
    return best;
  }

  private boolean isBefore(int i, int best, int entering) {
    long mine = Math.multiplyExact(tableau[i][columns], tableau[best][entering]);
    long its = Math.multiplyExact(tableau[best][columns], tableau[i][entering]);
    return mine < its || mine == its && basis[i] < basis[best];
  }

  private void pivot(int row, int column) {
    for (int i = 0; i <= basis.length; i++) {
      if (i != row) {
        IntegerRows.clear(tableau[i], tableau[row], column, columns + 1);
        IntegerRows.shrink(tableau[i], columns + 1);
      }
    }
    basis[row] = column;
  }
}
