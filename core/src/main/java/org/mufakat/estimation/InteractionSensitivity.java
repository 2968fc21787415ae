package org.mufakat.estimation;

import java.util.List;
import java.util.stream.DoubleStream;

/// What the estimate would be if the one thing were otherwise that no table can tell: the
/// interaction of all lists together, which ties those on no list to all the others.
///
/// Every method assumes it away. In a model that fits what was seen exactly as well, those unseen
/// are `oddsRatio` times as many. Of three lists it is the ratio of two odds ratios: how strongly
/// two of them go together among those whom the third has not seen, by how strongly among those
/// whom it has; of four it is the ratio of two such ratios, and so on. At 1 it is the estimate.
///
/// Source: Aleshin-Guendel, Sadinle & Wakefield, *The central role of the identifying assumption in
/// population size estimation* (2024); the curve as in Gerritse, van der Heijden & Bakker,
/// *Sensitivity of population size estimation for violating parametric assumptions in log-linear
/// models* (2015).
///
/// @param curve by odds ratio, ascending, from a quarter to four
public record InteractionSensitivity(List<Point> curve) {

  private static final double[] ODDS_RATIOS = {
    1 / 4.0, 1 / 3.0, 1 / 2.0, 2 / 3.0, 1, 3 / 2.0, 2, 3, 4
  };

  /// @param interval at 0.95, likewise
  public record Point(double oddsRatio, double persons, Interval interval) {}

  public InteractionSensitivity {
    curve = List.copyOf(curve);
  }

  static InteractionSensitivity of(double persons, Interval interval, int seen) {
    return new InteractionSensitivity(
        DoubleStream.of(ODDS_RATIOS)
            .mapToObj(
                ratio ->
                    new Point(
                        ratio,
                        moved(persons, seen, ratio),
                        new Interval(
                            moved(interval.lower(), seen, ratio),
                            moved(interval.upper(), seen, ratio),
                            interval.level())))
            .toList());
  }

  private static double moved(double persons, int seen, double ratio) {
    return seen + (persons - seen) * ratio;
  }
}
