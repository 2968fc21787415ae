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
  private static final double MARGIN = 24;
  private static final double ROW = 22;
  private static final double NAME_ABOVE = 17;
  private static final double TOP = 10;
  private static final double SIZE = 12.5;

  /// Beyond so many times the number a bar is cut, with an arrow.
  private static final double FARTHEST = 4;

  /// @param to what the number becomes; none where it has none
  record Bar(String name, @Nullable Double to) {}

  private TornadoPlot() {}

  static Drawing of(
      Room room,
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
    var scale =
        Scale.around(
            range.getMin(),
            range.getMax(),
            room.isNarrow() ? MARGIN : NAMES + 12,
            room.width() - MARGIN,
            false);
    var shapes = new ArrayList<Drawing.Shape>();
    double row = room.isNarrow() ? ROW + NAME_ABOVE : ROW;
    double bottom = TOP + row * bars.size();
    Axes.below(shapes, scale, TOP, bottom, axis, words::number);
    for (int i = 0; i < bars.size(); i++) {
      double y = TOP + row * (i + 1) - ROW;
      draw(shapes, bars.get(i), y, from, scale, words);
    }
    double x = scale.at(from);
    shapes.add(new Drawing.Line(x, TOP, x, bottom, Ink.WARM, 2));
    for (int i = 0; i < bars.size(); i++) {
      var name = named(room, bars.get(i), TOP + row * (i + 1) - ROW);
      if (room.isNarrow()) {
        shapes.add(ForestPlot.ground(name));
      }
      shapes.add(name);
    }
    return new Drawing(room.width(), (int) (bottom + Axes.BELOW), title, description, shapes);
  }

  private static Drawing.Words named(Room room, Bar bar, double y) {
    return room.isNarrow()
        ? new Drawing.Words(
            0,
            y - 1,
            Drawing.fitted(bar.name(), SIZE, room.width()),
            SIZE,
            Anchor.START,
            false,
            Ink.BLACK)
        : new Drawing.Words(
            NAMES,
            y + 15,
            Drawing.fitted(bar.name(), SIZE, NAMES - 4),
            SIZE,
            Anchor.END,
            false,
            Ink.BLACK);
  }

  private static void draw(
      List<Drawing.Shape> shapes,
      Bar bar,
      double y,
      double from,
      Scale scale,
      EstimateWords words) {
    if (bar.to() == null) {
      shapes.add(
          new Drawing.Words(
              scale.start(), y + 15, words.say("none"), SIZE, Anchor.START, false, Ink.SOFT));
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
