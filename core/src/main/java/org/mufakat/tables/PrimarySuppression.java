package org.mufakat.tables;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Withholds the cells that the rules name themselves.
final class PrimarySuppression {

  private final Sums sums;
  private final Microdata rows;
  private final ProtectionRules rules;

  PrimarySuppression(Sums sums, Microdata rows, ProtectionRules rules) {
    this.sums = sums;
    this.rows = rows;
    this.rules = rules;
  }

  void withhold(List<Finding> findings) {
    var bySource = rules.dominantShare().isPresent() ? sources() : List.<int[]>of();
    for (var sum : sums.all) {
      if (!sum.names.isEmpty()) {
        threshold(sum);
        dominance(sum, bySource);
        if (!sum.reasons.isEmpty()) {
          withhold(sum, findings);
        }
      }
    }
  }

  private void withhold(Sum sum, List<Finding> findings) {
    if (sum.state == Sum.State.KNOWN && sum.low == sum.high) {
      var label = sum.knownBy == null ? "" : sum.knownBy.label();
      findings.add(new Finding.ShownBefore(sum.label(), label));
    }
    Sums.withhold(sum, sum.mark);
  }

  private void threshold(Sum sum) {
    if (sum.value > 0 && sum.value < rules.threshold()) {
      sum.reasons.add(new Reason.Threshold(sum.value));
    }
  }

  private void dominance(Sum sum, List<int[]> bySource) {
    for (int s = 0; s < bySource.size() && sum.value > 0; s++) {
      double share = (double) World.sum(bySource.get(s), sum.columns) / sum.value;
      if (share > rules.dominantShare().getAsDouble()) {
        sum.reasons.add(new Reason.Dominance(rows.sources().get(s), share));
      }
    }
  }

  /// For each source the persons of each column that it contributed.
  List<int[]> sources() {
    return IntStream.range(0, rows.sources().size()).mapToObj(this::columns).toList();
  }

  private int[] columns(int source) {
    var counts = sums.world.countsOf(source);
    return Arrays.stream(sums.base).map(b -> counts[b]).toArray();
  }
}
