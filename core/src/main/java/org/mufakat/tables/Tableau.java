package org.mufakat.tables;

import java.util.Arrays;

/// How basic variables change with a person more in each nonbasic one: a dense tableau, kept column
/// by column because a step reads columns. Variables are numbered, the walk's columns first, then
/// its sums; every sum is a basic variable at first.
final class Tableau {

  private static final double SNAP = 1e-10;
  private static final double PART = 1e-6;
  private static final int MOST_PARTS = 60;
  private static final int MOST_MULTIPLE = 1_000;

  /// A rate nearer to 0 than this is none.
  static final double ZERO = 1e-9;

  final int n;
  final int m;
  private final double[][] rates;
  private final int[] basic;
  private final int[] nonbasic;
  private final int[] rowOf;
  private final int[] nonzero;

  /// @param n columns, nonbasic at first
  /// @param m sums, basic at first
  Tableau(int n, int m) {
    this.n = n;
    this.m = m;
    this.rates = new double[n][m];
    this.basic = new int[m];
    this.nonbasic = new int[n];
    this.rowOf = new int[n + m];
    this.nonzero = new int[m];
    Arrays.fill(rowOf, -1);
    Arrays.setAll(nonbasic, j -> j);
    for (int i = 0; i < m; i++) {
      basic[i] = n + i;
      rowOf[n + i] = i;
    }
  }

  /// Before any pivot: the sum counts the column.
  void count(int sum, int column) {
    rates[column][sum] = 1;
  }

  /// What each basic variable changes with the nonbasic one at this place.
  double[] column(int j) {
    return rates[j];
  }

  int basic(int row) {
    return basic[row];
  }

  int nonbasic(int j) {
    return nonbasic[j];
  }

  boolean isBasic(int variable) {
    return rowOf[variable] >= 0;
  }

  /// Adds `factor` times what a basic variable changes with each nonbasic one.
  void addRow(int variable, double factor, double[] into) {
    int row = rowOf[variable];
    for (int j = 0; j < n; j++) {
      into[j] += factor * rates[j][row];
    }
  }

  /// The greatest step of whole persons for all, up to `most`; 0 where there is none.
  int wholeStep(int j, double most) {
    int multiple = 1;
    for (double rate : rates[j]) {
      if (rate != 0 && Math.abs(rate * multiple - Math.rint(rate * multiple)) > PART) {
        multiple = common(multiple, rate);
        if (multiple == 0) {
          return 0;
        }
      }
    }
    return (int) Math.floor(Math.min(most, 1e8) / multiple + 1e-7) * multiple;
  }

  private static int common(int multiple, double rate) {
    for (int times = 2; times <= MOST_PARTS; times++) {
      double scaled = rate * multiple * times;
      if (Math.abs(scaled - Math.rint(scaled)) < PART) {
        return multiple * times > MOST_MULTIPLE ? 0 : multiple * times;
      }
    }
    return 0;
  }

  /// The nonbasic variable at `j` and the basic one of row `r` change places.
  void pivot(int r, int j) {
    var entering = rates[j];
    double pivot = entering[r];
    int count = 0;
    for (int i = 0; i < m; i++) {
      if (i != r && entering[i] != 0) {
        nonzero[count++] = i;
      }
    }
    for (int k = 0; k < n; k++) {
      if (k != j && rates[k][r] != 0) {
        eliminate(rates[k], entering, r, pivot, count);
      }
    }
    for (int c = 0; c < count; c++) {
      entering[nonzero[c]] /= pivot;
    }
    entering[r] = 1 / pivot;
    int out = basic[r];
    basic[r] = nonbasic[j];
    nonbasic[j] = out;
    rowOf[basic[r]] = r;
    rowOf[out] = -1;
  }

  private void eliminate(double[] into, double[] entering, int r, double pivot, int count) {
    double factor = snapped(-into[r] / pivot);
    into[r] = factor;
    for (int c = 0; c < count; c++) {
      int at = nonzero[c];
      into[at] = snapped(into[at] + factor * entering[at]);
    }
  }

  private static double snapped(double number) {
    double whole = Math.rint(number);
    return Math.abs(number - whole) < SNAP ? whole : number;
  }
}
