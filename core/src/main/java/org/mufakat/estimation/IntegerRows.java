package org.mufakat.estimation;

/// Rows of whole numbers that no other row of the set is made of: linear algebra without rounding.
/// Each kept row has a column of its own, its pivot, in which every later row is 0.
///
/// Numbers stay small because a row is divided by what its numbers share; should one pass 64 bits
/// all the same, an [ArithmeticException] says so.
final class IntegerRows {

  private static final long SMALL = 1L << 20;

  private final int columns;
  private final long[][] rows;
  private final int[] pivots;
  private long[] spare;
  private int rank;

  IntegerRows(int columns) {
    this.columns = columns;
    this.rows = new long[columns][columns];
    this.pivots = new int[columns];
    this.spare = new long[columns];
  }

  int rank() {
    return rank;
  }

  void clear() {
    rank = 0;
  }

  /// A row of length `width` to be filled, then added.
  long[] next() {
    return spare;
  }

  /// Adds the row in [#next]; it is kept when it is not made of the rows before it.
  void add(int width) {
    var row = spare;
    for (int i = 0; i < rank; i++) {
      clear(row, rows[i], pivots[i], width);
    }
    int pivot = firstNot0(row, width);
    if (pivot < width) {
      spare = rows[rank];
      rows[rank] = row;
      pivots[rank++] = pivot;
    }
  }

  private static int firstNot0(long[] row, int width) {
    int pivot = 0;
    while (pivot < width && row[pivot] == 0) {
      pivot++;
    }
    return pivot;
  }

  /// Takes so much of one row from another that its column becomes 0.
  static void clear(long[] row, long[] by, int column, int width) {
    long times = row[column];
    if (times == 0) {
      return;
    }
    long own = by[column];
    long largest = 0;
    for (int j = 0; j < width; j++) {
      row[j] =
          Math.subtractExact(Math.multiplyExact(row[j], own), Math.multiplyExact(times, by[j]));
      largest |= Math.abs(row[j]);
    }
    if (largest > SMALL) {
      shrink(row, width);
    }
  }

  /// Divides a row by what all its numbers share.
  static void shrink(long[] row, int width) {
    long shared = 0;
    for (int j = 0; j < width && shared != 1; j++) {
      shared = gcd(shared, Math.abs(row[j]));
    }
    if (shared > 1) {
      for (int j = 0; j < width; j++) {
        row[j] /= shared;
      }
    }
  }

  private static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  /// Whole-numbered columns that every kept row takes to 0 and that are made of none of each other:
  /// `width - rank` of them.
  long[][] nullSpace(int width) {
    for (int i = rank - 1; i > 0; i--) {
      for (int above = 0; above < i; above++) {
        clear(rows[above], rows[i], pivots[i], width);
      }
    }
    var isPivot = new boolean[columns];
    for (int i = 0; i < rank; i++) {
      isPivot[pivots[i]] = true;
    }
    var basis = new long[width - rank][];
    int found = 0;
    for (int free = 0; free < width; free++) {
      if (!isPivot[free]) {
        basis[found++] = nullVector(free, width);
      }
    }
    return basis;
  }

  private long[] nullVector(int free, int width) {
    var vector = new long[width];
    long scale = 1;
    for (int i = 0; i < rank; i++) {
      long own = Math.abs(rows[i][pivots[i]]);
      scale = Math.multiplyExact(scale / gcd(scale, own), own);
    }
    vector[free] = scale;
    for (int i = 0; i < rank; i++) {
      vector[pivots[i]] = -Math.multiplyExact(rows[i][free], scale / rows[i][pivots[i]]);
    }
    shrink(vector, width);
    return vector;
  }
}
