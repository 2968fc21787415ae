package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;
import org.mufakat.server.drawing.Lines;
import org.mufakat.statistics.CountInterval;

/// Counts by year, a small panel a line, each on a scale of its own that begins at 0: a circle
/// where a count is exact, a box where it is an interval, and stripes with a sign where there is
/// none.
final class PanelsPlot {

  private static final double SIZE = 13;
  private static final double LINE = 16;
  private static final double PLOT = 92;
  private static final double YEARS = 34;
  private static final double AIR = 26;

  /// @param points one a year, in one order for all panels
  record Panel(String name, List<Point> points) {}

  /// @param sign why there is no count: `–`, `n/a`, `…`, `≠`
  record Point(int year, Optional<CountInterval> count, String sign) {}

  private final List<Panel> panels;
  private final DoubleFunction<String> number;
  private final boolean joined;
  private final int width;
  private final int columns;
  private final double cell;

  /// @param number of the axis in words
  /// @param joined whether years follow each other, so that a line may go from one to the next
  PanelsPlot(List<Panel> panels, DoubleFunction<String> number, boolean joined, int width) {
    this.panels = panels;
    this.number = number;
    this.joined = joined;
    this.width = width;
    this.columns = Math.min(panels.size(), width < FlowFigure.WIDE ? 1 : 2);
    this.cell = (width - AIR * (columns - 1)) / columns;
  }

  Drawing drawn(String title, String description) {
    var shapes = new ArrayList<Drawing.Shape>();
    double y = 2;
    for (int first = 0; first < panels.size(); first += columns) {
      var row = panels.subList(first, Math.min(panels.size(), first + columns));
      int lines = row.stream().mapToInt(p -> named(p).size()).max().orElse(1);
      for (int i = 0; i < row.size(); i++) {
        panel(shapes, row.get(i), i * (cell + AIR), y, lines * LINE);
      }
      y += lines * LINE + 14 + PLOT + YEARS;
    }
    return new Drawing(width, (int) y, title, description, shapes);
  }

  private List<String> named(Panel panel) {
    return Lines.wrapped(panel.name(), SIZE * 1.08, cell);
  }

  private void panel(
      List<Drawing.Shape> shapes, Panel panel, double left, double top, double nameHeight) {
    double y = top;
    for (String line : named(panel)) {
      shapes.add(new Drawing.Words(left, y + 13, line, SIZE, Anchor.START, true, Ink.BLACK));
      y += LINE;
    }
    double most =
        ceiling(
            panel.points().stream()
                .flatMap(p -> p.count().stream())
                .mapToDouble(CountInterval::high)
                .max()
                .orElse(0));
    double start = left + Drawing.widthOf(number.apply(most), 12) + 10;
    double ceiling = top + nameHeight + 12;
    double floor = ceiling + PLOT;
    scale(shapes, start, left + cell, ceiling, floor, most);
    double step = (left + cell - start) / panel.points().size();
    Drawing.@Nullable Point last = null;
    for (int i = 0; i < panel.points().size(); i++) {
      var point = panel.points().get(i);
      double x = start + step * (i + 0.5);
      year(shapes, panel.points(), i, x, floor, step);
      if (point.count().isEmpty()) {
        none(shapes, x, step, ceiling, floor, point.sign());
        last = null;
      } else {
        last = point(shapes, point.count().get(), x, floor, PLOT / most, last);
      }
    }
  }

  /// A round number at least as large.
  private static double ceiling(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 10))));
    for (double times : new double[] {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8}) {
      if (times * power >= most) {
        return times * power;
      }
    }
    return 10 * power;
  }

  private void scale(
      List<Drawing.Shape> shapes,
      double start,
      double end,
      double ceiling,
      double floor,
      double most) {
    shapes.add(new Drawing.Line(start, ceiling, end, ceiling, Ink.GRID, 1));
    shapes.add(new Drawing.Line(start, floor, end, floor, Ink.BLACK, 1));
    shapes.add(
        new Drawing.Words(
            start - 6, ceiling + 4, number.apply(most), 12, Anchor.END, false, Ink.SOFT));
    shapes.add(
        new Drawing.Words(start - 6, floor + 4, number.apply(0), 12, Anchor.END, false, Ink.SOFT));
  }

  /// The first, the last, and as many between as have room.
  private static void year(
      List<Drawing.Shape> shapes, List<Point> points, int i, double x, double floor, double step) {
    int every = (int) Math.ceil(38 / step);
    boolean isLast = i == points.size() - 1;
    boolean isShown = isLast || i % every == 0 && points.size() - 1 - i >= every;
    if (isShown) {
      shapes.add(
          new Drawing.Words(
              x,
              floor + 17,
              Integer.toString(points.get(i).year()),
              12,
              Anchor.MIDDLE,
              false,
              Ink.SOFT));
    }
  }

  private static void none(
      List<Drawing.Shape> shapes, double x, double step, double top, double floor, String sign) {
    double half = Math.max(2, step / 2 - 2);
    shapes.add(new Drawing.Box(x - half, top, 2 * half, floor - top, Ink.PALE, Ink.NONE));
    for (double y = top + 8; y < floor; y += 8) {
      double rise = Math.min(2 * half, y - top);
      shapes.add(new Drawing.Line(x - half, y, x - half + rise, y - rise, Ink.GRID, 1));
    }
    double wide = Drawing.widthOf(sign, 12) + 6;
    double middle = (top + floor) / 2;
    shapes.add(new Drawing.Box(x - wide / 2, middle - 9, wide, 18, Ink.WHITE, Ink.NONE));
    shapes.add(new Drawing.Words(x, middle + 4, sign, 12, Anchor.MIDDLE, false, Ink.BLACK));
  }

  private Drawing.@Nullable Point point(
      List<Drawing.Shape> shapes,
      CountInterval count,
      double x,
      double floor,
      double scale,
      Drawing.@Nullable Point last) {
    double high = floor - count.high() * scale;
    double low = floor - count.low() * scale;
    if (!count.isExact()) {
      shapes.add(
          new Drawing.Box(
              x - 5, Math.min(high, low - 4), 10, Math.max(4, low - high), Ink.PALE, Ink.DEEP));
      return null;
    }
    if (joined && last != null) {
      shapes.add(new Drawing.Line(last.x(), last.y(), x, low, Ink.DEEP, 1.4));
    }
    shapes.add(new Drawing.Circle(x, low, 3.6, Ink.DEEP, Ink.DEEP));
    return new Drawing.Point(x, low);
  }
}
