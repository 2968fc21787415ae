package org.mufakat.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Whole tables found so far; of each sum the one with the fewest and the one with the most
/// persons.
final class Pool {

  private final List<Sum> all;
  private final WholeTable[] least;
  private final WholeTable[] most;
  private final WholeTable start;

  Pool(List<Sum> all, WholeTable start) {
    this.all = all;
    this.start = start;
    this.least = new WholeTable[all.size()];
    this.most = new WholeTable[all.size()];
    Arrays.fill(least, start);
    Arrays.fill(most, start);
  }

  /// Whether a table with these numbers of persons in these sums would widen a withheld one.
  boolean wants(List<Sum> sums, double[] values, int first) {
    for (int i = 0; i < sums.size(); i++) {
      if (sums.get(i).isWithheld() && widens(sums.get(i).id, Math.rint(values[first + i]))) {
        return true;
      }
    }
    return false;
  }

  private boolean widens(int id, double persons) {
    return persons < least[id].sums()[id] || persons > most[id].sums()[id];
  }

  void add(WholeTable table) {
    for (var sum : all) {
      if (sum.isWithheld()) {
        int id = sum.id;
        least[id] = table.sums()[id] < least[id].sums()[id] ? table : least[id];
        most[id] = table.sums()[id] > most[id].sums()[id] ? table : most[id];
      }
    }
  }

  WholeTable least(Sum sum) {
    return least[sum.id];
  }

  WholeTable most(Sum sum) {
    return most[sum.id];
  }

  WholeTable start() {
    return start;
  }

  /// How far apart the tables are in this sum, in persons.
  int apart(Sum sum) {
    return most[sum.id].sums()[sum.id] - least[sum.id].sums()[sum.id];
  }

  /// The tables that are the least or the most of any withheld sum.
  List<WholeTable> tables() {
    Set<WholeTable> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    kept.add(start);
    for (var sum : all) {
      if (sum.isWithheld()) {
        kept.add(least[sum.id]);
        kept.add(most[sum.id]);
      }
    }
    return new ArrayList<>(kept);
  }

  void addAll(Pool other) {
    if (other != this) {
      other.tables().forEach(this::add);
    }
  }

  /// Those that somebody could take for the true one; this pool itself for everybody.
  Pool of(View view) {
    return view.who() instanceof Knower.Public ? this : where(view::admits);
  }

  /// Those of the tables that pass; the start must.
  Pool where(Predicate<WholeTable> passes) {
    var fewer = new Pool(all, start);
    tables().stream().filter(passes).forEach(fewer::add);
    return fewer;
  }
}
