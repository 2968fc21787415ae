package org.mufakat.flows;

import java.util.OptionalLong;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Years;

/// Two reports that touch one corridor, side by side and never averaged: what the detecting State
/// says of the citizens of another, and what one of the two says by country of repatriation. They
/// count different things (a detection, a return) by different authorities; a distance between them
/// is a question to both, not an error of one.
///
/// @param detected the detecting State's report by citizenship
/// @param other the other report
/// @param common the years in which both have a value
/// @param detectedThen the first report's sum over the common years; 0 to 0 where there are none
/// @param otherThen the other's
public record MirrorFigure(
    Flow detected, Flow other, Years common, CountInterval detectedThen, CountInterval otherThen) {

  public static MirrorFigure of(Flow detected, Flow other) {
    var common =
        Years.of(
            detected.years().sorted().stream().filter(other.years().sorted()::contains).toList());
    return new MirrorFigure(detected, other, common, sum(detected, common), sum(other, common));
  }

  private static CountInterval sum(Flow flow, Years years) {
    return years.sorted().stream()
        .map(flow.byYear()::get)
        .map(d -> ((Detection.Counted) d).interval())
        .reduce(CountInterval.ZERO, CountInterval::plus);
  }

  /// The fewest persons by which the two differ over the common years: 0 where their intervals
  /// meet; empty where no year has both.
  public OptionalLong distance() {
    if (common.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        Math.max(
            0,
            Math.max(
                detectedThen.low() - otherThen.high(), otherThen.low() - detectedThen.high())));
  }
}
