package org.mufakat.bench;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// The peer: noisy combinations as the synthetic data showcase counts them, after its published
/// description, with longer combinations first and fabrication uncontrolled. Normal noise from
/// floating-point numbers, as there; for measuring alone.
///
/// Guessed, where the description leaves it open: the private percentile is drawn by the
/// exponential mechanism over all whole numbers up to the largest, by how far the share of records
/// at or below each lies from 99 of a hundred.
final class ShowcaseMarginals {

  private static final double SHARE_FOR_ROWS = 0.005;
  private static final double SHARE_FOR_PERCENTILES = 0.01;
  private static final double PERCENTILE = 0.99;

  private final ShowcaseRows rows;
  private final SplittableRandom chance;
  private final double size;
  private final double delta;
  private final double rho;
  private final Map<Integer, Double> counts = new HashMap<>();

  private ShowcaseMarginals(ShowcaseRows rows, long seed) {
    this.rows = rows;
    this.chance = new SplittableRandom(seed);
    int epsilon = ShowcaseRows.EPSILON;
    this.size = Math.rint(rows.rows().length + laplace(1 / (SHARE_FOR_ROWS * epsilon)));
    this.delta = 1 / (size * Math.log(size));
    double tail = Math.log(2 / delta);
    double root = Math.sqrt(epsilon * (1 - SHARE_FOR_ROWS) + tail) - Math.sqrt(tail);
    this.rho = root * root;
  }

  static ShowcaseMarginals of(ShowcaseRows rows, long seed) {
    var marginals = new ShowcaseMarginals(rows, seed);
    for (int k = 1; k <= ShowcaseRows.LENGTH; k++) {
      marginals.count(k);
    }
    marginals.normalise();
    return marginals;
  }

  Map<Integer, Double> counts() {
    return counts;
  }

  int size() {
    return (int) size;
  }

  private double laplace(double scale) {
    double size = -Math.log(1 - chance.nextDouble()) * scale;
    return chance.nextBoolean() ? size : -size;
  }

  private void count(int length) {
    var candidates = length == 1 ? present() : extended(length);
    var ofRows = new ArrayList<List<Integer>>();
    for (var row : rows.rows()) {
      var valid = new ArrayList<Integer>();
      ShowcaseRows.walk(
          row,
          0,
          0,
          0,
          length,
          length,
          key -> {
            if (candidates.containsKey(key)) {
              valid.add(key);
            }
          });
      ofRows.add(valid);
    }
    int most = percentile(ofRows.stream().mapToInt(List::size).sorted().toArray());
    ofRows.forEach(valid -> keep(valid, most, candidates));
    double noise = sigma(length) * Math.sqrt(most);
    double bar = length == 1 ? 1 + noise * normalQuantile(delta / 2, most) : 0;
    candidates.forEach(
        (key, count) -> {
          double noisy = count + noise * chance.nextGaussian();
          if (noisy > bar && noisy > 0) {
            counts.put(key, noisy);
          }
        });
  }

  private Map<Integer, Double> present() {
    var present = new HashMap<Integer, Double>();
    for (var row : rows.rows()) {
      for (int item : row) {
        present.put(item + 1, 0.0);
      }
    }
    return present;
  }

  /// All whose parts survived.
  private Map<Integer, Double> extended(int length) {
    var extended = new HashMap<Integer, Double>();
    for (int key : List.copyOf(counts.keySet())) {
      if (ShowcaseRows.length(key) == length - 1) {
        var items = ShowcaseRows.items(key);
        for (int item = items[items.length - 1] + 1; item < ShowcaseRows.ITEMS; item++) {
          int longer = key << 6 | item + 1;
          if (isValid(longer)) {
            extended.put(longer, 0.0);
          }
        }
      }
    }
    return extended;
  }

  private boolean isValid(int key) {
    var items = ShowcaseRows.items(key);
    var variables = new HashSet<Integer>();
    for (int item : items) {
      if (!variables.add(ShowcaseRows.variable(item))) {
        return false;
      }
    }
    for (int without = 0; without < items.length; without++) {
      if (!counts.containsKey(part(items, without))) {
        return false;
      }
    }
    return true;
  }

  private static int part(int[] items, int without) {
    int key = 0;
    for (int i = 0; i < items.length; i++) {
      key = i == without ? key : key << 6 | items[i] + 1;
    }
    return key;
  }

  private int percentile(int[] sorted) {
    double epsilon = Math.sqrt(2 * rho * SHARE_FOR_PERCENTILES / ShowcaseRows.LENGTH);
    int most = sorted[sorted.length - 1];
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    int atMost = 0;
    for (int value = 0; value <= most; value++) {
      while (atMost < sorted.length && sorted[atMost] <= value) {
        atMost++;
      }
      double quality = -Math.abs(atMost - PERCENTILE * sorted.length);
      double gumbel = -Math.log(-Math.log(chance.nextDouble()));
      double found = quality * epsilon / 2 + gumbel;
      if (found > highest) {
        highest = found;
        best = value;
      }
    }
    return Math.max(1, best);
  }

  private void keep(List<Integer> valid, int most, Map<Integer, Double> counted) {
    for (int i = 0; i < Math.min(most, valid.size()); i++) {
      int other = i + chance.nextInt(valid.size() - i);
      java.util.Collections.swap(valid, i, other);
      counted.merge(valid.get(i), 1.0, Double::sum);
    }
  }

  /// Longer combinations first: 1, 1/2, 1/3 …
  private double sigma(int length) {
    double sum = 0;
    for (int k = 1; k <= ShowcaseRows.LENGTH; k++) {
      sum += (double) k * k;
    }
    return Math.sqrt(sum / (2 * rho * (1 - SHARE_FOR_PERCENTILES))) / length;
  }

  /// The normal value that, of `of` values, none exceeds but with this chance; by halving.
  private static double normalQuantile(double chance, int of) {
    double each = -Math.expm1(Math.log1p(-chance) / of);
    double low = 0;
    double high = 40;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (above(middle) > each) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// The tail of the normal distribution, by a continued fraction.
  private static double above(double z) {
    double fraction = z;
    for (int i = 200; i > 0; i--) {
      fraction = z + i / fraction;
    }
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / fraction;
  }

  /// Whole numbers; a part that rounds to nobody is as large as what it is in; nothing exceeds a
  /// part of it.
  private void normalise() {
    counts.replaceAll((_, count) -> Math.rint(count));
    var rounded = Map.copyOf(counts);
    rounded.forEach(
        (key, count) -> {
          var items = ShowcaseRows.items(key);
          if (count > 0) {
            ShowcaseRows.walk(
                items,
                0,
                0,
                0,
                1,
                items.length,
                part -> {
                  if (requireNonNull(rounded.get(part)) == 0) {
                    counts.merge(part, count, Math::max);
                  }
                });
          }
        });
    counts.values().removeIf(count -> count < 1);
    var before = Map.copyOf(counts);
    counts.replaceAll((key, count) -> least(before, ShowcaseRows.items(key), count));
  }

  private static double least(Map<Integer, Double> before, int[] items, double count) {
    double[] least = {count};
    ShowcaseRows.walk(
        items,
        0,
        0,
        0,
        1,
        items.length,
        part -> least[0] = Math.min(least[0], requireNonNull(before.get(part))));
    return least[0];
  }

  @Override
  public String toString() {
    return Arrays.toString(new double[] {size, delta, rho});
  }
}
