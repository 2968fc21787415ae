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
  private final int[] fewest;
  private final int[] greatest;
  private final WholeTable start;

  Pool(List<Sum> all, WholeTable start) {
    this.all = all;
    this.start = start;
    this.least = new WholeTable[all.size()];
    this.most = new WholeTable[all.size()];
    this.fewest = start.sums().clone();
    this.greatest = start.sums().clone();
    Arrays.fill(least, start);
    Arrays.fill(most, start);
  }

  private Pool(Pool of) {
    this.all = of.all;
    this.start = of.start;
    this.least = of.least.clone();
    this.most = of.most.clone();
    this.fewest = of.fewest.clone();
    this.greatest = of.greatest.clone();
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
    return persons < fewest[id] || persons > greatest[id];
  }

  /// What is shown is the same in all tables, so it has no least and no most but the start.
  void add(WholeTable table) {
    var sums = table.sums();
    for (int id = 0; id < sums.length; id++) {
      if (sums[id] < fewest[id]) {
        fewest[id] = sums[id];
        least[id] = table;
      } else if (sums[id] > greatest[id]) {
        greatest[id] = sums[id];
        most[id] = table;
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
    return greatest[sum.id] - fewest[sum.id];
  }

  /// The tables that are the least or the most of any withheld sum, always in the same order.
  List<WholeTable> tables() {
    Set<WholeTable> have = Collections.newSetFromMap(new IdentityHashMap<>());
    var kept = new ArrayList<WholeTable>();
    have.add(start);
    kept.add(start);
    for (var sum : all) {
      if (sum.isWithheld() && have.add(least[sum.id])) {
        kept.add(least[sum.id]);
      }
      if (sum.isWithheld() && have.add(most[sum.id])) {
        kept.add(most[sum.id]);
      }
    }
    return kept;
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
    var pass = new ArrayList<WholeTable>();
    Set<WholeTable> passing = Collections.newSetFromMap(new IdentityHashMap<>());
    tables().stream().filter(passes).filter(passing::add).forEach(pass::add);
    var fewer = new Pool(this);
    fewer.forgetAllBut(passing);
    pass.forEach(fewer::add);
    return fewer;
  }

  private void forgetAllBut(Set<WholeTable> passing) {
    for (int id = 0; id < least.length; id++) {
      if (!passing.contains(least[id]) || !passing.contains(most[id])) {
        least[id] = start;
        most[id] = start;
        fewest[id] = start.sums()[id];
        greatest[id] = start.sums()[id];
      }
    }
  }
}
