package org.mufakat.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Walks from whole table to whole table that keep what is public, towards fewer or more persons in
/// one sum: the simplex method with bounds on all variables and steps cut to whole persons.
///
/// A shown sum may be *soft*: it may move at a cost a person, which finds the cheapest sums to
/// withhold. What the walk finds is believed only after adding up; rounding of doubles can make it
/// miss a table, not invent one.
///
/// Source: Fischetti and Salazar, *Solving the cell suppression problem on tabular data with linear
/// constraints*, 2001.
final class Search {

  private static final double PULL = 1e5;
  private static final double GAIN = 1e-7;
  private static final double NEAR = 1e-6;
  private static final int CANDIDATES = 4;
  private static final int MOST_STEPS = 20_000;
  private static final int MOST_STILL = 400;
  private static final int MOST_SOFT_STEPS = 300;
  private static final int MOST_SOFT_STILL = 30;

  private final List<Sum> sums;
  private final int[] columns;
  private final RandomGenerator chance;
  private final int n;
  private final int m;
  private final Tableau tableau;
  private final BoundedVariables at;
  private final RatioTest ratio;
  private final double[] gradient;
  private final boolean[] tabu;
  private final int[] bestPlace = new int[CANDIDATES];
  private final double[] bestRank = new double[CANDIDATES];
  private WholeTable from;
  private int target = -1;
  private Mode mode = Mode.KEEPING;

  /// What a walk does to sums that are to be shown.
  enum Mode {
    /// Keeps them, and moves whole persons.
    KEEPING,
    /// Moves them at a cost, and parts of persons.
    SOFT,
    /// Does not mind them, and moves whole persons.
    FREE
  }

  /// How far a walk came.
  enum Outcome {
    /// The goal.
    REACHED,
    /// Not the goal, and no table of whole persons, nor of parts of persons, comes nearer.
    BEST,
    /// Not the goal; a longer search may.
    STUCK
  }

  /// A search that changes these columns only.
  Search(Sums of, int[] columns, WholeTable from, RandomGenerator chance) {
    this.columns = columns;
    this.sums = touched(of, columns);
    this.chance = chance;
    this.from = from;
    this.n = columns.length;
    this.m = sums.size();
    this.tableau = new Tableau(n, m);
    this.at = new BoundedVariables(n + m);
    this.ratio = new RatioTest(tableau, at);
    this.gradient = new double[n];
    this.tabu = new boolean[n + m];
    build(of);
  }

  /// Every sum with one of the columns, in order.
  private static List<Sum> touched(Sums of, int[] columns) {
    var ids = new java.util.BitSet();
    for (int column : columns) {
      for (int id : of.sumsOf(column)) {
        ids.set(id);
      }
    }
    return ids.stream().mapToObj(of.all::get).toList();
  }

  private void build(Sums of) {
    var row = new int[of.all.size()];
    for (int i = 0; i < m; i++) {
      row[sums.get(i).id] = i;
      at.home[n + i] = sums.get(i).value;
    }
    for (int j = 0; j < n; j++) {
      for (int id : of.sumsOf(columns[j])) {
        tableau.count(row[id], j);
      }
    }
  }

  /// Begins anew at a whole table, as somebody sees it.
  void at(WholeTable table, View view, Mode mode) {
    from = table;
    this.mode = mode;
    for (int j = 0; j < n; j++) {
      at.value[j] = table.persons()[columns[j]];
      at.low[j] = view.least(columns[j]);
      at.high[j] = Double.MAX_VALUE;
    }
    for (int i = 0; i < m; i++) {
      var sum = sums.get(i);
      boolean moves = mode != Mode.KEEPING && sum.state == Sum.State.SHOWN && !view.fixes(sum);
      at.value[n + i] = table.sums()[sum.id];
      at.cost[n + i] = moves && mode == Mode.SOFT ? weight(sum) : 0;
      at.low[n + i] = moves ? sum.mark : view.lowest(sum);
      at.high[n + i] = moves ? Math.min(sum.high, BoundedVariables.UNBOUNDED) : view.highest(sum);
    }
  }

  /// What withholding a shown sum costs: about the same for all, a little more for what tells more.
  private static double weight(Sum sum) {
    return 1 + Math.log1p(sum.value) / 8;
  }

  /// Makes a shown sum dearer or cheaper a person until the next [#at].
  void price(Sum sum, double price) {
    int i = sums.indexOf(sum);
    if (i >= 0) {
      at.cost[n + i] *= price;
    }
  }

  /// Walks until the sum has `goal` persons or as near as it comes.
  Outcome towards(Sum sum, long goal, boolean up, Pool pool) {
    target = n + sums.indexOf(sum);
    boolean beyond = up ? goal > at.high[target] : goal < at.low[target];
    double keptLow = at.low[target];
    double keptHigh = at.high[target];
    goal = beyond ? (long) (up ? keptHigh : keptLow) : goal;
    at.low[target] = up ? keptLow : Math.max(keptLow, goal);
    at.high[target] = up ? Math.min(keptHigh, goal) : keptHigh;
    Arrays.fill(tabu, false);
    var outcome = walk(up ? 1 : -1, pool);
    boolean reached = up ? at.value[target] >= goal - NEAR : at.value[target] <= goal + NEAR;
    at.low[target] = keptLow;
    at.high[target] = keptHigh;
    return !reached ? outcome : beyond ? Outcome.BEST : Outcome.REACHED;
  }

