package org.mufakat.tables;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
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

  SecondarySuppression(Sums sums, RandomGenerator chance, Watch watch) {
    this.sums = sums;
    this.watch = watch;
    var start = WholeTable.of(sums.start, sums.all);
    this.walks = new Walks(sums, start, chance);
    this.pool = new Pool(sums.all, start);
  }

  /// The proof, or findings. First for the few views, with the cells that turn out not to be needed
  /// shown again; then for the many persons who are alone in a cell, which may withhold more.
  Pool run(List<View> few, Supplier<List<View>> many, List<Finding> into) {
    few.forEach(this::protectAll);
    if (findings.isEmpty()) {
      clean(few);
    }
    long before = -1;
    for (int r = 0; r < ROUNDS && findings.isEmpty() && before != withheld().size(); r++) {
      before = withheld().size();
      many.get().forEach(this::protectAll);
      few.forEach(this::protectAll);
    }
    into.addAll(findings);
    if (findings.isEmpty() && before != withheld().size()) {
      into.add(new Finding.NotProven("", 0, 0));
    }
    return pool;
  }

  private List<Sum> withheld() {
    return sums.all.stream().filter(Sum::isWithheld).toList();
  }

  private void protectAll(View view) {
    var seen = pool.of(view);
    var queue = new ArrayDeque<Sum>(lacking(view, seen));
    int done = 0;
    while (!queue.isEmpty()) {
      Cancelled.unless(watch.goesOn(Watch.Stage.SECONDARIES, done++, done + queue.size()));
      var sum = queue.poll();
      if (!walks.widen(view, sum, seen, Walks.Effort.SOME)) {
        queue.addAll(withholdFor(view, sum, seen));
      }
    }
    pool.addAll(seen);
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
      if (!walks.widen(view, sum, seen, Walks.Effort.ALL)) {
        findings.add(cannot(view, sum, seen));
      }
      return List.of();
    }
    for (var more : moved) {
      Sums.withhold(more, more.mark);
      more.reasons.add(new Reason.Secondary(nameOf(sum), view.who()));
    }
    var next = new ArrayList<>(moved);
    if (!walks.widen(view, sum, seen, Walks.Effort.SOME)) {
      next.addFirst(sum);
    }
    return next;
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
    long low = sum.low;
    sum.state = Sum.State.SHOWN;
    var without = pool.where(t -> t.sums()[sum.id] == sum.value);
    if (views.stream().allMatch(v -> holds(v, without))) {
      pool = without;
      sum.reasons.clear();
    } else {
      sum.state = Sum.State.WITHHELD;
      sum.low = low;
    }
  }

  /// Whether everything withheld is wide enough in this view; searches for tables that are lacking.
  private boolean holds(View view, Pool tables) {
    var seen = tables.of(view);
    for (var sum : lacking(view, seen)) {
      if (!walks.widen(view, sum, seen, Walks.Effort.LITTLE)) {
        return false;
      }
    }
    tables.addAll(seen);
    return true;
  }
}
