package org.mufakat.estimation;

import java.util.Arrays;

/// Draws tables of as many persons as the observed one has, each person with a history of the
/// observed ones, as likely as it was. Which table a number gets depends on the seed and the number
/// alone, so that threads can share the work as they like.
///
/// Method: Walker's alias method in whole numbers.
final class Resampling {

  private final int[] histories;
  private final int[] thresholds;
  private final int[] aliases;
  private final int persons;
  private final long places;
  private final long seed;

  Resampling(CaptureTable table, long seed) {
    this.histories = table.observed();
    this.persons = table.persons();
    this.places = (long) persons * histories.length;
    this.seed = seed;
    this.thresholds = new int[histories.length];
    this.aliases = new int[histories.length];
    pair(table);
  }

  /// Pairs each history that has less than its share of places with one that has more.
  private void pair(CaptureTable table) {
    int n = histories.length;
    var weights = new long[n];
    var small = new int[n];
    var large = new int[n];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = (long) table.count(histories[i]) * n;
      if (weights[i] < persons) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0) {
      int less = small[--smalls];
      int more = large[larges - 1];
      thresholds[less] = (int) weights[less];
      aliases[less] = more;
      weights[more] -= persons - weights[less];
      if (weights[more] < persons) {
        larges--;
        small[smalls++] = more;
      }
    }
    for (int i = 0; i < larges; i++) {
      thresholds[large[i]] = persons;
      aliases[large[i]] = large[i];
    }
  }

  /// Fills in the counts of table `number`.
  void draw(long number, int[] counts) {
    Arrays.fill(counts, 0);
    var random = Chance.of(seed, number);
    for (int i = 0; i < persons; i++) {
      long place = Math.unsignedMultiplyHigh(random.nextLong(), places);
      int column = (int) (place / persons);
      int within = (int) (place - (long) column * persons);
      counts[histories[within < thresholds[column] ? column : aliases[column]]]++;
    }
  }
}
