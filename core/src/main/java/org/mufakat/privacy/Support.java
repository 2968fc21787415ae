package org.mufakat.privacy;

/// Which combinations there are, judged by their noisy counts alone: from shorter to longer, none
/// whose parts are not there, and each only when its count stands out.
///
/// How far it must stand out is read off the counts themselves. Noise is as often below 0 as above,
/// and only combinations that are not there stand as far below: as many as lie below −t are wrongly
/// taken among those above t, on average. The least t is taken at which these are no more than the
/// share allowed.
final class Support {

  private static final double STEP = 0.05;
  private static final int STEPS = 121;

  /// A short combination that is wrong brings all that it is a part of.
  private static final double STRICTER = 0.2;

  /// A count rounds to a person from here on.
  private static final double LEAST = 0.5;

  private final Sets sets;
  private final double[] deviations;
  private final double share;

  /// @param deviations of each set's cells
  /// @param share of the combinations taken that may be wrong, on average
  Support(Sets sets, double[] deviations, double share) {
    this.sets = sets;
    this.deviations = deviations;
    this.share = share;
  }

  /// @param tables an estimate of every set
  boolean[][] of(double[][] tables) {
    var support = new boolean[sets.size()][];
    for (int from = 0; from < support.length; ) {
      int to = from;
      while (to < support.length && sets.length(to) == sets.length(from)) {
        support[to] = possible(support, to);
        to++;
      }
      keep(support, tables, from, to);
      from = to;
    }
    return support;
  }

  /// The cells all of whose parts are there.
  private boolean[] possible(boolean[][] support, int set) {
    var possible = new boolean[sets.cells(set)];
    java.util.Arrays.fill(possible, true);
    for (int axis = 0; axis < sets.length(set); axis++) {
      var part = support[sets.without(set, axis)];
      int levels = sets.levels(sets.axes(set)[axis]);
      int stride = sets.stride(set, axis);
      for (int c = 0; c < possible.length; c++) {
        possible[c] &= part[Cells.under(c, levels, stride)];
      }
    }
    return possible;
  }

  private void keep(boolean[][] support, double[][] tables, int from, int to) {
    if (sets.length(from) == 0) {
      return;
    }
    double bar = bar(support, tables, from, to);
    for (int s = from; s < to; s++) {
      double least = Math.max(LEAST, bar * deviations[s]);
      for (int c = 0; c < support[s].length; c++) {
        support[s][c] &= tables[s][c] > least;
      }
    }
  }

  private double bar(boolean[][] support, double[][] tables, int from, int to) {
    var below = new long[STEPS];
    var above = new long[STEPS];
    for (int s = from; s < to; s++) {
      for (int c = 0; c < support[s].length; c++) {
        if (support[s][c]) {
          double off = tables[s][c] / deviations[s] / STEP;
          (off < 0 ? below : above)[(int) Math.min(STEPS - 1, Math.abs(off))]++;
        }
      }
    }
    return bar(below, above, from);
  }

  private double bar(long[] below, long[] above, int set) {
    boolean longest = sets.length(set) == sets.length(sets.size() - 1);
    double allowed = longest ? share : share * STRICTER;
    long outBelow = 0;
    long outAbove = 0;
    int bar = STEPS - 1;
    for (int step = STEPS - 1; step >= 0; step--) {
      outBelow += below[step];
      outAbove += above[step];
      if (outBelow <= allowed * outAbove) {
        bar = step;
      }
    }
    return bar * STEP;
  }
}
