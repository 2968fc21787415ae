package org.mufakat.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Walks from whole table to whole table that keep what is public, towards fewer or more persons in
/// one sum: the simplex method with a dense tableau, bounds on all variables, and steps cut to
/// whole persons. Variables are the columns and the sums; every sum is a basic variable at first.
///
/// A shown sum may be *soft*: it may move at a cost a person, which finds the cheapest sums to
/// withhold. What the walk finds is believed only after adding up; rounding of doubles can make it
/// miss a table, not invent one.
///
/// Source: Dantzig, *Linear Programming and Extensions*, ch. 18 (bounded variables); Fischetti and
/// Salazar, *Solving the cell suppression problem on tabular data with linear constraints*, 2001.
final class Search {

  private static final double ZERO = 1e-9;
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
  private final double[][] tableau;
  private final int[] basic;
  private final int[] nonbasic;
  private final int[] rowOf;
  private final double[] value;
  private final double[] low;
  private final double[] high;
  private final double[] cost;
  private final double[] gradient;
  private final int[] nonzero;
  private final boolean[] tabu;
  private final int[] bestPlace = new int[CANDIDATES];
  private final double[] bestRank = new double[CANDIDATES];
  private final double[] kinkAt;
  private final double[] kinkDrop;
  private final double[] kinkOrder;
  private final int[] kinkRow;
  private WholeTable from;
  private int kinks;
  private double hereDrop;
  private double hereOrder;
  private int hereRow;
  private double reached;
  private int blocking;
  private int target = -1;
  private Mode mode = Mode.KEEPING;
  private boolean whole = true;

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
    this.tableau = new double[m][n];
    this.basic = new int[m];
    this.nonbasic = new int[n];
    this.rowOf = new int[n + m];
    this.value = new double[n + m];
    this.low = new double[n + m];
    this.high = new double[n + m];
    this.cost = new double[n + m];
    this.gradient = new double[n];
    this.nonzero = new int[n];
    this.tabu = new boolean[n + m];
    this.kinkAt = new double[2 * m + 2];
    this.kinkDrop = new double[2 * m + 2];
    this.kinkOrder = new double[2 * m + 2];
    this.kinkRow = new int[2 * m + 2];
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
    Arrays.fill(rowOf, -1);
    var row = new int[of.all.size()];
    for (int i = 0; i < m; i++) {
      basic[i] = n + i;
      rowOf[n + i] = i;
      row[sums.get(i).id] = i;
    }
    for (int j = 0; j < n; j++) {
      nonbasic[j] = j;
      for (int id : of.sumsOf(columns[j])) {
        tableau[row[id]][j] = 1;
      }
    }
  }

  /// Begins anew at a whole table, as somebody sees it.
  void at(WholeTable table, View view, Mode mode) {
    from = table;
    this.mode = mode;
    whole = mode != Mode.SOFT;
    for (int j = 0; j < n; j++) {
      value[j] = table.persons()[columns[j]];
      low[j] = view.least(columns[j]);
      high[j] = Double.MAX_VALUE;
    }
    for (int i = 0; i < m; i++) {
      var sum = sums.get(i);
      boolean moves = mode != Mode.KEEPING && sum.state == Sum.State.SHOWN && !view.fixes(sum);
      value[n + i] = table.sums()[sum.id];
      cost[n + i] = moves && mode == Mode.SOFT ? weight(sum) : 0;
      low[n + i] = moves ? sum.mark : view.lowest(sum);
      high[n + i] = moves ? Math.min(sum.high, 1e12) : view.highest(sum);
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
      cost[n + i] *= price;
    }
  }

  /// Walks until the sum has `goal` persons or as near as it comes.
  Outcome towards(Sum sum, long goal, boolean up, Pool pool) {
    target = n + sums.indexOf(sum);
    boolean beyond = up ? goal > high[target] : goal < low[target];
    double keptLow = low[target];
    double keptHigh = high[target];
    goal = beyond ? (long) (up ? keptHigh : keptLow) : goal;
    low[target] = up ? low[target] : Math.max(low[target], goal);
    high[target] = up ? Math.min(high[target], goal) : high[target];
    Arrays.fill(tabu, false);
    var outcome = walk(up ? 1 : -1, pool);
    boolean reached = up ? value[target] >= goal - NEAR : value[target] <= goal + NEAR;
    low[target] = keptLow;
    high[target] = keptHigh;
    return !reached ? outcome : beyond ? Outcome.BEST : Outcome.REACHED;
  }

  private Outcome walk(int sign, Pool pool) {
    int still = 0;
    boolean cut = false;
    for (int step = 0; step < (whole ? MOST_STEPS : MOST_SOFT_STEPS); step++) {
      slope(sign);
      int entering = choose(whole && still > MOST_STILL / 2);
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
      if (still > (whole ? MOST_STILL : MOST_SOFT_STILL)) {
        return Outcome.STUCK;
      }
    }
    return Outcome.STUCK;
  }

  /// The goal is reached and nothing soft has moved; with costs the walk goes on to the cheapest.
  private boolean done(int sign) {
    boolean reached =
        sign > 0 ? value[target] >= high[target] - NEAR : value[target] <= low[target] + NEAR;
    return reached && !movedSoft();
  }

  private boolean movedSoft() {
    for (int i = 0; i < m; i++) {
      if (cost[n + i] > 0 && away(n + i) != 0) {
        return true;
      }
    }
    return false;
  }

  private void note(Pool pool) {
    if (mode == Mode.KEEPING && pool.wants(sums, value, n)) {
      pool.add(here());
    }
  }

  /// The whole table where the walk stands.
  WholeTable here() {
    var persons = from.persons().clone();
    var all = from.sums().clone();
    for (int j = 0; j < n; j++) {
      persons[columns[j]] = (int) Math.rint(value[j]);
    }
    for (int i = 0; i < m; i++) {
      all[sums.get(i).id] = (int) Math.rint(value[n + i]);
    }
    return new WholeTable(persons, all);
  }

  /// Shown sums that the walk moved.
  List<Sum> moved() {
    var moved = new ArrayList<Sum>();
    for (int i = 0; i < m; i++) {
      if (cost[n + i] > 0 && away(n + i) != 0) {
        moved.add(sums.get(i));
      }
    }
    return moved;
  }

  /// How far a soft sum is from what it is shown as, in persons.
  double away(Sum sum) {
    return away(n + sums.indexOf(sum));
  }

  private double away(int v) {
    double away = value[v] - sums.get(v - n).value;
    return Math.abs(away) < NEAR ? 0 : away;
  }

  /// What a person more in each nonbasic variable gains.
  private void slope(int sign) {
    Arrays.fill(gradient, 0);
    addRow(target, sign * PULL);
    for (int i = 0; i < m; i++) {
      int v = n + i;
      if (cost[v] > 0 && away(v) != 0 && rowOf[v] >= 0) {
        addRow(v, away(v) > 0 ? -cost[v] : cost[v]);
      }
    }
    for (int j = 0; j < n; j++) {
      int v = nonbasic[j];
      if (v == target) {
        gradient[j] += sign * PULL;
      }
      if (cost[v] > 0 && away(v) != 0) {
        gradient[j] += away(v) > 0 ? -cost[v] : cost[v];
      }
    }
  }

  private void addRow(int variable, double factor) {
    if (rowOf[variable] < 0) {
      return;
    }
    var row = tableau[rowOf[variable]];
    for (int j = 0; j < n; j++) {
      gradient[j] += factor * row[j];
    }
  }

  /// The nonbasic variable to move: of those that gain most a person the first that can move at
  /// once, else the first; -1 when none gains.
  private int choose(boolean atRandom) {
    Arrays.fill(bestRank, 0);
    int found = 0;
    for (int j = 0; j < n; j++) {
      int v = nonbasic[j];
      double gain = low[v] == high[v] || tabu[v] ? 0 : gain(j, v);
      if (gain > GAIN) {
        found = rank(j, atRandom ? chance.nextDouble() : gain, found);
      }
    }
    for (int c = 0; c < found; c++) {
      reach(bestPlace[c]);
      if (step(bestPlace[c]) > 0) {
        return bestPlace[c];
      }
    }
    if (found > 0) {
      reach(bestPlace[0]);
    }
    return found == 0 ? -1 : bestPlace[0];
  }

  /// Keeps the places of the best few in order.
  private int rank(int j, double rank, int found) {
    int at = Math.min(found, CANDIDATES - 1);
    if (found == CANDIDATES && rank <= bestRank[at]) {
      return found;
    }
    while (at > 0 && bestRank[at - 1] < rank) {
      bestRank[at] = bestRank[at - 1];
      bestPlace[at] = bestPlace[at - 1];
      at--;
    }
    bestRank[at] = rank;
    bestPlace[at] = j;
    return Math.min(found + 1, CANDIDATES);
  }

  private double gain(int j, int v) {
    double g = gradient[j];
    double toll = isHome(v) ? cost[v] : 0;
    if (g > 0) {
      return value[v] < high[v] - ZERO ? g - toll : 0;
    }
    return value[v] > low[v] + ZERO ? -g - toll : 0;
  }

  private boolean isHome(int v) {
    return cost[v] > 0 && away(v) == 0;
  }

  /// How far the variable goes before it gains no more, in persons: up to a bound, or up to where a
  /// soft sum that it moves comes to what it is shown as, or leaves that, and costs more than is
  /// gained.
  private void reach(int j) {
    int direction = gradient[j] > 0 ? 1 : -1;
    kinks = 0;
    hereDrop = 0;
    hereOrder = Double.MAX_VALUE;
    limits(nonbasic[j], direction, 1, -1, true);
    for (int i = 0; i < m; i++) {
      double rate = tableau[i][j] * direction;
      if (rate > ZERO || rate < -ZERO) {
        limits(basic[i], rate > 0 ? 1 : -1, Math.abs(rate), i, false);
      }
    }
    double slope = gain(j, nonbasic[j]) - hereDrop;
    if (slope <= GAIN) {
      reached = 0;
      blocking = hereRow;
    } else {
      pass(slope);
    }
  }

  /// Goes from kink to kink in order of distance until nothing is gained.
  private void pass(double slope) {
    reached = 1e9;
    blocking = -1;
    for (int left = kinks; left > 0; left--) {
      int at = nearest(left);
      slope -= kinkDrop[at];
      if (slope <= GAIN) {
        reached = kinkAt[at];
        blocking = kinkRow[at];
        return;
      }
      kinkAt[at] = kinkAt[left - 1];
      kinkDrop[at] = kinkDrop[left - 1];
      kinkOrder[at] = kinkOrder[left - 1];
      kinkRow[at] = kinkRow[left - 1];
    }
  }

  private int nearest(int of) {
    int nearest = 0;
    for (int k = 1; k < of; k++) {
      nearest = byDistance(k, nearest) < 0 ? k : nearest;
    }
    return nearest;
  }

  /// Among kinks at the same distance bounds that leave for good first, then those that keep the
  /// tableau whole.
  private int byDistance(int a, int b) {
    if (Math.abs(kinkAt[a] - kinkAt[b]) > ZERO) {
      return Double.compare(kinkAt[a], kinkAt[b]);
    }
    return Double.compare(kinkOrder[a], kinkOrder[b]);
  }

  /// The kinks and the bound that the variable meets on its way.
  private void limits(int v, int direction, double rate, int row, boolean entering) {
    if (cost[v] > 0) {
      double away = away(v);
      if (away == 0 && !entering) {
        kink(0, cost[v] * rate, row, 4 + Math.abs(rate - 1));
      } else if (direction * away < 0) {
        kink(Math.abs(away) / rate, 2 * cost[v] * rate, row, 0);
      }
    }
    double bound = direction > 0 ? high[v] : low[v];
    if (bound < 1e12) {
      double order = 2 + Math.abs(rate - 1) - (low[v] == high[v] ? 1 : 0);
      kink(Math.max(0, direction * (bound - value[v])) / rate, 1e30, row, order);
    }
  }

  private void kink(double at, double drop, int row, double order) {
    if (at <= ZERO) {
      hereDrop += drop;
      if (order < hereOrder) {
        hereOrder = order;
        hereRow = row;
      }
      return;
    }
    kinkAt[kinks] = at;
    kinkDrop[kinks] = drop;
    kinkRow[kinks] = row;
    kinkOrder[kinks++] = order;
  }

  /// Moves the variable by whole persons and changes the basis, as [#reach] found; 1 when it moved,
  /// 0 when it only changed the basis, -1 when it could have moved by a part of a person only.
  private int enter(int j) {
    double step = step(j);
    boolean full = step >= reached - ZERO;
    if (step > 0) {
      move(j, gradient[j] > 0 ? step : -step);
    }
    if (blocking < 0 || !full && step > 0) {
      return 1;
    }
    if (!full) {
      tabu[basic[blocking]] = true;
    }
    pivot(blocking, j);
    return full ? step > 0 ? 1 : 0 : -1;
  }

  /// The greatest step of whole persons for all, up to `most`.
  private int wholeStep(int j, double most) {
    int multiple = 1;
    for (int i = 0; i < m; i++) {
      double rate = tableau[i][j];
      if (rate != 0 && Math.abs(rate * multiple - Math.rint(rate * multiple)) > 1e-6) {
        multiple = common(multiple, rate);
        if (multiple == 0) {
          return 0;
        }
      }
    }
    return (int) Math.floor(Math.min(most, 1e8) / multiple + 1e-7) * multiple;
  }

  private static int common(int multiple, double rate) {
    for (int times = 2; times <= 60; times++) {
      double scaled = rate * multiple * times;
      if (Math.abs(scaled - Math.rint(scaled)) < 1e-6) {
        return multiple * times > 1_000 ? 0 : multiple * times;
      }
    }
    return 0;
  }

  private double step(int j) {
    return whole ? wholeStep(j, reached) : reached < ZERO ? 0 : reached;
  }

  private void move(int j, double by) {
    value[nonbasic[j]] += by;
    for (int i = 0; i < m; i++) {
      double rate = tableau[i][j];
      if (rate != 0) {
        value[basic[i]] += whole ? Math.rint(rate * by) : rate * by;
      }
    }
  }

  private void pivot(int r, int j) {
    var row = tableau[r];
    double pivot = row[j];
    int count = 0;
    for (int k = 0; k < n; k++) {
      if (row[k] != 0 && k != j) {
        row[k] = snapped(-row[k] / pivot);
        nonzero[count++] = k;
      }
    }
    row[j] = 1 / pivot;
    for (int i = 0; i < m; i++) {
      if (i != r && tableau[i][j] != 0) {
        eliminate(tableau[i], row, j, count);
      }
    }
    int out = basic[r];
    basic[r] = nonbasic[j];
    nonbasic[j] = out;
    rowOf[basic[r]] = r;
    rowOf[out] = -1;
  }

  private void eliminate(double[] into, double[] row, int j, int count) {
    double factor = into[j];
    for (int k = 0; k < count; k++) {
      int at = nonzero[k];
      into[at] = snapped(into[at] + factor * row[at]);
    }
    into[j] = factor * row[j];
  }

  private static double snapped(double number) {
    double whole = Math.rint(number);
    return Math.abs(number - whole) < 1e-10 ? whole : number;
  }
}
