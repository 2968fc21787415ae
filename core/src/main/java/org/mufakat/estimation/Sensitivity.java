package org.mufakat.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    var changed =
        changes(table.size()).stream()
            .map(c -> new Changed(c, c.of(table).flatMap(t -> said(t, plan, watch))))
            .toList();
    var consistency = new ArrayList<Consistency>();
    for (int list = 0; list < table.size(); list++) {
      consistency.add(
          new Consistency(
              list, table.onAll(1 << list), table.among(list).flatMap(t -> said(t, plan, watch))));
    }
    return new Sensitivity(changed, consistency);
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
