package org.mufakat.estimation;

import java.util.stream.IntStream;

/// The numbers of unseen persons that a posterior is computed at, ascending, from 1 to thirty times
/// those seen.
///
/// @param unseen not to be written to
record UnseenGrid(int[] unseen) {

  private static final int TIMES_SEEN = 30;
  private static final int COARSE = 1_000;

  /// Every whole number.
  static UnseenGrid whole(CaptureTable table) {
    return new UnseenGrid(IntStream.rangeClosed(1, last(table)).toArray());
  }

  /// A thousand numbers, evenly spread and rounded.
  static UnseenGrid coarse(CaptureTable table) {
    int last = last(table);
    if (last <= COARSE) {
      return whole(table);
    }
    var unseen = new int[COARSE];
    for (int i = 0; i < COARSE; i++) {
      unseen[i] = (int) Math.rint(1 + i * (last - 1.0) / (COARSE - 1));
    }
    return new UnseenGrid(unseen);
  }

  private static int last(CaptureTable table) {
    return Math.multiplyExact(TIMES_SEEN, table.persons());
  }
}
