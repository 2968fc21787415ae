package org.mufakat.tables;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Withholds further cells until every withheld one has its two whole tables, for everybody who is
/// guarded against; then shows again what turned out not to be needed.
final class SecondarySuppression {

  private static final int ROUNDS = 6;

  private final Sums sums;
  private final Walks walks;
  private final Watch watch;
  private final Set<Finding> findings = new LinkedHashSet<>();
  private Pool pool;
  private Bounds bounds;

  /// How often a sum could not be shown again because this one would have been too narrow.
  private final int[] failed;

  /// Tables that only insiders need: they are not the least or the most of anything.
  private List<WholeTable> insiders = new ArrayList<>();

  SecondarySuppression(Sums sums, List<WholeTable> kept, RandomGenerator chance, Watch watch) {
    this.sums = sums;
    this.watch = watch;
    var start = WholeTable.of(sums.start, sums.all);
    this.walks = new Walks(sums, start, kept, chance);
    this.pool = new Pool(sums.all, start);
    this.bounds = Bounds.of(sums);
    this.failed = new int[sums.all.size()];
  }

  /// The proof, or findings. First for the few views, with the cells that turn out not to be needed
  /// shown again; then for the many persons who are alone in a cell, which may withhold more.
  List<WholeTable> run(List<View> few, Supplier<List<View>> many, List<Finding> into) {
    few.forEach(this::protectAll);
    if (findings.isEmpty()) {
      clean(few);
    }
    long before = -1;
    for (int r = 0; r < ROUNDS && findings.isEmpty() && before != withheld().size(); r++) {
      before = withheld().size();
      protectMany(many.get());
      few.forEach(this::protectAll);
    }
    into.addAll(findings);
    if (findings.isEmpty() && before != withheld().size()) {
      into.add(new Finding.NotProven("", 0, 0));
    }
    return all();
  }

  /// These tables with those that are found so far apart in these sums, as far as they are.
  List<WholeTable> farther(List<Sum> narrow, int apart, List<WholeTable> tables) {
    Set<WholeTable> have = Collections.newSetFromMap(new IdentityHashMap<>());
    have.addAll(tables);
    var all = new ArrayList<>(tables);
    for (var sum : narrow) {
      walks.widen(View.everybody(apart), sum, pool, Walks.Effort.SOME);
      pool.tables().stream().filter(have::add).forEach(all::add);
    }
    return all;
  }

  /// Most of the many have tables enough among those that are there.
  private void protectMany(List<View> views) {
    var tables = all();
    var withheld = withheld();
    for (var view : views) {
      Cancelled.unless(watch.goesOn(Watch.Stage.WITNESSES, 0, views.size()));
      if (!isWide(view, withheld, tables)) {
        protectAll(view);
        tables = all();
        withheld = withheld();
      }
    }
  }

  private List<WholeTable> all() {
    var tables = pool.tables();
    tables.addAll(insiders);
    return tables;
  }

  /// Whether the tables that this one could take for the true one are far enough apart in all.
  private static boolean isWide(View view, List<Sum> withheld, List<WholeTable> tables) {
    var narrow = new ArrayList<>(withheld);
    narrow.removeIf(s -> view.needed(s) == 0);
    var low = new int[tables.getFirst().sums().length];
    var high = low.clone();
    Arrays.fill(low, Integer.MAX_VALUE);
    Arrays.fill(high, Integer.MIN_VALUE);
    for (int t = 0; t < tables.size() && !narrow.isEmpty(); t++) {
      if (view.admits(tables.get(t))) {
        var sums = tables.get(t).sums();
        narrow.removeIf(s -> reach(low, high, s.id, sums[s.id]) >= view.needed(s));
      }
    }
    return narrow.isEmpty();
  }

  private static int reach(int[] low, int[] high, int id, int persons) {
    low[id] = Math.min(low[id], persons);
    high[id] = Math.max(high[id], persons);
    return high[id] - low[id];
  }

  private List<Sum> withheld() {
    return sums.all.stream().filter(Sum::isWithheld).toList();
  }

  private void protectAll(View view) {
    var seen = seenBy(view, pool, insiders);
    var queue = new ArrayDeque<Sum>(lacking(view, seen));
    int done = 0;
    while (!queue.isEmpty()) {
      Cancelled.unless(watch.goesOn(Watch.Stage.SECONDARIES, done++, done + queue.size()));
      var sum = queue.poll();
      if (isTooNarrow(view, sum) || !walks.widen(view, sum, seen, Walks.Effort.SOME)) {
        queue.addAll(withholdFor(view, sum, seen));
      }
    }
    keep(seen, pool, insiders);
  }

  /// Whether totals and parts alone tell too much, for this one as for everybody.
  private boolean isTooNarrow(View view, Sum sum) {
    return bounds.apart(sum) < view.needed(sum);
  }

