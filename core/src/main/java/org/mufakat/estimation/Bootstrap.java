package org.mufakat.estimation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;

/// The bootstrap of one selection: each replicate resamples the persons and runs the whole
/// selection again.
///
/// @param usual the interval at 0.95, on which everything else is shown
/// @param narrow at 0.80
/// @param bySpread at 0.95: the point times or divided by what the replicates spread over, on the
///   scale of the unseen persons' logarithm
/// @param trajectory of the usual limits
public record Bootstrap(
    Replicates replicates,
    Jackknife jackknife,
    BcaInterval usual,
    BcaInterval narrow,
    Interval bySpread,
    Trajectory trajectory) {

  static final double USUAL_LEVEL = 0.95;
  static final double NARROW_LEVEL = 0.80;

  /// So many to begin with, where as many as needed are asked for.
  static final int FIRST = 2_000;

  /// No more than this by itself.
  static final int MOST_BY_ITSELF = 100_000;

  static Bootstrap of(
      CaptureTable table, Selection.Rule rule, double point, Resamples asked, Watch watch) {
    var jackknife = Jackknife.of(table, rule, asked.threads(), watch);
    var resampling = new Resampling(table, asked.seed());
    var wins = new HashMap<Model, Integer>();
    int wanted = asked.replicates().orElse(FIRST);
    var estimates = new double[0];
    while (true) {
      var more =
          Replicates.estimates(
              rule,
              resampling,
              table.size(),
              estimates.length,
              wanted,
              asked.threads(),
              wins,
              watch);
      int before = estimates.length;
      estimates = Arrays.copyOf(estimates, wanted);
      System.arraycopy(more, 0, estimates, before, more.length);
      var replicates = Replicates.of(estimates, wins);
      var bootstrap = of(replicates, estimates, jackknife, point, table.persons());
      long needed = Math.min(bootstrap.usual().needed(), MOST_BY_ITSELF);
      if (asked.replicates().isPresent() || needed <= wanted) {
        return bootstrap;
      }
      wanted = (int) Math.min(MOST_BY_ITSELF, needed + needed / 4);
    }
  }

  private static Bootstrap of(
      Replicates replicates, double[] estimates, Jackknife jackknife, double point, int seen) {
    var sorted = replicates.sorted();
    double a = jackknife.acceleration();
    return new Bootstrap(
        replicates,
        jackknife,
        BcaInterval.of(point, USUAL_LEVEL, a, sorted),
        BcaInterval.of(point, NARROW_LEVEL, a, sorted),
        bySpread(point, seen, sorted),
        Trajectory.of(estimates, point, a));
  }

  static Interval bySpread(double point, int seen, double[] sorted) {
    var logarithms = Arrays.stream(sorted).map(v -> Math.log(v - seen)).toArray();
    double mean = Arrays.stream(logarithms).average().orElse(Double.NaN);
    double squares = Arrays.stream(logarithms).map(l -> (l - mean) * (l - mean)).sum();
    double deviation = Math.sqrt(squares / (logarithms.length - 1));
    double times = Math.exp(Normal.quantile((1 + USUAL_LEVEL) / 2) * deviation);
    return new Interval(seen + (point - seen) / times, seen + (point - seen) * times, USUAL_LEVEL);
  }

  /// How to resample.
  ///
  /// @param replicates how many; as many as the limits ask for where it is empty
  public record Resamples(Optional<Integer> replicates, long seed, int threads) {

    public Resamples {
      if (replicates.isPresent() && replicates.get() < 1 || threads < 1) {
        throw new IllegalArgumentException("at least one replicate and one thread");
      }
    }
  }

  /// Whether there are as many replicates as the usual limits ask for.
  public boolean isEnough() {
    return replicates.all() >= usual.needed();
  }
}
