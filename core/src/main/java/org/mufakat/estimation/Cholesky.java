package org.mufakat.estimation;

/// The triangle of a small symmetric matrix of positive sort, and what is solved by it. Rows lie
/// one after another, `size` apart; only the lower triangle is used.
final class Cholesky {

  private Cholesky() {}

  /// Replaces the matrix by its triangle.
  ///
  /// @return false when it is not positive
  static boolean decompose(double[] m, int size) {
    for (int i = 0; i < size; i++) {
      int row = i * size;
      for (int j = 0; j <= i; j++) {
        int other = j * size;
        double sum = m[row + j];
        for (int k = 0; k < j; k++) {
          sum -= m[row + k] * m[other + k];
        }
        if (i != j) {
          m[row + j] = sum / m[other + j];
        } else if (sum > 0) {
          m[row + i] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  /// Solves for `b`, which is replaced by the solution.
  static void solve(double[] triangle, int size, double[] b) {
    forward(triangle, size, b, 0);
    for (int i = size - 1; i >= 0; i--) {
      double sum = b[i];
      for (int k = i + 1; k < size; k++) {
        sum -= triangle[k * size + i] * b[k];
      }
      b[i] = sum / triangle[i * size + i];
    }
  }

  private static void forward(double[] triangle, int size, double[] b, int from) {
    for (int i = from; i < size; i++) {
      double sum = b[i];
      for (int k = from; k < i; k++) {
        sum -= triangle[i * size + k] * b[k];
      }
      b[i] = sum / triangle[i * size + i];
    }
  }

  /// The inverse's entry on the diagonal.
  static double inverseAt(double[] triangle, int size, int index) {
    var unit = new double[size];
    unit[index] = 1;
    forward(triangle, size, unit, index);
    double sum = 0;
    for (int i = index; i < size; i++) {
      sum += unit[i] * unit[i];
    }
    return sum;
  }
}
