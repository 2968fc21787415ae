package org.mufakat.bench;

import java.util.Map;

/// How far counts of combinations lie from the true ones, measured as the synthetic data showcase
/// publishes it: the mean absolute error of the combinations that are in both.
///
/// @param suppressed of a hundred true combinations, not among the others
/// @param fabricated of a hundred of the others, not among the true
record CombinationErrors(double meanCount, double meanError, double suppressed, double fabricated) {

  static final int ALL = 0;

  /// @param length of the combinations; [#ALL] for all
  static CombinationErrors of(Map<Integer, Double> truth, Map<Integer, Double> others, int length) {
    double count = 0;
    double error = 0;
    int all = 0;
    int both = 0;
    for (var each : truth.entrySet()) {
      if (length == ALL || ShowcaseRows.length(each.getKey()) == length) {
        all++;
        count += each.getValue();
        var other = others.get(each.getKey());
        if (other != null) {
          both++;
          error += Math.abs(other - each.getValue());
        }
      }
    }
    long reported =
        others.keySet().stream()
            .filter(key -> length == ALL || ShowcaseRows.length(key) == length)
            .count();
    return new CombinationErrors(
        count / all,
        error / both,
        100.0 * (all - both) / all,
        100.0 * (reported - both) / reported);
  }
}
