package org.mufakat.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The last word about insiders: of the tables of the proof those that a person alone in a cell, or
/// a source, could take for the true one, added up for every withheld sum. Like [Gate] it knows
/// nothing of how the tables were found; that they keep what is public has been looked at there.
final class InsidersGate {

  private final World world;
  private final int[] counts;
  private final Witnesses proof;
  private final List<WithheldSum> withheld;
  private final int[][] members;
  private final List<int[]> sums;
  private final List<Finding> findings = new ArrayList<>();

  InsidersGate(World world, List<Earlier> releases, Witnesses proof) {
    this.world = world;
    this.counts = world.counts();
    this.proof = proof;
    this.withheld = releases.stream().flatMap(r -> r.withheld().stream()).toList();
    var place = new HashMap<Integer, Integer>();
    for (int c = 0; c < proof.cells().length; c++) {
      place.put(proof.cells()[c], c);
    }
    this.members =
        withheld.stream()
            .map(w -> world.members(w.scope()))
            .map(m -> Arrays.stream(m).map(b -> place.getOrDefault(b, -1)).filter(c -> c >= 0))
            .map(java.util.stream.IntStream::toArray)
            .toArray(int[][]::new);
    this.sums = proof.tables().stream().map(this::sums).toList();
  }

  private int[] sums(int[] table) {
    return Arrays.stream(members).mapToInt(m -> (int) World.sum(table, m)).toArray();
  }

  List<Finding> findings(Microdata rows, ProtectionRules rules) {
    for (var alone : alone()) {
      check(t -> alone.stream().allMatch(w -> sums.get(t)[w] == 1), alone, rules.insiderWidth());
    }
    for (int s = 0; s < rows.sources().size(); s++) {
      var own = world.countsOf(s);
      check(t -> has(proof.tables().get(t), own), Set.of(), rules.insiderWidth());
    }
    return findings;
  }

  /// For each person who is alone in a withheld sum the numbers of all withheld sums of which the
  /// person knows that.
  private Set<Set<Integer>> alone() {
    var byCell = new HashMap<Integer, Set<Integer>>();
    for (int w = 0; w < members.length; w++) {
      for (int c : members[w]) {
        if (counts[proof.cells()[c]] == 1 && trueSum(w) == 1) {
          byCell.computeIfAbsent(c, _ -> new LinkedHashSet<>()).add(w);
        }
      }
    }
    return new LinkedHashSet<>(byCell.values());
  }

  private long trueSum(int w) {
    return Arrays.stream(members[w]).mapToLong(c -> counts[proof.cells()[c]]).sum();
  }

  private boolean has(int[] table, int[] own) {
    for (int c = 0; c < table.length; c++) {
      if (table[c] < own[proof.cells()[c]]) {
        return false;
      }
    }
    return true;
  }

  private void check(Predicate<Integer> possible, Set<Integer> knows, int width) {
    var low = new int[members.length];
    var high = new int[members.length];
    Arrays.fill(low, Integer.MAX_VALUE);
    Arrays.fill(high, Integer.MIN_VALUE);
    var narrow = new ArrayList<Integer>();
    for (int w = 0; w < members.length; w++) {
      if (!knows.contains(w)) {
        narrow.add(w);
      }
    }
    for (int t = 0; t < sums.size() && !narrow.isEmpty(); t++) {
      if (possible.test(t)) {
        var of = sums.get(t);
        narrow.removeIf(w -> reach(low, high, w, of[w]) >= width);
      }
    }
    for (int w : narrow) {
      findings.add(new Finding.NotProven(withheld.get(w).label(), reach(low, high, w), width));
    }
  }

  private static int reach(int[] low, int[] high, int w, int persons) {
    low[w] = Math.min(low[w], persons);
    high[w] = Math.max(high[w], persons);
    return high[w] - low[w];
  }

  private static int reach(int[] low, int[] high, int w) {
    return low[w] > high[w] ? 0 : high[w] - low[w];
  }
}