  /// What is known so far and this one could take for the true table.
  private static Pool seenBy(View view, Pool tables, List<WholeTable> insiders) {
    var seen = tables.of(view);
    if (seen != tables) {
      insiders.stream().filter(view::admits).forEach(seen::add);
    }
    return seen;
  }

  /// Keeps what was found for one, also where everybody has tables farther apart.
  private static void keep(Pool seen, Pool tables, List<WholeTable> insiders) {
    if (seen != tables) {
      tables.addAll(seen);
      Set<WholeTable> have = Collections.newSetFromMap(new IdentityHashMap<>());
      have.addAll(tables.tables());
      have.addAll(insiders);
      seen.tables().stream().filter(have::add).forEach(insiders::add);
    }
  }

  private List<Sum> lacking(View view, Pool seen) {
    return withheld().stream()
        .filter(s -> seen.apart(s) < view.needed(s))
        .sorted(Comparator.comparingInt(seen::apart))
        .toList();
  }

  /// Withholds the cheapest sums found that let this one move, and looks again; those that have to
  /// be looked at then.
  private List<Sum> withholdFor(View view, Sum sum, Pool seen) {
    var moved = walks.cheapest(view, sum, seen);
    if (moved.isEmpty()) {
      return !isTooNarrow(view, sum) && walks.widen(view, sum, seen, Walks.Effort.ALL)
          ? List.of()
          : withholdMore(view, sum, seen);
    }
    withhold(moved, sum, view);
    var next = new ArrayList<>(moved);
    if (isTooNarrow(view, sum) || !walks.widen(view, sum, seen, Walks.Effort.SOME)) {
      next.addFirst(sum);
    }
    return next;
  }

  /// Withholds whatever a table that keeps what is out already does not keep.
  private List<Sum> withholdMore(View view, Sum sum, Pool seen) {
    var way = walks.further(view, sum, seen);
    if (way == null) {
      findings.add(cannot(view, sum, seen));
      return List.of();
    }
    withhold(way.moved(), sum, view);
    way.tables().forEach(seen::add);
    return way.moved();
  }

  private void withhold(List<Sum> moved, Sum sum, View view) {
    for (var more : moved) {
      Sums.withhold(more, more.mark);
      more.reasons.add(new Reason.Secondary(nameOf(sum), view.who()));
    }
    bounds = Bounds.of(sums);
  }

  static CellName nameOf(Sum sum) {
    return sum.names.isEmpty() ? new CellName(sum.label(), List.of()) : sum.names.getFirst();
  }

  private static Finding cannot(View view, Sum sum, Pool seen) {
    int width = view.needed(sum);
    return sum.names.isEmpty()
        ? new Finding.NarrowAlready(sum.label(), seen.apart(sum), width)
        : new Finding.CannotProtect(nameOf(sum), view.who(), seen.apart(sum), width);
  }

  /// Shows secondaries again, the dearest first, as long as everybody's tables are still found.
  private void clean(List<View> views) {
    var secondaries =
        withheld().stream()
            .filter(s -> s.reasons.stream().allMatch(Reason.Secondary.class::isInstance))
            .sorted(Comparator.comparingInt((Sum s) -> s.value).reversed())
            .toList();
    int done = 0;
    for (var sum : secondaries) {
      Cancelled.unless(watch.goesOn(Watch.Stage.CLEANING, done++, secondaries.size()));
      show(sum, views);
    }
  }

  private void show(Sum sum, List<View> views) {
    var after = bounds.showing(sum);
    if (withheld().stream()
        .anyMatch(s -> s != sum && after.apart(s) < views.getFirst().needed(s))) {
      return;
    }
    long low = sum.low;
    sum.state = Sum.State.SHOWN;
    var without = pool.where(t -> t.sums()[sum.id] == sum.value);
    var fewer = new ArrayList<>(insiders);
    fewer.removeIf(t -> t.sums()[sum.id] != sum.value);
    if (views.stream().allMatch(v -> holds(v, after, without, fewer))) {
      pool = without;
      insiders = fewer;
      bounds = after;
      sum.reasons.clear();
    } else {
      sum.state = Sum.State.WITHHELD;
      sum.low = low;
    }
  }

  /// Whether everything withheld is wide enough in this view; searches for tables that are lacking,
  /// first for the cells that were lacking them before, then for those that leave least room.
  private boolean holds(View view, Bounds after, Pool tables, List<WholeTable> insiders) {
    var seen = seenBy(view, tables, insiders);
    var lacking = new ArrayList<>(lacking(view, seen));
    lacking.sort(Comparator.<Sum>comparingInt(s -> -failed[s.id]).thenComparingLong(after::apart));
    for (var sum : lacking) {
      if (!walks.widen(view, sum, seen, Walks.Effort.LITTLE)) {
        failed[sum.id]++;
        return false;
      }
    }
    keep(seen, tables, insiders);
    return true;
  }
}
