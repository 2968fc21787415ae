package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.mufakat.server.drawing.Axes;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;
import org.mufakat.server.drawing.Scale;

/// A middle line and the two limits around it, along an axis.
///
/// @param x what the axis below is of
/// @param y what the axis at the left is of
record CurvePlot(
    String x,
    String y,
    boolean logarithmicX,
    DoubleFunction<String> numberX,
    DoubleFunction<String> numberY) {

  private static final int HEIGHT = 360;
  private static final double TOP = 36;

  /// @param middle may be as empty as there is none
  record Curves(
      List<Drawing.Point> lower,
      List<Drawing.Point> middle,
      List<Drawing.Point> upper,
      String lowerName,
      String middleName,
      String upperName) {}

  /// @param marked where on the axis below a line stands; NaN for none
  Drawing drawn(Room room, String title, String description, Curves curves, double marked) {
    var all =
        Stream.of(curves.lower(), curves.middle(), curves.upper()).flatMap(List::stream).toList();
    var xs = all.stream().mapToDouble(Drawing.Point::x).summaryStatistics();
    var ys = all.stream().mapToDouble(Drawing.Point::y).summaryStatistics();
    double left = room.isNarrow() ? 58 : 86;
    double right = room.width() - (room.isNarrow() ? 18 : 104);
    double bottom = HEIGHT - Axes.BELOW;
    var across =
        logarithmicX
            ? new Scale(xs.getMin(), xs.getMax(), left, right, true)
            : Scale.around(xs.getMin(), xs.getMax(), left, right, false);
    var up = Scale.around(ys.getMin(), ys.getMax(), bottom, TOP, false);
    var shapes = new ArrayList<Drawing.Shape>();
    Axes.left(shapes, up, left, right, y, numberY);
    Axes.below(shapes, across, bottom, bottom, x, numberX);
    shapes.add(band(curves, across, up));
    if (!Double.isNaN(marked)) {
      double at = across.at(marked);
      shapes.add(new Drawing.Line(at, TOP, at, bottom, Ink.WARM, 1.5, true));
    }
    line(shapes, curves.lower(), across, up, Ink.DEEP, true);
    line(shapes, curves.upper(), across, up, Ink.DEEP, true);
    line(shapes, curves.middle(), across, up, Ink.BLACK, false);
    name(shapes, room, curves.lower(), across, up, curves.lowerName());
    name(shapes, room, curves.middle(), across, up, curves.middleName());
    name(shapes, room, curves.upper(), across, up, curves.upperName());
    return new Drawing(room.width(), HEIGHT, title, description, shapes);
  }

  private static Drawing.Shape band(Curves curves, Scale across, Scale up) {
    var points = new ArrayList<Drawing.Point>();
    curves.lower().forEach(p -> points.add(placed(p, across, up)));
    curves.upper().reversed().forEach(p -> points.add(placed(p, across, up)));
    return new Drawing.Path(points, true, Ink.PALE, Ink.NONE, 0, false);
  }

  private static Drawing.Point placed(Drawing.Point point, Scale across, Scale up) {
    return new Drawing.Point(across.at(point.x()), up.at(point.y()));
  }

  private static void line(
      List<Drawing.Shape> shapes,
      List<Drawing.Point> points,
      Scale across,
      Scale up,
      Ink ink,
      boolean dashed) {
    if (points.isEmpty()) {
      return;
    }
    var placed = points.stream().map(p -> placed(p, across, up)).toList();
    shapes.add(new Drawing.Path(placed, false, Ink.NONE, ink, 2, dashed));
    placed.forEach(p -> shapes.add(new Drawing.Circle(p.x(), p.y(), 3, ink, ink)));
  }

  /// Beside a curve's end, or above it where there is no room.
  private static void name(
      List<Drawing.Shape> shapes,
      Room room,
      List<Drawing.Point> points,
      Scale across,
      Scale up,
      String name) {
    if (points.isEmpty()) {
      return;
    }
    var last = placed(points.getLast(), across, up);
    shapes.add(
        room.isNarrow()
            ? new Drawing.Words(last.x() + 6, last.y() - 8, name, 12, Anchor.END, false, Ink.BLACK)
            : new Drawing.Words(
                last.x() + 8, last.y() + 4, name, 12, Anchor.START, false, Ink.BLACK));
  }
}
