package org.mufakat.privacy;

import java.util.Arrays;

/// The tables nearest to the noisy ones that belong together, have no negative count, and have
/// nothing where nothing is.
///
/// Method: Dykstra's alternating projections between the tables that belong together
/// ([Consistency]) and those without a negative count, in the metric of the noise.
///
/// Source: Boyle and Dykstra 1986.
final class NonNegative {

  private static final int ROUNDS = 100;

  /// The search ends when no count moves further.
  private static final double SETTLED = 0.01;

  private NonNegative() {}

  /// Changes the measured tables in place.
  ///
  /// @param support for each set the cells that may be above 0
  static void fit(Sets sets, Consistency consistency, double[][] tables, boolean[][] support) {
    var owed = new double[sets.size()][];
    for (int s = 0; s < owed.length; s++) {
      owed[s] = consistency.isMeasured(s) ? new double[sets.cells(s)] : new double[0];
    }
    for (int round = 0; round < ROUNDS; round++) {
      var effects = consistency.effects(tables);
      double moved = 0;
      for (int s = 0; s < owed.length; s++) {
        if (consistency.isMeasured(s)) {
          var table = consistency.table(effects, s);
          moved = Math.max(moved, clip(table, owed[s], support[s], tables[s]));
        }
      }
      if (moved < SETTLED) {
        return;
      }
    }
  }

  private static double clip(double[] table, double[] owed, boolean[] support, double[] into) {
    double moved = 0;
    for (int i = 0; i < table.length; i++) {
      double wanted = table[i] + owed[i];
      double kept = support[i] && wanted > 0 ? wanted : 0;
      owed[i] = wanted - kept;
      moved = Math.max(moved, Math.abs(into[i] - kept));
      into[i] = kept;
    }
    return moved;
  }

  /// Every cell of every set.
  static boolean[][] everywhere(Sets sets) {
    var support = new boolean[sets.size()][];
    for (int s = 0; s < support.length; s++) {
      support[s] = new boolean[sets.cells(s)];
      Arrays.fill(support[s], true);
    }
    return support;
  }
}
