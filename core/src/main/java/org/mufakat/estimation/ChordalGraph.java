package org.mufakat.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A decomposable model of lists: a chordal graph, of which lists in one clique depend on each
/// other.
///
/// @param cliques sets of lists as bits
/// @param sets the cliques and separators as they enter the likelihood
/// @param times how often each of `sets` does: above 0 for cliques, below for separators
record ChordalGraph(int[] cliques, int[] sets, int[] times) {

  /// All chordal graphs of so many lists: 1, 2, 8, 61, 822, 18,154.
  static List<ChordalGraph> all(int lists) {
    var pairs = Pairs.of(lists);
    var found = new ArrayList<ChordalGraph>();
    for (int edges = 0; edges < 1 << pairs.length; edges++) {
      var graph = of(lists, pairs, edges);
      if (graph != null) {
        found.add(graph);
      }
    }
    return found;
  }

  private static @Nullable ChordalGraph of(int lists, int[] pairs, int edges) {
    var neighbours = new int[lists];
    for (int e = 0; e < pairs.length; e++) {
      if ((edges >> e & 1) == 1) {
        int low = Integer.numberOfTrailingZeros(pairs[e]);
        int high = 31 - Integer.numberOfLeadingZeros(pairs[e]);
        neighbours[low] |= 1 << high;
        neighbours[high] |= 1 << low;
      }
    }
    var times = new TreeMap<Integer, Integer>();
    int left = (1 << lists) - 1;
    while (left != 0) {
      int vertex = simplicial(neighbours, left);
      if (vertex < 0) {
        return null;
      }
      int others = neighbours[vertex] & left;
      times.merge(others | 1 << vertex, 1, Integer::sum);
      if (others != 0) {
        times.merge(others, -1, Integer::sum);
      }
      left &= ~(1 << vertex);
    }
    times.values().removeIf(n -> n == 0);
    return new ChordalGraph(
        times.keySet().stream().filter(s -> isMaximal(s, neighbours)).mapToInt(s -> s).toArray(),
        times.keySet().stream().mapToInt(s -> s).toArray(),
        times.values().stream().mapToInt(n -> n).toArray());
  }

  /// A vertex whose neighbours are all neighbours of each other; -1 when there is none.
  private static int simplicial(int[] neighbours, int left) {
    for (int v = 0; v < neighbours.length; v++) {
      if ((left >> v & 1) == 1 && isClique(neighbours[v] & left, neighbours)) {
        return v;
      }
    }
    return -1;
  }

  private static boolean isClique(int set, int[] neighbours) {
    for (int v = 0; v < neighbours.length; v++) {
      if ((set >> v & 1) == 1 && (set & ~(1 << v) & ~neighbours[v]) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMaximal(int set, int[] neighbours) {
    int shared = ~0;
    for (int v = 0; v < neighbours.length; v++) {
      if ((set >> v & 1) == 1) {
        shared &= neighbours[v];
      }
    }
    return (shared & (1 << neighbours.length) - 1) == 0 && isClique(set, neighbours);
  }

  /// Cliques less separators.
  int balance() {
    return Arrays.stream(times).sum();
  }
}
