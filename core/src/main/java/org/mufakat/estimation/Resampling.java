package org.mufakat.estimation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Draws tables of as many persons as the observed one has, each person with a history of the
/// observed ones, as likely as it was. Which table a number gets depends on the seed and the number
/// alone, so that threads can share the work as they like.
///
/// Method: person by person, Walker's alias method in whole numbers. Of tables of very many persons
/// history by history, each by how many of those still left have it (binomial), which takes as long
/// for ten million persons as for a hundred thousand.
final class Resampling {

  /// Beyond so many persons it may be done by history. What earlier estimates were drawn by stays.
  static final int MOST_BY_PERSON = 100_000;

  /// So many persons are drawn in the time of one history.
  private static final int PERSONS_A_HISTORY = 50;

  private final int[] histories;
  private final int[] thresholds;
  private final int[] aliases;
  private final int persons;
  private final long places;
  private final long seed;
  private final boolean byHistory;

  /// By history: how many persons have it, and how many of it and all that follow.
  private final int[] counted;

  private final int[] following;

  Resampling(CaptureTable table, long seed) {
    this.histories = table.observed();
    this.persons = table.persons();
    this.places = (long) persons * histories.length;
    this.seed = seed;
    this.thresholds = new int[histories.length];
    this.aliases = new int[histories.length];
    this.byHistory = persons > MOST_BY_PERSON && persons / PERSONS_A_HISTORY > histories.length;
    this.counted = new int[histories.length];
    this.following = new int[histories.length];
    pair(table);
    addUp(table);
  }

  private void addUp(CaptureTable table) {
    int sum = 0;
    for (int i = histories.length - 1; i >= 0; i--) {
      counted[i] = table.count(histories[i]);
      sum += counted[i];
      following[i] = sum;
    }
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
    if (byHistory) {
      drawByHistory(random, counts);
    } else {
      drawByPerson(random, counts);
    }
  }

  private void drawByPerson(RandomGenerator random, int[] counts) {
    for (int i = 0; i < persons; i++) {
      long place = Math.unsignedMultiplyHigh(random.nextLong(), places);
      int column = (int) (place / persons);
      int within = (int) (place - (long) column * persons);
      counts[histories[within < thresholds[column] ? column : aliases[column]]]++;
    }
  }

  private void drawByHistory(RandomGenerator random, int[] counts) {
    int left = persons;
    for (int i = 0; i < histories.length - 1 && left > 0; i++) {
      int drawn = Binomial.draw(left, (double) counted[i] / following[i], random);
      counts[histories[i]] = drawn;
      left -= drawn;
    }
    counts[histories[histories.length - 1]] += left;
  }
}
