package org.mufakat.privacy;

/// Sums, means and shares along one axis of a table that is kept as one row of numbers.
final class Cells {

  private Cells() {}

  /// The margin without the axis.
  static double[] summed(double[] table, int levels, int stride) {
    var sum = new double[table.length / levels];
    for (int from = 0, to = 0; to < sum.length; to += stride) {
      for (int level = 0; level < levels; level++, from += stride) {
        for (int i = 0; i < stride; i++) {
          sum[to + i] += table[from + i];
        }
      }
    }
    return sum;
  }

  /// Takes from every cell the mean along the axis.
  static void centre(double[] table, int levels, int stride) {
    var sum = summed(table, levels, stride);
    for (int from = 0, to = 0; to < sum.length; to += stride) {
      for (int level = 0; level < levels; level++, from += stride) {
        for (int i = 0; i < stride; i++) {
          table[from + i] -= sum[to + i] / levels;
        }
      }
    }
  }

  /// Adds the margin without the axis to a table, in equal shares.
  static void spread(double[] margin, double[] table, int levels, int stride) {
    for (int from = 0, to = 0; to < margin.length; to += stride) {
      for (int level = 0; level < levels; level++, from += stride) {
        for (int i = 0; i < stride; i++) {
          table[from + i] += margin[to + i] / levels;
        }
      }
    }
  }

  /// The cell of the margin without the axis that this cell adds to.
  static int under(int cell, int levels, int stride) {
    return cell / (levels * stride) * stride + cell % stride;
  }

  /// The cell's level on the axis.
  static int level(int cell, int levels, int stride) {
    return cell / stride % levels;
  }
}
