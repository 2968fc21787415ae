package org.mufakat.tables;

/// Where a walk stands in each of its variables, how far each may go, and what it costs a person to
/// move a *soft* one away from its home, the number it is to be shown as.
final class BoundedVariables {

  private static final double NEAR = 1e-6;

  /// A bound beyond this is none.
  static final double UNBOUNDED = 1e12;

  final double[] value;
  final double[] low;
  final double[] high;

  /// 0: it does not cost anything, and has no home.
  final double[] cost;

  final double[] home;

  BoundedVariables(int size) {
    this.value = new double[size];
    this.low = new double[size];
    this.high = new double[size];
    this.cost = new double[size];
    this.home = new double[size];
  }

  boolean isFixed(int v) {
    return low[v] == high[v];
  }

  /// How far it is from home, in persons.
  double away(int v) {
    double away = value[v] - home[v];
    return Math.abs(away) < NEAR ? 0 : away;
  }

  boolean isSoft(int v) {
    return cost[v] > 0;
  }

  boolean isMoved(int v) {
    return cost[v] > 0 && away(v) != 0;
  }

  /// What a person more gains on the way home.
  double pull(int v) {
    return away(v) > 0 ? -cost[v] : cost[v];
  }

  /// What a person that way gains, where a person more gains `gradient`; 0 at a bound.
  double gain(int v, double gradient) {
    double toll = cost[v] > 0 && away(v) == 0 ? cost[v] : 0;
    if (gradient > 0) {
      return value[v] < high[v] - Tableau.ZERO ? gradient - toll : 0;
    }
    return value[v] > low[v] + Tableau.ZERO ? -gradient - toll : 0;
  }
}