  private Outcome walk(int sign, Pool pool) {
    int still = 0;
    boolean cut = false;
    for (int step = 0; step < (isWhole() ? MOST_STEPS : MOST_SOFT_STEPS); step++) {
      slope(sign);
      int entering = choose(isWhole() && still > MOST_STILL / 2);
      if (entering < 0) {
        return cut ? Outcome.STUCK : Outcome.BEST;
      }
      int moved = enter(entering);
      cut |= moved < 0;
      still = moved > 0 ? 0 : still + 1;
      if (moved > 0) {
        note(pool);
        if (done(sign)) {
          return Outcome.REACHED;
        }
      }
      if (still > (isWhole() ? MOST_STILL : MOST_SOFT_STILL)) {
        return Outcome.STUCK;
      }
    }
    return Outcome.STUCK;
  }

  private boolean isWhole() {
    return mode != Mode.SOFT;
  }

  /// The goal is reached and nothing soft has moved; with costs the walk goes on to the cheapest.
  private boolean done(int sign) {
    boolean reached =
        sign > 0
            ? at.value[target] >= at.high[target] - NEAR
            : at.value[target] <= at.low[target] + NEAR;
    return reached && (isWhole() || moved().isEmpty());
  }

  private void note(Pool pool) {
    if (mode == Mode.KEEPING && pool.wants(sums, at.value, n)) {
      pool.add(here());
    }
  }

  /// The whole table where the walk stands.
  WholeTable here() {
    var persons = from.persons().clone();
    var all = from.sums().clone();
    for (int j = 0; j < n; j++) {
      persons[columns[j]] = (int) Math.rint(at.value[j]);
    }
    for (int i = 0; i < m; i++) {
      all[sums.get(i).id] = (int) Math.rint(at.value[n + i]);
    }
    return new WholeTable(persons, all);
  }

  /// Shown sums that the walk moved.
  List<Sum> moved() {
    var moved = new ArrayList<Sum>();
    for (int i = 0; i < m; i++) {
      if (at.isMoved(n + i)) {
        moved.add(sums.get(i));
      }
    }
    return moved;
  }

  /// How far a soft sum is from what it is shown as, in persons.
  double away(Sum sum) {
    return at.away(n + sums.indexOf(sum));
  }

  /// What a person more in each nonbasic variable gains.
  private void slope(int sign) {
    Arrays.fill(gradient, 0);
    if (tableau.isBasic(target)) {
      tableau.addRow(target, sign * PULL, gradient);
    }
    for (int v = n; mode == Mode.SOFT && v < n + m; v++) {
      if (tableau.isBasic(v) && at.isMoved(v)) {
        tableau.addRow(v, at.pull(v), gradient);
      }
    }
    for (int j = 0; j < n; j++) {
      int v = tableau.nonbasic(j);
      gradient[j] += (v == target ? sign * PULL : 0) + (at.isMoved(v) ? at.pull(v) : 0);
    }
  }

  /// The nonbasic variable to move: of those that gain most a person the first that can move at
  /// once, else the first; -1 when none gains.
  private int choose(boolean atRandom) {
    Arrays.fill(bestRank, 0);
    int found = 0;
    for (int j = 0; j < n; j++) {
      int v = tableau.nonbasic(j);
      double gain = gradient[j] == 0 || at.isFixed(v) || tabu[v] ? 0 : at.gain(v, gradient[j]);
      if (gain > GAIN) {
        found = rank(j, atRandom ? chance.nextDouble() : gain, found);
      }
    }
    for (int c = 0; c < found; c++) {
      int j = bestPlace[c];
      ratio.attempt(j, gradient[j]);
      if (step(j) > 0) {
        return j;
      }
    }
    if (found > 0) {
      ratio.attempt(bestPlace[0], gradient[bestPlace[0]]);
    }
    return found == 0 ? -1 : bestPlace[0];
  }

  /// Keeps the places of the best few in order.
  private int rank(int j, double rank, int found) {
    int place = Math.min(found, CANDIDATES - 1);
    if (found == CANDIDATES && rank <= bestRank[place]) {
      return found;
    }
    while (place > 0 && bestRank[place - 1] < rank) {
      bestRank[place] = bestRank[place - 1];
      bestPlace[place] = bestPlace[place - 1];
      place--;
    }
    bestRank[place] = rank;
    bestPlace[place] = j;
    return Math.min(found + 1, CANDIDATES);
  }

  private double step(int j) {
    double reached = ratio.reached();
    if (isWhole()) {
      return reached < 1 - NEAR ? 0 : tableau.wholeStep(j, reached);
    }
    return reached < Tableau.ZERO ? 0 : reached;
  }

  /// Moves the variable by whole persons and changes the basis, as [RatioTest] found; 1 when it
  /// moved, 0 when it only changed the basis, -1 when it could have moved by a part of a person
  /// only.
  private int enter(int j) {
    double step = step(j);
    boolean full = step >= ratio.reached() - Tableau.ZERO;
    int blocking = ratio.blocking();
    if (step > 0) {
      move(j, gradient[j] > 0 ? step : -step);
    }
    if (blocking < 0 || !full && step > 0) {
      return 1;
    }
    if (!full) {
      tabu[tableau.basic(blocking)] = true;
    }
    tableau.pivot(blocking, j);
    return full ? step > 0 ? 1 : 0 : -1;
  }

  private void move(int j, double by) {
    at.value[tableau.nonbasic(j)] += by;
    var column = tableau.column(j);
    for (int i = 0; i < m; i++) {
      double rate = column[i];
      if (rate != 0) {
        at.value[tableau.basic(i)] += isWhole() ? Math.rint(rate * by) : rate * by;
      }
    }
  }
}
