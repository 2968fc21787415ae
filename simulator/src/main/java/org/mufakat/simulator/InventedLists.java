package org.mufakat.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.mufakat.estimation.CaptureTable;

/// Tables of lists as they come, and worse: sparse ones, large ones, with histories that nobody
/// has, with a list that holds another, with the same list twice, with lists that share nobody. The
/// seed alone says which.
public final class InventedLists {

  /// Of a hundred tables, so many have up to three, four and five lists; the rest has six.
  private static final int[] OF_A_HUNDRED = {40, 75, 98};

  private static final int FEWEST = 3;

  /// Ten to this many persons in a history, at most.
  private static final double MOST_DIGITS = 5.5;

  private final SplittableRandom random;
  private final int lists;
  private final int[] counts;

  private InventedLists(long seed) {
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L);
    lists = lists(random.nextInt(100));
    counts = new int[1 << lists];
  }

  private static int lists(int ofAHundred) {
    int more = 0;
    while (more < OF_A_HUNDRED.length && ofAHundred >= OF_A_HUNDRED[more]) {
      more++;
    }
    return FEWEST + more;
  }

  /// A table with at least one person.
  public static CaptureTable table(long seed) {
    var invented = new InventedLists(seed);
    invented.fill();
    return CaptureTable.of(invented.names(), invented.counts);
  }

  private List<String> names() {
    var names = new ArrayList<String>();
    for (int i = 0; i < lists; i++) {
      names.add("list " + (char) ('A' + i));
    }
    return names;
  }

  private void fill() {
    double zeros = random.nextDouble();
    double digits = random.nextDouble() * MOST_DIGITS;
    double thinning = random.nextDouble() * 2;
    for (int history = 1; history < counts.length; history++) {
      double size = digits * random.nextDouble() - thinning * (Integer.bitCount(history) - 1);
      counts[history] = random.nextDouble() < zeros ? 0 : (int) Math.pow(10, Math.max(0, size));
    }
    switch (random.nextInt(6)) {
      case 0 -> move(0b01, 0b11);
      case 1 -> {
        move(0b01, 0b11);
        move(0b10, 0b11);
      }
      case 2 -> drop(0b11);
      case 3 -> drop(0b11 << lists - 2);
      default -> {}
    }
    counts[1 + random.nextInt(counts.length - 1)]++;
  }

  /// Of the first two lists: who has the one history has the other.
  private void move(int from, int to) {
    for (int history = 1; history < counts.length; history++) {
      if ((history & 0b11) == from) {
        counts[history & ~0b11 | to] += counts[history];
        counts[history] = 0;
      }
    }
  }

  private void drop(int shared) {
    for (int history = 1; history < counts.length; history++) {
      if ((history & shared) == shared) {
        counts[history] = 0;
      }
    }
  }
}
