package org.mufakat.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The last word about those who know the rules and reason from *that* a cell was withheld: nothing
/// is withheld where nothing is small. So a whole table of the proof with no small cell in some
/// block could not have led to this release, and does not count; what is left must be as wide.
///
/// A block is withheld cells that are linked by totals and their parts. One with a cell that an
/// earlier release withheld needs no small cell of this one.
///
/// Source: Wong, Fu, Wang and Pei, *Minimality attack in privacy preserving data publishing*, 2007.
final class MinimalityGate {

  private final Sums sums;
  private final int threshold;
  private final String last;
  private final int[] block;
  private final Map<Integer, List<Sum>> blocks = new HashMap<>();

  /// @param sums of finished releases
  /// @param last the id of the last of them
  MinimalityGate(Sums sums, int threshold, String last) {
    this.sums = sums;
    this.threshold = threshold;
    this.last = last;
    this.block = new int[sums.all.size()];
    Arrays.setAll(block, id -> id);
    for (int r = 0; r < sums.relations.size(); r++) {
      link(r);
    }
    sums.all.stream()
        .filter(Sum::isWithheld)
        .forEach(s -> blocks.computeIfAbsent(of(s.id), _ -> new ArrayList<>()).add(s));
    blocks.values().removeIf(this::isFromBefore);
  }

  private void link(int relation) {
    int[] parts = sums.relations.parts(relation);
    int first = sums.relations.whole(relation);
    for (int part : parts) {
      if (sums.all.get(part).isWithheld()) {
        first = sums.all.get(first).isWithheld() ? first : part;
        block[of(part)] = of(first);
      }
    }
  }

  private int of(int id) {
    int at = id;
    while (block[at] != at) {
      at = block[at];
    }
    block[id] = at;
    return at;
  }

  private boolean isFromBefore(List<Sum> cells) {
    return cells.stream()
        .flatMap(c -> c.reasons.stream())
        .anyMatch(r -> r instanceof Reason.Before before && !before.release().equals(last));
  }

  /// Every withheld cell in which the tables of a proof that could have led to this release are not
  /// so far apart.
  List<Finding> findings(Witnesses proof, int width) {
    return narrow(tables(proof), width).stream()
        .map(s -> (Finding) new Finding.NotProven(s.label(), 0, width))
        .toList();
  }

  /// The same of whole tables, as sums.
  List<Sum> narrow(List<WholeTable> tables, int width) {
    var low = new int[block.length];
    var high = new int[block.length];
    Arrays.fill(low, Integer.MAX_VALUE);
    Arrays.fill(high, Integer.MIN_VALUE);
    for (var table : tables) {
      if (blocks.values().stream().allMatch(b -> hasSmall(b, table))) {
        for (int id = 0; id < block.length; id++) {
          low[id] = Math.min(low[id], table.sums()[id]);
          high[id] = Math.max(high[id], table.sums()[id]);
        }
      }
    }
    return blocks.values().stream()
        .flatMap(List::stream)
        .filter(s -> (long) high[s.id] - low[s.id] < width)
        .toList();
  }

  private boolean hasSmall(List<Sum> cells, WholeTable table) {
    return cells.stream()
        .mapToInt(c -> table.sums()[c.id])
        .anyMatch(persons -> persons > 0 && persons < threshold);
  }

  private List<WholeTable> tables(Witnesses proof) {
    var columns = sums.columnOfEach(proof.cells());
    return proof.tables().stream().map(t -> WholeTable.of(persons(t, columns), sums.all)).toList();
  }

  private int[] persons(int[] table, int[] columns) {
    var persons = new int[sums.base.length];
    for (int c = 0; c < columns.length; c++) {
      if (columns[c] >= 0) {
        persons[columns[c]] = table[c];
      }
    }
    return persons;
  }
}
