package org.mufakat.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Repeated measurements of one thing, smallest first, at least one. All in one unit.
record Samples(List<Double> sorted) {

  Samples {
    sorted = sorted.stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
  }

  static Samples of(double... values) {
    return new Samples(Arrays.stream(values).boxed().toList());
  }

  static Samples of(Collection<Double> values) {
    return new Samples(List.copyOf(values));
  }

  /// The same in another unit.
  Samples times(double factor) {
    return new Samples(sorted.stream().map(v -> v * factor).toList());
  }

  double median() {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double min() {
    return sorted.getFirst();
  }

  double max() {
    return sorted.getLast();
  }

  /// The smallest value that at least `share` of the measurements do not exceed.
  ///
  /// @param share above 0, at most 1
  double quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }

  int count() {
    return sorted.size();
  }
}
