package org.mufakat.estimation;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// How often the stepwise rule's 95 % interval holds the truth, on tables whose truth is known.
///
/// @param tables simulated
/// @param covered whose interval held it
/// @param below whose interval lay below it: the population was taken for smaller than it is
/// @param without a table without an estimate or a limit
/// @param coveredBySpread whose other interval, [Bootstrap#bySpread], held it
public record Coverage(int tables, int covered, int below, int without, int coveredBySpread) {

  private enum Outcome {
    COVERED,
    BELOW,
    ABOVE,
    WITHOUT;

    static Outcome of(Interval interval, int truth) {
      if (!Double.isFinite(interval.lower()) || !Double.isFinite(interval.upper())) {
        return WITHOUT;
      }
      if (interval.contains(truth)) {
        return COVERED;
      }
      return interval.upper() < truth ? BELOW : ABOVE;
    }
  }

  private record Outcomes(Outcome bca, Outcome bySpread) {}

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
                  return outcomes(truth.table(i), truth.persons(), replicates, seed + i);
                })
            .toList();
    return new Coverage(
        tables,
        count(outcomes, o -> o.bca() == Outcome.COVERED),
        count(outcomes, o -> o.bca() == Outcome.BELOW),
        count(outcomes, o -> o.bca() == Outcome.WITHOUT),
        count(outcomes, o -> o.bySpread() == Outcome.COVERED));
  }

  private static int count(List<Outcomes> outcomes, Predicate<Outcomes> which) {
    return (int) outcomes.stream().filter(which).count();
  }

  /// In this thread, since each core has a table of its own.
  private static Outcomes outcomes(CaptureTable table, int truth, int replicates, long seed) {
    var selection = new Stepwise(table.size(), Stepwise.USUAL_THRESHOLD);
    double point = selection.estimate(table.counts());
    if (Double.isNaN(point)) {
      return new Outcomes(Outcome.WITHOUT, Outcome.WITHOUT);
    }
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
    double acceleration = Jackknife.of(table, selection).acceleration();
    var bca = BcaInterval.of(point, Bootstrap.USUAL_LEVEL, acceleration, sorted).interval();
    var bySpread = Bootstrap.bySpread(point, table.persons(), sorted);
    return new Outcomes(Outcome.of(bca, truth), Outcome.of(bySpread, truth));
  }

  /// The share that held the truth.
  public double share() {
    return (double) covered / tables;
  }

  /// The share whose other interval held it.
  public double shareBySpread() {
    return (double) coveredBySpread / tables;
  }

  /// A share's standard error on these tables.
  public double standardError(double share) {
    return Math.sqrt(share * (1 - share) / tables);
  }
}
