package org.mufakat.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What a selection estimates with one person less, for each observed history; the skewness of it
/// is the acceleration of a BCa interval.
///
/// @param acceleration 0 where nothing moves
/// @param without histories without one person of which there is no estimate
public record Jackknife(List<Left> left, double acceleration, int without) {

  /// @param history of the person left out
  /// @param count persons with this history
  /// @param estimate NaN where there is none
  public record Left(int history, int count, double estimate) {}

  public Jackknife {
    left = List.copyOf(left);
  }

  static Jackknife of(CaptureTable table, Selection selection) {
    var counts = table.counts();
    var estimates =
        Arrays.stream(table.observed())
            .mapToDouble(history -> without(history, counts, selection))
            .toArray();
    return of(table, estimates);
  }

  /// By several threads; the same whatever their number.
  static Jackknife of(CaptureTable table, Selection.Rule rule, int threads, Watch watch) {
    var observed = table.observed();
    var estimates = new double[observed.length];
    var next = new AtomicInteger();
    Threads.share(
        () -> {
          var selection = rule.selection();
          var counts = table.counts();
          for (int i = next.getAndIncrement(); i < observed.length; i = next.getAndIncrement()) {
            Cancelled.unless(watch.goesOn(Watch.Stage.JACKKNIFE, i, observed.length));
            estimates[i] = without(observed[i], counts, selection);
          }
          return counts;
        },
        threads);
    return of(table, estimates);
  }

  private static double without(int history, int[] counts, Selection selection) {
    counts[history]--;
    double estimate = selection.estimate(counts);
    counts[history]++;
    return estimate;
  }

  private static Jackknife of(CaptureTable table, double[] estimates) {
    var left = new ArrayList<Left>();
    for (int history : table.observed()) {
      left.add(new Left(history, table.count(history), estimates[left.size()]));
    }
    var usable = left.stream().filter(l -> Double.isFinite(l.estimate())).toList();
    return new Jackknife(left, acceleration(usable), left.size() - usable.size());
  }

  private static double acceleration(List<Left> left) {
    double persons = left.stream().mapToInt(Left::count).sum();
    double mean = left.stream().mapToDouble(l -> l.count() * l.estimate()).sum() / persons;
    double squares = 0;
    double cubes = 0;
    for (var one : left) {
      double off = mean - one.estimate();
      squares += one.count() * off * off;
      cubes += one.count() * off * off * off;
    }
    return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
  }
}
