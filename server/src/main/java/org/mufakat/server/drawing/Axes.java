package org.mufakat.server.drawing;

import java.util.List;
import java.util.function.DoubleFunction;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;

/// Axes with their numbers and the fine lines that belong to them.
public final class Axes {

  /// So much room an axis below needs.
  public static final double BELOW = 48;

  private static final double SIZE = 12;

  private Axes() {}

  public static void below(
      List<Drawing.Shape> shapes,
      Scale scale,
      double top,
      double bottom,
      String name,
      DoubleFunction<String> number) {
    double last = Double.NEGATIVE_INFINITY;
    for (double tick : scale.ticks()) {
      double x = scale.at(tick);
      var text = number.apply(tick);
      double half = Drawing.widthOf(text, SIZE) / 2;
      shapes.add(new Drawing.Line(x, top, x, bottom + 4, Ink.GRID, 1));
      if (x - half > last + 6) {
        shapes.add(new Drawing.Words(x, bottom + 18, text, SIZE, Anchor.MIDDLE, false, Ink.SOFT));
        last = x + half;
      }
    }
    shapes.add(new Drawing.Line(scale.start(), bottom, scale.end(), bottom, Ink.SOFT, 1));
    shapes.add(
        new Drawing.Words(
            (scale.start() + scale.end()) / 2,
            bottom + 38,
            name,
            SIZE,
            Anchor.MIDDLE,
            false,
            Ink.SOFT));
  }

  public static void left(
      List<Drawing.Shape> shapes,
      Scale scale,
      double left,
      double right,
      String name,
      DoubleFunction<String> number) {
    for (double tick : scale.ticks()) {
      double y = scale.at(tick);
      shapes.add(new Drawing.Line(left - 4, y, right, y, Ink.GRID, 1));
      shapes.add(
          new Drawing.Words(
              left - 8, y + 4, number.apply(tick), SIZE, Anchor.END, false, Ink.SOFT));
    }
    shapes.add(new Drawing.Line(left, scale.start(), left, scale.end(), Ink.SOFT, 1));
    shapes.add(
        new Drawing.Words(
            8,
            Math.min(scale.start(), scale.end()) - 10,
            name,
            SIZE,
            Anchor.START,
            false,
            Ink.SOFT));
  }
}
