package org.mufakat.tables;

/// How far a nonbasic variable goes before it gains no more, in persons: up to a bound, or up to
/// where a soft sum that it moves comes to what it is shown as, or leaves that, and costs more than
/// is gained.
///
/// Source: Dantzig, *Linear Programming and Extensions*, ch. 18 (bounded variables); the kinks of a
/// piecewise linear cost are passed in order of distance.
final class RatioTest {

  private static final double GAIN = 1e-7;
  private static final double BOUND = 1e30;

  private final Tableau tableau;
  private final BoundedVariables variables;
  private final double[] at;
  private final double[] drop;
  private final double[] order;
  private final int[] row;
  private int kinks;
  private double hereDrop;
  private double hereOrder;
  private int hereRow;
  private double reached;
  private int blocking;

  RatioTest(Tableau tableau, BoundedVariables variables) {
    this.tableau = tableau;
    this.variables = variables;
    int most = 2 * tableau.m + 2;
    this.at = new double[most];
    this.drop = new double[most];
    this.order = new double[most];
    this.row = new int[most];
  }

  /// How far the last one tried goes, in persons.
  double reached() {
    return reached;
  }

  /// The row of the variable that stops it; -1 when that is itself.
  int blocking() {
    return blocking;
  }

  /// Tries the variable at this place, of which a person more gains `gradient`.
  void attempt(int j, double gradient) {
    int direction = gradient > 0 ? 1 : -1;
    kinks = 0;
    hereDrop = 0;
    hereOrder = Double.MAX_VALUE;
    limits(tableau.nonbasic(j), direction, 1, -1, true);
    var column = tableau.column(j);
    for (int i = 0; i < column.length; i++) {
      double rate = column[i] * direction;
      if (rate > Tableau.ZERO || rate < -Tableau.ZERO) {
        limits(tableau.basic(i), rate > 0 ? 1 : -1, Math.abs(rate), i, false);
      }
    }
    double slope = variables.gain(tableau.nonbasic(j), gradient) - hereDrop;
    if (slope <= GAIN) {
      reached = 0;
      blocking = hereRow;
    } else {
      pass(slope);
    }
  }

  /// The kinks and the bound that the variable meets on its way.
  private void limits(int v, int direction, double rate, int row, boolean entering) {
    double cost = variables.cost[v];
    if (cost > 0) {
      double away = variables.away(v);
      if (away == 0 && !entering) {
        kink(0, cost * rate, row, 4 + Math.abs(rate - 1));
      } else if (direction * away < 0) {
        kink(Math.abs(away) / rate, 2 * cost * rate, row, 0);
      }
    }
    double bound = direction > 0 ? variables.high[v] : variables.low[v];
    if (bound < BoundedVariables.UNBOUNDED) {
      double order = 2 + Math.abs(rate - 1) - (variables.isFixed(v) ? 1 : 0);
      kink(Math.max(0, direction * (bound - variables.value[v])) / rate, BOUND, row, order);
    }
  }

  private void kink(double distance, double drops, int of, double rank) {
    if (distance <= Tableau.ZERO) {
      hereDrop += drops;
      if (rank < hereOrder) {
        hereOrder = rank;
        hereRow = of;
      }
      return;
    }
    at[kinks] = distance;
    drop[kinks] = drops;
    row[kinks] = of;
    order[kinks++] = rank;
  }

  /// Goes from kink to kink in order of distance until nothing is gained.
  private void pass(double slope) {
    reached = 1e9;
    blocking = -1;
    for (int left = kinks; left > 0; left--) {
      int next = nearest(left);
      slope -= drop[next];
      if (slope <= GAIN) {
        reached = at[next];
        blocking = row[next];
        return;
      }
      at[next] = at[left - 1];
      drop[next] = drop[left - 1];
      order[next] = order[left - 1];
      row[next] = row[left - 1];
    }
  }

  private int nearest(int of) {
    int nearest = 0;
    for (int k = 1; k < of; k++) {
      nearest = isNearer(k, nearest) ? k : nearest;
    }
    return nearest;
  }

  /// Among kinks at the same distance bounds that leave for good first, then those that keep the
  /// tableau whole.
  private boolean isNearer(int a, int b) {
    if (Math.abs(at[a] - at[b]) > Tableau.ZERO) {
      return at[a] < at[b];
    }
    return order[a] < order[b];
  }
}
