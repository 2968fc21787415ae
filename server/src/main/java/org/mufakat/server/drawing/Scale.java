package org.mufakat.server.drawing;

import java.util.ArrayList;
import java.util.List;

/// Where a number lies on an axis.
///
/// @param from the number at `start`
/// @param logarithmic equal ratios are equal lengths
public record Scale(double from, double to, double start, double end, boolean logarithmic) {

  private static final int TICKS = 6;

  /// One whose ends are as wide as they need to be.
  public static Scale around(
      double least, double most, double start, double end, boolean logarithmic) {
    if (logarithmic) {
      return new Scale(least / 1.05, most * 1.05, start, end, true);
    }
    double margin = Math.max((most - least) * 0.04, Math.abs(most) * 1e-6 + 1e-9);
    return new Scale(Math.max(0, least - margin), most + margin, start, end, false);
  }

  public double at(double value) {
    double share =
        logarithmic
            ? Math.log(Math.clamp(value, from, to) / from) / Math.log(to / from)
            : (Math.clamp(value, from, to) - from) / (to - from);
    return start + share * (end - start);
  }

  public boolean isBeyond(double value) {
    return value > to * (1 + 1e-9);
  }

  /// Round numbers along it.
  public List<Double> ticks() {
    return logarithmic ? logarithmicTicks() : linearTicks();
  }

  private List<Double> linearTicks() {
    double rough = (to - from) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double times : new double[] {1, 2, 2.5, 5, 10}) {
      if (times * power >= rough) {
        step = times * power;
        break;
      }
    }
    var ticks = new ArrayList<Double>();
    for (double i = Math.ceil(from / step); i * step <= to * (1 + 1e-12); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /// The shorter the axis, the more of them.
  private static double[] times(double ratio) {
    return ratio < 4
        ? new double[] {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9}
        : ratio < 40
            ? new double[] {1, 1.5, 2, 2.5, 3, 4, 5, 7}
            : ratio < 200 ? new double[] {1, 2, 5} : new double[] {1};
  }

  private List<Double> logarithmicTicks() {
    var ticks = new ArrayList<Double>();
    var times = times(to / from);
    for (double power = Math.pow(10, Math.floor(Math.log10(from))); power <= to; power *= 10) {
      for (double one : times) {
        if (one * power >= from && one * power <= to) {
          ticks.add(one * power);
        }
      }
    }
    return ticks.size() < 2 ? List.of(from, to) : ticks;
  }
}
