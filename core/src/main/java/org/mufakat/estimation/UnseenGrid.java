package org.mufakat.estimation;

import java.util.stream.IntStream;

/// The numbers of unseen persons that a posterior is computed at, ascending, from 1 to thirty times
/// those seen.
///
/// @param unseen not to be written to
record UnseenGrid(int[] unseen) {

  private static final int TIMES_SEEN = 30;
  private static final int COARSE = 1_000;

  /// With more persons than this a thousand numbers would lie too far apart.
  private static final int FEW_PERSONS = 5_000;

  private static final int COARSE_OF_MANY = 4_000;
  private static final int WHOLE_OF_MANY = 500_000;

  /// Every whole number; beyond half a million of them, as many evenly spread, so that no table
  /// asks for more memory or time than that.
  static UnseenGrid whole(CaptureTable table) {
    return spread(last(table), WHOLE_OF_MANY);
  }

  /// A thousand numbers, evenly spread and rounded; more of more than five thousand persons.
  static UnseenGrid coarse(CaptureTable table) {
    return spread(
        last(table),
        table.persons() <= FEW_PERSONS
            ? COARSE
            : Math.min(COARSE_OF_MANY, table.persons() / (FEW_PERSONS / COARSE)));
  }

  private static UnseenGrid spread(int last, int most) {
    return last <= most
        ? new UnseenGrid(IntStream.rangeClosed(1, last).toArray())
        : new UnseenGrid(
            IntStream.range(0, most)
                .map(i -> (int) Math.rint(1 + i * (last - 1.0) / (most - 1)))
                .toArray());
  }

  private static int last(CaptureTable table) {
    return Math.multiplyExact(TIMES_SEEN, table.persons());
  }
}
