package org.mufakat.estimation;

/// Sums over all sets of lists at once. An array has a value for each set of lists as bits; its
/// length is a power of two.
final class Lattice {

  private Lattice() {}

  /// Puts in the place of each set the sum over all sets that contain it. The first three lists are
  /// gone over in one pass, eight sets at a time; the order of additions is the same.
  static void sumOverSupersets(double[] values) {
    for (int i = 0; i + 7 < values.length; i += 8) {
      sumEight(values, i);
    }
    for (int half = values.length < 8 ? 1 : 8; half < values.length; half <<= 1) {
      for (int from = 0; from < values.length; from += half << 1) {
        for (int i = from; i < from + half; i++) {
          values[i] += values[i + half];
        }
      }
    }
  }

  private static void sumEight(double[] values, int at) {
    double v7 = values[at + 7];
    double v6 = values[at + 6] + v7;
    double v5 = values[at + 5];
    double v4 = values[at + 4] + v5;
    double v3 = values[at + 3];
    double v2 = values[at + 2] + v3;
    double v1 = values[at + 1];
    double v0 = values[at] + v1;
    v4 += v6;
    v5 += v7;
    v0 += v2;
    v1 += v3;
    values[at] = v0 + v4;
    values[at + 1] = v1 + v5;
    values[at + 2] = v2 + v6;
    values[at + 3] = v3 + v7;
    values[at + 4] = v4;
    values[at + 5] = v5;
    values[at + 6] = v6;
  }

  static void sumOverSupersets(int[] values) {
    for (int half = 1; half < values.length; half <<= 1) {
      for (int from = 0; from < values.length; from += half << 1) {
        for (int i = from; i < from + half; i++) {
          values[i] += values[i + half];
        }
      }
    }
  }

  /// Puts in the place of each set the product over all sets that it contains.
  static void multiplyOverSubsets(double[] values) {
    for (int i = 0; i + 7 < values.length; i += 8) {
      multiplyEight(values, i);
    }
    for (int half = values.length < 8 ? 1 : 8; half < values.length; half <<= 1) {
      for (int from = 0; from < values.length; from += half << 1) {
        for (int i = from; i < from + half; i++) {
          values[i + half] *= values[i];
        }
      }
    }
  }

  private static void multiplyEight(double[] values, int at) {
    double v0 = values[at];
    double v1 = values[at + 1] * v0;
    double v2 = values[at + 2];
    double v3 = values[at + 3] * v2;
    double v4 = values[at + 4];
    double v5 = values[at + 5] * v4;
    double v6 = values[at + 6];
    double v7 = values[at + 7] * v6;
    v2 *= v0;
    v3 *= v1;
    v6 *= v4;
    v7 *= v5;
    values[at + 1] = v1;
    values[at + 2] = v2;
    values[at + 3] = v3;
    values[at + 4] = v4 * v0;
    values[at + 5] = v5 * v1;
    values[at + 6] = v6 * v2;
    values[at + 7] = v7 * v3;
  }
}
