package org.mufakat.estimation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/// What a selection estimates on resampled tables, and which model won on each.
///
/// @param sorted the estimates, ascending
/// @param without tables on which no model had an estimate; they are in no quantile, so that their
///   number has to be shown
/// @param wins tables by winning model, most first
public record Replicates(double[] sorted, int without, List<Win> wins) {

  private static final int PORTION = 64;

  /// A model and how many tables it won.
  public record Win(Model model, int tables) {}

  public int all() {
    return sorted.length + without;
  }

  /// The stepwise rule on resampled tables; 2,000 where no number is asked for.
  ///
  /// @throws Cancelled when whoever watches does not want it to go on
  public static Replicates stepwise(CaptureTable table, Bootstrap.Resamples asked, Watch watch) {
    var wins = new HashMap<Model, Integer>();
    var estimates =
        estimates(
            () -> new Stepwise(table.size(), Stepwise.USUAL_THRESHOLD),
            new Resampling(table, asked.seed()),
            table.size(),
            0,
            asked.replicates().orElse(Bootstrap.FIRST),
            asked.threads(),
            wins,
            watch);
    return of(estimates, wins);
  }

  /// Replicates `from` to `to - 1`, shared among threads; the same whatever their number.
  static double[] estimates(
      Selection.Rule rule,
      Resampling resampling,
      int lists,
      int from,
      int to,
      int threads,
      Map<Model, Integer> wins,
      Watch watch) {
    var estimates = new double[to - from];
    var next = new AtomicLong(from);
    Callable<Map<Model, Integer>> work =
        () -> {
          var selection = rule.selection();
          var counts = new int[1 << lists];
          var won = new HashMap<Model, Integer>();
          for (long start = next.getAndAdd(PORTION); start < to; start = next.getAndAdd(PORTION)) {
            Cancelled.unless(watch.goesOn(Watch.Stage.REPLICATES, start, to));
            for (long i = start; i < Math.min(to, start + PORTION); i++) {
              resampling.draw(i, counts);
              double estimate = selection.estimate(counts);
              estimates[(int) i - from] = estimate;
              if (!Double.isNaN(estimate)) {
                won.merge(selection.chosen(), 1, Integer::sum);
              }
            }
          }
          return won;
        };
    Threads.share(work, threads)
        .forEach(won -> won.forEach((m, n) -> wins.merge(m, n, Integer::sum)));
    return estimates;
  }

  static Replicates of(double[] estimates, Map<Model, Integer> wins) {
    var sorted = Arrays.stream(estimates).filter(Double::isFinite).sorted().toArray();
    var ranked =
        wins.entrySet().stream()
            .map(e -> new Win(e.getKey(), e.getValue()))
            .sorted(
                (a, b) ->
                    a.tables() != b.tables()
                        ? Integer.compare(b.tables(), a.tables())
                        : Arrays.compare(a.model().terms(), b.model().terms()))
            .toList();
    return new Replicates(sorted, estimates.length - sorted.length, ranked);
  }
}
