package org.mufakat.estimation;

/// Sums over all sets of lists at once. An array has a value for each set of lists as bits; its
/// length is a power of two.
final class Lattice {

  private Lattice() {}

  /// Puts in the place of each set the sum over all sets that contain it.
  static void sumOverSupersets(double[] values) {
    for (int half = 1; half < values.length; half <<= 1) {
      for (int from = 0; from < values.length; from += half << 1) {
        for (int i = from; i < from + half; i++) {
          values[i] += values[i + half];
        }
      }
    }
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
    for (int half = 1; half < values.length; half <<= 1) {
      for (int from = 0; from < values.length; from += half << 1) {
        for (int i = from; i < from + half; i++) {
          values[i + half] *= values[i];
        }
      }
    }
  }
}
