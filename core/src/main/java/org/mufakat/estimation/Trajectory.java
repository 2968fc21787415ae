package org.mufakat.estimation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How an interval's limits settle while more and more tables are resampled: the same bootstrap,
/// read off at a tenth of its replicates, at two tenths, and at last at all of them.
///
/// Limits that still wander at the end were not resampled often enough. Where the limits cannot be
/// said of so few replicates they are infinite.
///
/// @param points by replicates, ascending; the last is of all
public record Trajectory(List<Point> points) {

  private static final int STOPS = 10;

  /// @param replicates of which the limits are read, those without an estimate among them
  public record Point(int replicates, BcaInterval usual) {}

  public Trajectory {
    points = List.copyOf(points);
  }

  /// @param estimates by replicate, NaN where there is none
  static Trajectory of(double[] estimates, double point, double acceleration) {
    return new Trajectory(
        IntStream.rangeClosed(1, STOPS)
            .map(i -> (int) ((long) estimates.length * i / STOPS))
            .filter(replicates -> replicates > 0)
            .distinct()
            .mapToObj(r -> new Point(r, of(estimates, r, point, acceleration)))
            .toList());
  }

  private static BcaInterval of(double[] estimates, int first, double point, double acceleration) {
    var sorted = Arrays.stream(estimates, 0, first).filter(Double::isFinite).sorted().toArray();
    return BcaInterval.of(point, Bootstrap.USUAL_LEVEL, acceleration, sorted);
  }
}
