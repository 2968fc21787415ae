package org.mufakat.privacy;

/// Tables without negative counts that belong together, near those of the least-squares answer:
/// from the total down, each table the nearest that has the margins settled before.
///
/// Why not all at once: where most cells are of nobody, noise that may not go below 0 adds up, and
/// the nearest tables pay for it with large counts and with the margins, which are known best.
///
/// Method: Dykstra's alternating projections, for each table between those with the margins and
/// those without a negative count.
///
/// Source: Boyle and Dykstra 1986; from the top down as Abowd et al. 2022 (census of 2020).
final class TopDown {

  private static final int ROUNDS = 100;

  /// The search ends when no count moves further than this.
  private static final double SETTLED = 0.02;

  private final Sets sets;
  private final Consistency consistency;
  private final double[][] effects;

  private TopDown(Sets sets, Consistency consistency) {
    this.sets = sets;
    this.consistency = consistency;
    this.effects = new double[sets.size()][];
  }

  /// Changes the tables in place.
  ///
  /// @param tables the least-squares answer for every set
  static void fit(Sets sets, Consistency consistency, double[][] tables) {
    var fit = new TopDown(sets, consistency);
    for (int s = 0; s < tables.length; s++) {
      fit.settle(s, tables[s]);
    }
  }

  private void settle(int set, double[] table) {
    effects[set] = new double[table.length];
    var margins = consistency.table(effects, set);
    var owed = new double[table.length];
    double moved = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS && moved > SETTLED; round++) {
      if (set > 0) {
        withMargins(set, table, margins);
      }
      moved = clip(table, owed, round == 0);
    }
    effects[set] = table.clone();
    centre(set, effects[set]);
  }

  /// The nearest table with the margins: it keeps what is neither in them nor between.
  private void withMargins(int set, double[] table, double[] margins) {
    centre(set, table);
    for (int c = 0; c < table.length; c++) {
      table[c] += margins[c];
    }
  }

  private void centre(int set, double[] table) {
    for (int axis = 0; axis < sets.length(set); axis++) {
      Cells.centre(table, sets.levels(sets.axes(set)[axis]), sets.stride(set, axis));
    }
  }

  private static double clip(double[] table, double[] owed, boolean first) {
    double moved = first ? Double.POSITIVE_INFINITY : 0;
    boolean clipped = false;
    for (int c = 0; c < table.length; c++) {
      double wanted = table[c] + owed[c];
      double kept = Math.max(0, wanted);
      double now = wanted - kept;
      clipped |= now < 0;
      moved = first ? moved : Math.max(moved, Math.abs(now - owed[c]));
      owed[c] = now;
      table[c] = kept;
    }
    return clipped ? moved : 0;
  }
}
