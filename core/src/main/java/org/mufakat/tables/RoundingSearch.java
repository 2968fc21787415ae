package org.mufakat.tables;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Numbers of multiples for the base cells, so that every sum comes to one of the two multiples
/// beside its persons, as near as can be found: single steps and shifts at a falling temperature.
/// Margins are sums by construction.
///
/// Source: Cox, *A constructive procedure for unbiased controlled rounding*, 1987, for the
/// conditions; Kirkpatrick, Gelatt and Vecchi, *Optimization by simulated annealing*, 1983, for the
/// search.
final class RoundingSearch {

  /// What a multiple outside the two beside costs, in persons for each person of the base.
  private static final double OUTSIDE = 4;

  private static final int STEPS_A_COLUMN = 3_000;
  private static final int MOST_STEPS = 6_000_000;

  private final Sums sums;
  private final int base;
  private final RandomGenerator chance;
  private final int[] multiples;
  private final int[] sumMultiples;

  RoundingSearch(Sums sums, int base, RandomGenerator chance) {
    this.sums = sums;
    this.base = base;
    this.chance = chance;
    this.multiples = Arrays.stream(sums.start).map(x -> (x + base / 2) / base).toArray();
    this.sumMultiples = new int[sums.all.size()];
    sums.all.forEach(s -> sumMultiples[s.id] = (int) World.sum(multiples, s.columns));
  }

  void run(Watch watch) {
    int n = multiples.length;
    long steps = Math.min(MOST_STEPS, (long) STEPS_A_COLUMN * n);
    double hot = base;
    for (long step = 0; step < steps; step++) {
      if ((step & 0xffff) == 0) {
        Cancelled.unless(watch.goesOn(Watch.Stage.ROUNDING, step, steps));
      }
      double temperature = hot * Math.pow(0.01 / hot, (double) step / steps);
      attempt(chance.nextInt(n), temperature);
    }
    for (int pass = 0; pass < 3; pass++) {
      for (int c = 0; c < n; c++) {
        attempt(c, 1e-9);
      }
    }
  }

  /// A multiple more or less in one base cell, or moved from it to one beside.
  private void attempt(int column, double temperature) {
    int up = chance.nextBoolean() ? 1 : -1;
    int other = chance.nextInt(4) == 0 ? -1 : beside(column);
    if (multiples[column] + up < 0 || other >= 0 && multiples[other] - up < 0 || other == column) {
      return;
    }
    double worse = change(column, up);
    worse += other < 0 ? 0 : change(other, -up);
    if (worse > 0 && chance.nextDouble() >= Math.exp(-worse / temperature)) {
      change(column, -up);
      if (other >= 0) {
        change(other, up);
      }
    }
  }

  private int beside(int column) {
    int axis = chance.nextInt(sums.world.axes());
    return sums.beside(column, axis, chance.nextInt(sums.world.axisSize(axis)));
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
    return sums.all.stream().filter(s -> Math.abs(rounded(s) - s.value) >= base).toList();
  }
}
