package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.drawing.Axes;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;
import org.mufakat.server.drawing.Scale;

/// Points with their intervals, a row each, on one axis.
final class ForestPlot {

  private static final double NAMES = 288;
  private static final double MARGIN = 24;
  private static final double ROW = 30;

  /// Of a row's height, for its name above it where there is no room at its side.
  private static final double NAME_ABOVE = 18;

  private static final double TOP = 14;
  private static final double SIZE = 13;

  /// An interval that is so many times as far out as the reference is cut, with an arrow.
  private static final double FARTHEST = 4;

  /// How a row is marked.
  enum Mark {
    /// What was planned: a filled circle.
    MAIN,
    /// What stands beside: an empty square.
    BESIDE
  }

  /// @param point none where there is only an interval
  /// @param none what to say where there is no number at all
  record Row(
      String name,
      @Nullable Double point,
      @Nullable Double lower,
      @Nullable Double upper,
      Mark mark,
      String none) {

    boolean isEmpty() {
      return point == null && lower == null && upper == null;
    }

    DoubleStream numbers() {
      return Stream.of(point, lower, upper)
          .filter(java.util.Objects::nonNull)
          .mapToDouble(Double::doubleValue);
    }
  }

  private final Room room;
  private final List<Row> rows;
  private final List<Double> references;
  private final String axis;
  private final DoubleFunction<String> number;
  private final Scale scale;

  /// @param references lines across all rows; at least one
  /// @param axis what the axis is of
  private ForestPlot(
      Room room,
      List<Row> rows,
      List<Double> references,
      String axis,
      boolean logarithmic,
      DoubleFunction<String> number) {
    this.room = room;
    this.rows = rows;
    this.references = references;
    this.axis = axis;
    this.number = number;
    double farthest = FARTHEST * references.stream().mapToDouble(r -> r).max().orElse(1);
    var main =
        rows.stream()
            .filter(r -> r.mark() == Mark.MAIN)
            .flatMapToDouble(Row::numbers)
            .max()
            .orElse(farthest);
    var numbers =
        DoubleStream.concat(
                rows.stream().flatMapToDouble(Row::numbers),
                references.stream().mapToDouble(r -> r))
            .map(v -> Math.min(v, Math.max(main, farthest)))
            .filter(v -> !logarithmic || v > 0)
            .summaryStatistics();
    this.scale =
        Scale.around(
            logarithmic ? Math.max(numbers.getMin(), 0.02) : numbers.getMin(),
            numbers.getMax(),
            room.isNarrow() ? MARGIN : NAMES + 12,
            room.width() - MARGIN,
            logarithmic);
  }

  static Drawing of(
      Room room,
      String title,
      String description,
      List<Row> rows,
      List<Double> references,
      String axis,
      boolean logarithmic,
      DoubleFunction<String> number) {
    return new ForestPlot(room, rows, references, axis, logarithmic, number)
        .drawn(title, description);
  }

  private Drawing drawn(String title, String description) {
    var shapes = new ArrayList<Drawing.Shape>();
    double bottom = TOP + row() * rows.size();
    Axes.below(shapes, scale, TOP, bottom, axis, number);
    for (double reference : references) {
      double x = scale.at(reference);
      shapes.add(new Drawing.Line(x, TOP, x, bottom, Ink.WARM, 1.5, true));
    }
    for (int i = 0; i < rows.size(); i++) {
      draw(shapes, rows.get(i), TOP + row() * (i + 1) - ROW / 2);
    }
    return new Drawing(room.width(), (int) (bottom + Axes.BELOW), title, description, shapes);
  }

  private double row() {
    return room.isNarrow() ? ROW + NAME_ABOVE : ROW;
  }

  /// Keeps lines out of a name that stands across them.
  static Drawing.Box ground(Drawing.Words name) {
    return new Drawing.Box(
        name.x(),
        name.y() - name.size(),
        Drawing.widthOf(name.text(), name.size()) * 1.04,
        name.size() * 1.3,
        Ink.WHITE,
        Ink.NONE);
  }

  private Drawing.Words named(Row row, double y) {
    boolean main = row.mark() == Mark.MAIN;
    double width = (room.isNarrow() ? room.width() : NAMES - 8) / (main ? 1.08 : 1);
    var name = Drawing.shortened(row.name(), SIZE, width);
    return room.isNarrow()
        ? new Drawing.Words(0, y - ROW / 2 + 2, name, SIZE, Anchor.START, main, Ink.BLACK)
        : new Drawing.Words(NAMES, y + 4.5, name, SIZE, Anchor.END, main, Ink.BLACK);
  }

  private void draw(List<Drawing.Shape> shapes, Row row, double y) {
    boolean main = row.mark() == Mark.MAIN;
    var name = named(row, y);
    if (room.isNarrow()) {
      shapes.add(ground(name));
    }
    shapes.add(name);
    if (row.isEmpty()) {
      shapes.add(
          new Drawing.Words(
              scale.start(), y + 4.5, row.none(), SIZE, Anchor.START, false, Ink.SOFT));
      return;
    }
    whisker(shapes, row, y, main ? 3 : 1.6);
    var point = row.point();
    if (point != null && !scale.isBeyond(point)) {
      double x = scale.at(point);
      shapes.add(
          main
              ? new Drawing.Circle(x, y, 6, Ink.DEEP, Ink.DEEP)
              : new Drawing.Box(x - 5, y - 5, 10, 10, Ink.WHITE, Ink.DEEP));
    }
  }

  private void whisker(List<Drawing.Shape> shapes, Row row, double y, double thick) {
    var lower = row.lower();
    var upper = row.upper();
    if (lower == null && upper == null) {
      return;
    }
    double left = lower == null ? scale.start() : scale.at(lower);
    boolean beyond = upper == null || scale.isBeyond(upper);
    double right = upper == null || beyond ? scale.end() : scale.at(upper);
    shapes.add(new Drawing.Line(left, y, right, y, Ink.DEEP, thick));
    if (lower != null) {
      shapes.add(new Drawing.Line(left, y - 6, left, y + 6, Ink.DEEP, thick));
    }
    if (beyond) {
      shapes.add(
          new Drawing.Path(
              List.of(
                  new Drawing.Point(right + 9, y),
                  new Drawing.Point(right, y - 5),
                  new Drawing.Point(right, y + 5)),
              true,
              Ink.DEEP,
              Ink.NONE,
              0,
              false));
    } else {
      shapes.add(new Drawing.Line(right, y - 6, right, y + 6, Ink.DEEP, thick));
    }
  }
}
