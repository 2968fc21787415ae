package org.mufakat.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which sums are the totals of which others: a margin and the cells that it is the margin of, of
/// this release and of those before it. The whole counts each column of its parts once and no
/// other. Sums are told by their ids.
final class Relations {

  private record Line(Scope rest, String variable) {}

  private final List<Integer> wholes = new ArrayList<>();
  private final List<int[]> parts = new ArrayList<>();
  private final int[][] of;

  /// @param sums how many there are
  /// @param byScope the sums by whom they count
  Relations(int sums, Map<Scope, Sum> byScope) {
    lines(byScope).forEach((line, parts) -> relate(byScope.get(line.rest), parts));
    this.of = ofEach(sums);
  }

  private static Map<Line, Set<Sum>> lines(Map<Scope, Sum> byScope) {
    var lines = new LinkedHashMap<Line, Set<Sum>>();
    byScope.forEach(
        (scope, sum) -> {
          for (var variable : scope.allowed().keySet()) {
            var line = new Line(scope.without(variable), variable);
            lines.computeIfAbsent(line, _ -> new LinkedHashSet<>()).add(sum);
          }
        });
    return lines;
  }

  private void relate(@Nullable Sum whole, Set<Sum> parts) {
    int counted = parts.stream().mapToInt(p -> p.columns.length).sum();
    if (whole != null && !parts.contains(whole) && counted == whole.columns.length) {
      this.wholes.add(whole.id);
      this.parts.add(parts.stream().mapToInt(p -> p.id).toArray());
    }
  }

  private int[][] ofEach(int sums) {
    var lists = new ArrayList<List<Integer>>();
    for (int id = 0; id < sums; id++) {
      lists.add(new ArrayList<>());
    }
    for (int r = 0; r < size(); r++) {
      lists.get(whole(r)).add(r);
      for (int part : parts(r)) {
        lists.get(part).add(r);
      }
    }
    return lists.stream().map(l -> l.stream().mapToInt(r -> r).toArray()).toArray(int[][]::new);
  }

  int size() {
    return parts.size();
  }

  int whole(int relation) {
    return wholes.get(relation);
  }

  int[] parts(int relation) {
    return parts.get(relation);
  }

  /// Those with this sum.
  int[] of(int sum) {
    return of[sum];
  }
}
