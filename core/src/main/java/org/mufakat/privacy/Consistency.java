package org.mufakat.privacy;

/// The least-squares answer to noisy tables that overlap: the tables that belong to one and the
/// same set of rows and lie nearest to all that was measured, each measurement weighed by its
/// precision.
///
/// Method: a table is the sum of its effects (those of an analysis of variance), which are
/// orthogonal; noise that is independent and equal in all cells of a table stays independent
/// between effects, so that each effect is the weighted mean of what the tables say of it. No
/// equations need solving, and the variance of every cell is known beforehand.
///
/// Source: Gauss–Markov; Barak et al. 2007 and Xiao et al. 2023 (*ResidualPlanner*) for the same
/// decomposition.
final class Consistency {

  private final Sets sets;
  private final double[] precision;
  private final double[] effectPrecision;

  /// @param precision for each set, one over the variance of its cells' noise; 0 where nothing was
  ///   measured. Every set lies in a measured one.
  Consistency(Sets sets, double[] precision) {
    this.sets = sets;
    this.precision = precision.clone();
    this.effectPrecision = new double[sets.size()];
    for (int s = 0; s < sets.size(); s++) {
      if (precision[s] > 0) {
        addPrecision(s);
      }
    }
  }

  private void addPrecision(int set) {
    int mask = sets.mask(set);
    for (int sub = mask; ; sub = sub - 1 & mask) {
      effectPrecision[sets.place(sub)] += precision[set] / levelsOf(mask & ~sub);
      if (sub == 0) {
        return;
      }
    }
  }

  private double levelsOf(int mask) {
    double levels = 1;
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      levels *= sets.levels(Integer.numberOfTrailingZeros(rest));
    }
    return levels;
  }

  boolean isMeasured(int set) {
    return precision[set] > 0;
  }

  /// The standard deviation of each cell of the set's answer.
  double deviation(int set) {
    int mask = sets.mask(set);
    double variance = 0;
    for (int sub = mask; ; sub = sub - 1 & mask) {
      double spread = levelsOf(mask & ~sub);
      variance += freedom(sub) / effectPrecision[sets.place(sub)] / (spread * spread);
      if (sub == 0) {
        return Math.sqrt(variance);
      }
    }
  }

  private double freedom(int mask) {
    double share = 1;
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      double levels = sets.levels(Integer.numberOfTrailingZeros(rest));
      share *= (levels - 1) / levels;
    }
    return share;
  }

  /// The effects of the answer to these tables; what stands for a set that was not measured is not
  /// looked at.
  double[][] effects(double[][] measured) {
    var effects = new double[sets.size()][];
    for (int s = 0; s < effects.length; s++) {
      effects[s] = new double[sets.cells(s)];
    }
    for (int s = 0; s < effects.length; s++) {
      if (isMeasured(s)) {
        addTo(effects, s, measured[s], 0, precision[s]);
      }
    }
    for (int s = 0; s < effects.length; s++) {
      centre(effects[s], s);
    }
    return effects;
  }

  private void addTo(double[][] effects, int set, double[] table, int from, double weight) {
    var sum = effects[set];
    for (int i = 0; i < table.length; i++) {
      sum[i] += weight * table[i];
    }
    for (int axis = from; axis < sets.length(set); axis++) {
      int levels = sets.levels(sets.axes(set)[axis]);
      addTo(
          effects,
          sets.without(set, axis),
          Cells.summed(table, levels, sets.stride(set, axis)),
          axis,
          weight / levels);
    }
  }

  private void centre(double[] effect, int set) {
    for (int axis = 0; axis < sets.length(set); axis++) {
      Cells.centre(effect, sets.levels(sets.axes(set)[axis]), sets.stride(set, axis));
    }
    for (int i = 0; i < effect.length; i++) {
      effect[i] /= effectPrecision[set];
    }
  }

  /// The answer's table of a set.
  double[] table(double[][] effects, int set) {
    return table(effects, set, 0);
  }

  private double[] table(double[][] effects, int set, int from) {
    var table = effects[set].clone();
    for (int axis = from; axis < sets.length(set); axis++) {
      int levels = sets.levels(sets.axes(set)[axis]);
      Cells.spread(
          table(effects, sets.without(set, axis), axis), table, levels, sets.stride(set, axis));
    }
    return table;
  }
}
