package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whole numbers for tables that belong together, so that they still do: one table after the other,
/// each keeping the margin that it shares with those before. Goes when the tables can be put in an
/// order in which that margin always lies in one table (the running intersection property).
final class WholeTables {

  private final Sets sets;
  private final double[][] tables;
  private final long[][] whole;

  private WholeTables(Sets sets, double[][] tables) {
    this.sets = sets;
    this.tables = tables;
    this.whole = new long[sets.size()][];
  }

  /// Whole numbers for each set that lies in one of the tops; empty when the tops overlap in a
  /// ring.
  ///
  /// @param tables of every set, without negative counts
  static Optional<long[][]> of(Sets sets, double[][] tables, List<Integer> tops) {
    var order = order(tops);
    if (order.isEmpty() && !tops.isEmpty()) {
      return Optional.empty();
    }
    var rounding = new WholeTables(sets, tables);
    rounding.whole[0] = new long[] {Math.round(tables[0][0])};
    order.forEach(rounding::round);
    return Optional.of(rounding.whole);
  }

  /// A top and what it shares with those before it.
  private record Step(int top, int shared) {}

  /// Each next table is one that shares most with one before: if any order will do, this will.
  private static List<Step> order(List<Integer> tops) {
    var order = new ArrayList<Step>();
    var left = new ArrayList<>(tops);
    int seen = 0;
    while (!left.isEmpty()) {
      int next = Collections.max(left, Comparator.comparingInt(t -> mostShared(t, order)));
      int shared = next & seen;
      if (Integer.bitCount(shared) > mostShared(next, order)) {
        return List.of();
      }
      order.add(new Step(next, shared));
      seen |= next;
      left.remove((Integer) next);
    }
    return order;
  }

  /// How many attributes it shares with one of those before, at most.
  private static int mostShared(int top, List<Step> before) {
    return before.stream().mapToInt(s -> Integer.bitCount(s.top() & top)).max().orElse(0);
  }

  private void round(Step step) {
    int top = sets.place(step.top());
    var slices = slices(top, step.shared());
    var margin = whole[sets.place(step.shared())];
    whole[top] = new long[sets.cells(top)];
    for (int s = 0; s < margin.length; s++) {
      share(top, slices.get(s), margin[s]);
    }
    sumDown(top, 0);
  }

  /// The cells of the set by the cell of the margin that they add to.
  private List<List<Integer>> slices(int set, int margin) {
    var slices = new ArrayList<List<Integer>>();
    IntStream.range(0, sets.cells(sets.place(margin))).forEach(_ -> slices.add(new ArrayList<>()));
    for (int c = 0; c < sets.cells(set); c++) {
      int under = 0;
      for (int axis = 0; axis < sets.length(set); axis++) {
        int attribute = sets.axes(set)[axis];
        if ((margin & 1 << attribute) != 0) {
          int level = Cells.level(c, sets.levels(attribute), sets.stride(set, axis));
          under = under * sets.levels(attribute) + level;
        }
      }
      slices.get(under).add(c);
    }
    return slices;
  }

  /// Rounds down, then gives what is left to the greatest remainders, or takes what is too much
  /// from the least.
  private void share(int set, List<Integer> slice, long sum) {
    long left = sum;
    for (int c : slice) {
      whole[set][c] = (long) Math.floor(tables[set][c]);
      left -= whole[set][c];
    }
    var byRemainder =
        slice.stream()
            .sorted(
                Comparator.comparingDouble((Integer c) -> whole[set][c] - tables[set][c])
                    .thenComparing(c -> c))
            .toList();
    for (int i = 0; left > 0; i = (i + 1) % byRemainder.size()) {
      whole[set][byRemainder.get(i)]++;
      left--;
    }
    for (int i = byRemainder.size() - 1; left < 0; i = i == 0 ? byRemainder.size() - 1 : i - 1) {
      if (whole[set][byRemainder.get(i)] > 0) {
        whole[set][byRemainder.get(i)]--;
        left++;
      }
    }
  }

  private void sumDown(int set, int from) {
    for (int axis = from; axis < sets.length(set); axis++) {
      int levels = sets.levels(sets.axes(set)[axis]);
      int stride = sets.stride(set, axis);
      var sum = new long[sets.cells(set) / levels];
      for (int c = 0; c < whole[set].length; c++) {
        sum[Cells.under(c, levels, stride)] += whole[set][c];
      }
      int margin = sets.without(set, axis);
      whole[margin] = sum;
      sumDown(margin, axis);
    }
  }
}
