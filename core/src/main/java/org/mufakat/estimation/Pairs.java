package org.mufakat.estimation;

/// Pairs of lists as bits, in the order (1,2), (1,3), … (2,3), ….
final class Pairs {

  private Pairs() {}

  static int[] of(int lists) {
    var pairs = new int[lists * (lists - 1) / 2];
    int n = 0;
    for (int i = 0; i < lists; i++) {
      for (int j = i + 1; j < lists; j++) {
        pairs[n++] = 1 << i | 1 << j;
      }
    }
    return pairs;
  }
}
