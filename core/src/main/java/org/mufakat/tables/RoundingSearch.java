package org.mufakat.tables;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Numbers of multiples for the base cells, so that every sum comes to one of the two multiples
/// beside its persons, as near as can be found: steps, and moves between the corners of a box that
/// leave most margins alone, at a falling temperature; then moves at those sums alone that are too
/// far off. Margins are sums by construction.
///
/// Source: Cox, *A constructive procedure for unbiased controlled rounding*, 1987, for the
/// conditions; Kirkpatrick, Gelatt and Vecchi, *Optimization by simulated annealing*, 1983, for the
/// search; Selman, Kautz and Cohen, *Noise strategies for improving local search*, 1994, for the
/// moves at what is not satisfied.
final class RoundingSearch {

  /// What a multiple outside the two beside costs, in persons for each person of the base.
  private static final double OUTSIDE = 4;

  private static final int STEPS_A_COLUMN = 3_000;
  private static final int MOST_STEPS = 6_000_000;
  private static final int ATTEMPTS = 2;
  private static final int REPAIRS = 200_000;
  private static final int REPAIRS_A_LOOK = 32;
  private static final double REPAIR_HEAT = 0.3;
  private static final double COLD = 0.01;
  private static final int MOST_CORNERS = 8;

  /// Of sixteen boxes so many along no axis, along one, along two; the others along three.
  private static final int[] ALONG = {4, 10, 14};

  private final Sums sums;
  private final int base;
  private final RandomGenerator chance;
  private final int[] multiples;
  private final int[] sumMultiples;
  private final int[] corner = new int[MOST_CORNERS];
  private final int[] by = new int[MOST_CORNERS];

  RoundingSearch(Sums sums, int base, RandomGenerator chance) {
    this.sums = sums;
    this.base = base;
    this.chance = chance;
    this.multiples = Arrays.stream(sums.start).map(x -> (x + base / 2) / base).toArray();
    this.sumMultiples = new int[sums.all.size()];
    sums.all.forEach(s -> sumMultiples[s.id] = (int) World.sum(multiples, s.columns));
  }

  /// A few times anew, until every sum is one of the two multiples beside; else the best of them.
  void run(Watch watch) {
    var best = multiples.clone();
    int fewest = Integer.MAX_VALUE;
    for (int t = 0; t < ATTEMPTS && fewest > 0; t++) {
      anneal(watch);
      repair(watch);
      int outside = outside().size();
      if (outside < fewest) {
        fewest = outside;
        System.arraycopy(multiples, 0, best, 0, best.length);
      }
    }
    take(best);
  }

  private void take(int[] best) {
    System.arraycopy(best, 0, multiples, 0, best.length);
    sums.all.forEach(s -> sumMultiples[s.id] = (int) World.sum(multiples, s.columns));
  }

  private void anneal(Watch watch) {
    int n = multiples.length;
    long steps = Math.min(MOST_STEPS, (long) STEPS_A_COLUMN * n);
    double hot = base;
    for (long step = 0; step < steps; step++) {
      look(watch, step, steps);
      double temperature = hot * Math.pow(COLD / hot, (double) step / steps);
      attempt(chance.nextInt(n), chance.nextBoolean() ? 1 : -1, temperature);
    }
  }

  private static void look(Watch watch, long step, long steps) {
    if ((step & 0xffff) == 0) {
      Cancelled.unless(watch.goesOn(Watch.Stage.ROUNDING, step, steps));
    }
  }

  /// Moves at sums that are too far off, and keeps the best that was seen.
  private void repair(Watch watch) {
    var best = multiples.clone();
    int fewest = Integer.MAX_VALUE;
    for (int t = 0; t < REPAIRS / REPAIRS_A_LOOK && fewest > 0; t++) {
      var outside = outside();
      if (outside.size() < fewest) {
        fewest = outside.size();
        System.arraycopy(multiples, 0, best, 0, best.length);
      }
      look(watch, (long) t * REPAIRS_A_LOOK, REPAIRS);
      for (int r = 0; r < REPAIRS_A_LOOK && !outside.isEmpty(); r++) {
        repair(outside.get(chance.nextInt(outside.size())));
      }
    }
    take(best);
  }

  private void repair(Sum sum) {
    if (isOutside(sum, base)) {
      int column = sum.columns[chance.nextInt(sum.columns.length)];
      attempt(column, rounded(sum) < sum.value ? 1 : -1, REPAIR_HEAT * base);
    }
  }

  /// A multiple more or less in one base cell, and back again in the other corners of a box.
  private void attempt(int column, int up, double temperature) {
    int corners = box(column, up);
    double worse = 0;
    for (int c = 0; c < corners; c++) {
      worse += change(corner[c], by[c]);
    }
    if (worse > 0 && chance.nextDouble() >= Math.exp(-worse / temperature)) {
      for (int c = 0; c < corners; c++) {
        change(corner[c], -by[c]);
      }
    }
  }

  /// How many corners; 0 where one of them is no base cell or would have fewer than none.
  private int box(int column, int up) {
    corner[0] = column;
    by[0] = up;
    int corners = 1;
    for (int along = along(); along > 0; along--) {
      int axis = chance.nextInt(sums.world.axes());
      int category = chance.nextInt(sums.world.axisSize(axis));
      for (int c = 0; c < corners; c++) {
        int beside = sums.beside(corner[c], axis, category);
        if (beside < 0 || beside == corner[c]) {
          return 0;
        }
        corner[corners + c] = beside;
        by[corners + c] = -by[c];
      }
      corners *= 2;
    }
    return hasRoom(corners) ? corners : 0;
  }

  private int along() {
    int drawn = chance.nextInt(16);
    return (int) Arrays.stream(ALONG).filter(most -> drawn >= most).count();
  }

  private boolean hasRoom(int corners) {
    for (int c = 0; c < corners; c++) {
      if (multiples[corner[c]] + by[c] < 0) {
        return false;
      }
    }
    return true;
  }

  /// Changes the base cell and tells how much worse the sums became.
  private double change(int column, int by) {
    double worse = 0;
    multiples[column] += by;
    for (int id : sums.sumsOf(column)) {
      worse -= cost(id);
      sumMultiples[id] += by;
      worse += cost(id);
    }
    return worse;
  }

  private double cost(int id) {
    int value = sums.all.get(id).value;
    int away = Math.abs(sumMultiples[id] * base - value);
    return away < base ? away : away + OUTSIDE * base * (1 + (away - base) / (double) base);
  }

  /// The sum's persons as published.
  int rounded(Sum sum) {
    return sumMultiples[sum.id] * base;
  }

  /// Sums that did not come to one of the two multiples beside them.
  List<Sum> outside() {
    return outside(base);
  }

  /// Sums that moved by so many persons or more.
  List<Sum> outside(int persons) {
    return sums.all.stream().filter(s -> isOutside(s, persons)).toList();
  }

  private boolean isOutside(Sum sum, int persons) {
    return Math.abs(rounded(sum) - sum.value) >= persons;
  }
}
