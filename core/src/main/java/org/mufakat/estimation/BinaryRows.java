package org.mufakat.estimation;

/// Rows of zeros and ones that no other row of the set is made of, where 1 and 1 make 0. Rows that
/// are independent so are independent as whole numbers too; the reverse need not be.
final class BinaryRows {

  private long[][] rows = new long[0][0];
  private int[] pivots = {};
  private long[] spare = {};
  private int words;
  private int rank;

  /// Begins anew.
  void clear(int width) {
    words = (width + Long.SIZE - 1) / Long.SIZE;
    rank = 0;
    if (rows.length < width || spare.length < words) {
      rows = new long[width][words];
      pivots = new int[width];
      spare = new long[words];
    }
    clearSpare();
  }

  private void clearSpare() {
    for (int w = 0; w < words; w++) {
      spare[w] = 0;
    }
  }

  int rank() {
    return rank;
  }

  /// Puts a 1 into the row to be added next.
  void set(int column) {
    spare[column / Long.SIZE] |= 1L << column;
  }

  /// Adds the row; it is kept when it is not made of the rows before it.
  void add() {
    for (int i = 0; i < rank; i++) {
      if ((spare[pivots[i] / Long.SIZE] >> pivots[i] & 1) == 1) {
        for (int w = 0; w < words; w++) {
          spare[w] ^= rows[i][w];
        }
      }
    }
    for (int w = 0; w < words; w++) {
      if (spare[w] != 0) {
        keep(w * Long.SIZE + Long.numberOfTrailingZeros(spare[w]));
        return;
      }
    }
  }

  private void keep(int pivot) {
    var row = spare;
    spare = rows[rank];
    rows[rank] = row;
    pivots[rank++] = pivot;
    clearSpare();
  }
}
