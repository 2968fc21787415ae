package org.mufakat.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// How far apart two whole tables are found in each withheld sum of finished releases.
final class Widths {

  private final Sums sums;
  private final Watch watch;
  private final Pool pool;
  private final Walks walks;
  private final Bounds bounds;

  Widths(Sums sums, RandomGenerator chance, Watch watch) {
    this.sums = sums;
    this.watch = watch;
    var start = WholeTable.of(sums.start, sums.all);
    this.pool = new Pool(sums.all, start);
    this.walks = new Walks(sums, start, List.of(), chance);
    this.bounds = Bounds.of(sums);
  }

  /// Begins with this whole table too, which keeps all sums.
  void know(WholeTable table) {
    pool.add(table);
  }

  /// With all that can be done for each.
  List<Audit.Width> stretched(int enough) {
    return each(enough, Walks.Effort.ALL);
  }

  /// With little for each.
  List<Audit.Width> found(int enough) {
    return each(enough, Walks.Effort.LITTLE);
  }

  private List<Audit.Width> each(int enough, Walks.Effort effort) {
    var withheld = sums.all.stream().filter(s -> s.before != null).toList();
    var widths = new ArrayList<Audit.Width>();
    for (var sum : withheld) {
      Cancelled.unless(watch.goesOn(Watch.Stage.WITNESSES, widths.size(), withheld.size()));
      widths.add(width(sum, enough, effort));
    }
    return widths;
  }

  /// Nothing is sought beyond what totals and their parts leave.
  private Audit.Width width(Sum sum, int enough, Walks.Effort effort) {
    var view = View.everybody((int) Math.min(enough, bounds.apart(sum)));
    boolean exact = false;
    if (effort == Walks.Effort.ALL) {
      exact = walks.stretch(view, sum, pool);
    } else {
      walks.widen(view, sum, pool, effort);
    }
    long low = pool.least(sum).sums()[sum.id];
    long high = pool.most(sum).sums()[sum.id];
    boolean whole = high - low == bounds.apart(sum);
    return new Audit.Width(Objects.requireNonNull(sum.before), low, high, exact || whole);
  }
}
