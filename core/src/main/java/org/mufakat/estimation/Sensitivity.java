package org.mufakat.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// What the method would say of a slightly other table, and of what is known.
///
/// Up to [#MOST_LISTS] lists; beyond, the changed tables are too many, and both parts are empty.
///
/// @param changed every list left out, every two merged, every pair with a link fewer and one more
/// @param consistency how well each list is estimated from the others
public record Sensitivity(List<Changed> changed, List<Consistency> consistency) {

  /// Twelve lists have 210 changed tables.
  public static final int MOST_LISTS = 12;

  /// @param said empty where the changed table has no estimate, or cannot be
  public record Changed(Change change, Optional<Family.Said> said) {}

  /// A list whose size is known, estimated as if it were not: among its persons, from the other
  /// lists.
  ///
  /// @param known persons on the list
  /// @param said empty where there is no estimate
  public record Consistency(int list, int known, Optional<Family.Said> said) {

    /// The logarithm of estimate by truth: below 0 for an under-estimate.
    public Optional<Double> logRatio() {
      return said.map(s -> Math.log(s.persons() / known));
    }
  }

  public Sensitivity {
    changed = List.copyOf(changed);
    consistency = List.copyOf(consistency);
  }

  static Sensitivity of(CaptureTable table, Plan plan, Watch watch) {
    if (table.size() > MOST_LISTS) {
      return new Sensitivity(List.of(), List.of());
    }
    var changes = changes(table.size());
    var tables = new ArrayList<Optional<CaptureTable>>();
    changes.forEach(change -> tables.add(change.of(table)));
    for (int list = 0; list < table.size(); list++) {
      tables.add(table.among(list));
    }
    var said = said(tables, plan, watch);
    return new Sensitivity(
        IntStream.range(0, changes.size())
            .mapToObj(i -> new Changed(changes.get(i), said.get(i)))
            .toList(),
        IntStream.range(0, table.size())
            .mapToObj(i -> new Consistency(i, table.onAll(1 << i), said.get(changes.size() + i)))
            .toList());
  }

  /// Shared among the plan's threads; the same whatever their number.
  private static List<Optional<Family.Said>> said(
      List<Optional<CaptureTable>> tables, Plan plan, Watch watch) {
    var said = new ConcurrentHashMap<Integer, Optional<Family.Said>>();
    var next = new AtomicInteger();
    int all = tables.size();
    Threads.share(
        () -> {
          for (int i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
            int done = i;
            Cancelled.unless(watch.goesOn(Watch.Stage.SENSITIVITY, done, all));
            Watch within = (_, _, _) -> watch.goesOn(Watch.Stage.SENSITIVITY, done, all);
            said.put(i, tables.get(i).flatMap(t -> said(t, plan, within)));
          }
          return said;
        },
        plan.resamples().threads());
    return IntStream.range(0, all).mapToObj(i -> said.getOrDefault(i, Optional.empty())).toList();
  }

  private static List<Change> changes(int lists) {
    var all = new ArrayList<Change>();
    for (int i = 0; i < lists; i++) {
      all.add(new Change.WithoutList(i));
    }
    for (int i = 0; i < lists; i++) {
      for (int j = i + 1; j < lists; j++) {
        all.add(new Change.Merged(i, j));
      }
    }
    for (int i = 0; i < lists; i++) {
      for (int j = i + 1; j < lists; j++) {
        all.add(new Change.LinkFewer(i, j));
        all.add(new Change.LinkMore(i, j));
      }
    }
    return all;
  }

  /// Two lists have an estimate here, for comparison; alone they would not.
  private static Optional<Family.Said> said(CaptureTable table, Plan plan, Watch watch) {
    return table.size() < 2
        ? Optional.empty()
        : new Families(table, plan, watch).said(plan.method());
  }
}
