package org.mufakat.estimation;

import java.util.List;
import java.util.stream.IntStream;

/// How often the stepwise rule's 95 % interval holds the truth, on tables whose truth is known.
///
/// @param tables simulated
/// @param covered whose interval held it
/// @param below whose interval lay below it: the population was taken for smaller than it is
/// @param without a table without an estimate or a limit
public record Coverage(int tables, int covered, int below, int without) {

  private enum Outcome {
    COVERED,
    BELOW,
    ABOVE,
    WITHOUT
  }

  /// Uses all cores; which of them takes what changes nothing.
  ///
  /// @param replicates of each bootstrap
  public static Coverage of(
      SimulatedTables truth, int tables, int replicates, long seed, Watch watch) {
    var outcomes =
        IntStream.range(0, tables)
            .parallel()
            .mapToObj(
                i -> {
                  Cancelled.unless(watch.goesOn(Watch.Stage.REPLICATES, i, tables));
                  return outcome(truth.table(i), truth.persons(), replicates, seed + i);
                })
            .toList();
    return new Coverage(
        tables,
        count(outcomes, Outcome.COVERED),
        count(outcomes, Outcome.BELOW),
        count(outcomes, Outcome.WITHOUT));
  }

  private static int count(List<Outcome> outcomes, Outcome which) {
    return (int) outcomes.stream().filter(o -> o == which).count();
  }

  private static Outcome outcome(CaptureTable table, int truth, int replicates, long seed) {
    Selection.Rule rule = () -> new Stepwise(table.size(), Stepwise.USUAL_THRESHOLD);
    double point = rule.selection().estimate(table.counts());
    if (Double.isNaN(point)) {
      return Outcome.WITHOUT;
    }
    var interval = interval(table, rule, point, replicates, seed);
    if (!interval.isFinite()) {
      return Outcome.WITHOUT;
    }
    if (interval.interval().contains(truth)) {
      return Outcome.COVERED;
    }
    return interval.upper().value() < truth ? Outcome.BELOW : Outcome.ABOVE;
  }

  /// In this thread, since each core has a table of its own.
  private static BcaInterval interval(
      CaptureTable table, Selection.Rule rule, double point, int replicates, long seed) {
    var selection = rule.selection();
    var resampling = new Resampling(table, seed);
    var counts = new int[1 << table.size()];
    var sorted =
        IntStream.range(0, replicates)
            .mapToDouble(
                i -> {
                  resampling.draw(i, counts);
                  return selection.estimate(counts);
                })
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double acceleration = Jackknife.of(table, rule.selection()).acceleration();
    return BcaInterval.of(point, Bootstrap.USUAL_LEVEL, acceleration, sorted);
  }

  /// The share that held the truth.
  public double share() {
    return (double) covered / tables;
  }

  /// The share's standard error.
  public double standardError() {
    return Math.sqrt(share() * (1 - share()) / tables);
  }
}
