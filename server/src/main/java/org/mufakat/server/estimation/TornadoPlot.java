package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.drawing.Axes;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;
import org.mufakat.server.drawing.Scale;

/// How far each change moves a number, the farthest at the top.
final class TornadoPlot {

  private static final double NAMES = 330;
  private static final double RIGHT = ForestPlot.WIDTH - 24;
  private static final double ROW = 22;
  private static final double TOP = 10;
  private static final double SIZE = 12.5;

  /// Beyond so many times the number a bar is cut, with an arrow.
  private static final double FARTHEST = 4;

  /// @param to what the number becomes; none where it has none
  record Bar(String name, @Nullable Double to) {}

  private TornadoPlot() {}

  static Drawing of(
      String title,
      String description,
      double from,
      List<Bar> bars,
      String axis,
      EstimateWords words) {
    var range =
        DoubleStream.concat(
                DoubleStream.of(from),
                bars.stream()
                    .map(Bar::to)
                    .flatMap(Stream::ofNullable)
                    .mapToDouble(to -> Math.min(to, FARTHEST * from)))
            .summaryStatistics();
    var scale = Scale.around(range.getMin(), range.getMax(), NAMES + 12, RIGHT, false);
    var shapes = new ArrayList<Drawing.Shape>();
    double bottom = TOP + ROW * bars.size();
    Axes.below(shapes, scale, TOP, bottom, axis, words::number);
    for (int i = 0; i < bars.size(); i++) {
      draw(shapes, bars.get(i), TOP + ROW * i, from, scale, words);
    }
    double x = scale.at(from);
    shapes.add(new Drawing.Line(x, TOP, x, bottom, Ink.WARM, 2));
    return new Drawing(ForestPlot.WIDTH, (int) (bottom + Axes.BELOW), title, description, shapes);
  }

  private static void draw(
      List<Drawing.Shape> shapes,
      Bar bar,
      double y,
      double from,
      Scale scale,
      EstimateWords words) {
    shapes.add(
        new Drawing.Words(
            NAMES,
            y + 15,
            Drawing.fitted(bar.name(), SIZE, NAMES - 4),
            SIZE,
            Anchor.END,
            false,
            Ink.BLACK));
    if (bar.to() == null) {
      shapes.add(
          new Drawing.Words(
              NAMES + 14, y + 15, words.say("none"), SIZE, Anchor.START, false, Ink.SOFT));
      return;
    }
    double to = Objects.requireNonNull(bar.to());
    double left = scale.at(Math.min(from, to));
    double right = scale.at(Math.max(from, to));
    shapes.add(
        new Drawing.Box(
            left,
            y + 4,
            Math.max(1, right - left),
            ROW - 8,
            to < from ? Ink.DEEP : Ink.PALE,
            Ink.DEEP));
    if (scale.isBeyond(to)) {
      shapes.add(
          new Drawing.Path(
              List.of(
                  new Drawing.Point(right + 9, y + ROW / 2),
                  new Drawing.Point(right, y + 4),
                  new Drawing.Point(right, y + ROW - 4)),
              true,
              Ink.DEEP,
              Ink.NONE,
              0,
              false));
    }
  }
}
