package org.mufakat.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// The peer: rows drawn from noisy combinations as the synthetic data showcase does, after its
/// published description, with what was drawn already taken from the weights; for measuring alone.
final class ShowcaseSynthesis {

  private static final double WEIGHT_PERCENTILE = 0.95;

  private final Map<Integer, Double> counts;
  private final SplittableRandom chance;
  private final Map<Integer, Double> drawn = new HashMap<>();
  private final double[] available = new double[ShowcaseRows.ITEMS];

  private ShowcaseSynthesis(Map<Integer, Double> counts, long seed) {
    this.counts = counts;
    this.chance = new SplittableRandom(seed);
  }

  static ShowcaseRows of(ShowcaseMarginals marginals, long seed) {
    var synthesis = new ShowcaseSynthesis(marginals.counts(), seed);
    var rows = new int[marginals.size()][];
    for (int r = 0; r < rows.length; r++) {
      synthesis.refill();
      rows[r] = synthesis.row();
    }
    return new ShowcaseRows(rows);
  }

  private void refill() {
    if (Arrays.stream(available).allMatch(left -> left <= 0)) {
      Arrays.setAll(available, item -> counts.getOrDefault(item + 1, 0.0));
      drawn.clear();
    }
  }

  private int[] row() {
    int[] row = {};
    Set<Integer> counted = new HashSet<>();
    var next = next(row);
    while (next.isPresent()) {
      row = with(row, next.get());
      available[next.get()]--;
      ShowcaseRows.walk(
          row,
          0,
          0,
          0,
          1,
          ShowcaseRows.LENGTH,
          key -> {
            if (counted.add(key)) {
              drawn.merge(key, 1.0, Double::sum);
            }
          });
      next = next(row);
    }
    return row;
  }

  private static int[] with(int[] row, int item) {
    var longer = Arrays.copyOf(row, row.length + 1);
    longer[row.length] = item;
    Arrays.sort(longer);
    return longer;
  }

  private Optional<Integer> next(int[] row) {
    var weights = new double[ShowcaseRows.ITEMS];
    double sum = 0;
    for (int item = 0; item < weights.length; item++) {
      if (available[item] > 0 && isFree(row, item)) {
        weights[item] = weight(with(row, item), item);
        sum += weights[item];
      }
    }
    double left = chance.nextDouble() * sum;
    for (int item = 0; item < weights.length && sum > 0; item++) {
      left -= weights[item];
      if (weights[item] > 0 && left < 0) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  private static boolean isFree(int[] row, int item) {
    int variable = ShowcaseRows.variable(item);
    return Arrays.stream(row).noneMatch(other -> ShowcaseRows.variable(other) == variable);
  }

  private double weight(int[] row, int item) {
    if (row.length <= ShowcaseRows.LENGTH) {
      return left(ShowcaseRows.key(row));
    }
    var weights = new ArrayList<Double>();
    ShowcaseRows.walk(
        row,
        0,
        0,
        0,
        1,
        ShowcaseRows.LENGTH,
        key -> {
          if (Arrays.stream(ShowcaseRows.items(key)).anyMatch(i -> i == item)) {
            weights.add(left(key));
          }
        });
    if (weights.contains(0.0)) {
      return 0;
    }
    weights.sort(null);
    double place = WEIGHT_PERCENTILE * (weights.size() - 1);
    double below = weights.get((int) place);
    double above = weights.get(Math.min(weights.size() - 1, (int) place + 1));
    return Math.rint(below + (place - (int) place) * (above - below));
  }

  private double left(int key) {
    return Math.max(0, counts.getOrDefault(key, 0.0) - drawn.getOrDefault(key, 0.0));
  }
}
