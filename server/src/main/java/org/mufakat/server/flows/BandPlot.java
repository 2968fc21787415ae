package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.mufakat.flows.Band;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;
import org.mufakat.server.drawing.Lines;
import org.mufakat.statistics.CountInterval;

/// Counts, a row each: a circle where one is exact, a box from end to end where it is an interval,
/// and the whiskers of what chance leaves open. The scale grows by factors of ten and begins at 0.
final class BandPlot {

  private static final double SIZE = 13;
  private static final double LINE = 16;
  private static final double AXIS = 44;

  /// @param group what stands above the first row of a group; empty for none
  /// @param count none where there is no value
  /// @param none why there is none
  record Row(String label, String group, Optional<CountInterval> count, String none) {}

  private final List<Row> rows;
  private final Function<CountInterval, String> value;
  private final DoubleFunction<String> number;
  private final String axis;
  private final int width;
  private final boolean isNarrow;
  private final double names;
  private final double end;
  private final double most;

  /// @param value a count in words
  /// @param number of the axis in words
  /// @param axis what the axis is of
  /// @param width of the whole, in pixels
  BandPlot(
      List<Row> rows,
      Function<CountInterval, String> value,
      DoubleFunction<String> number,
      String axis,
      int width) {
    this.rows = rows;
    this.value = value;
    this.number = number;
    this.axis = axis;
    this.width = width;
    this.isNarrow = width < FlowFigure.WIDE;
    this.names = isNarrow ? 6 : Math.min(0.46 * width, 14 + widest(rows.stream().map(Row::label)));
    this.end =
        width - 18 - widest(rows.stream().flatMap(r -> r.count().stream()).map(value)) * 1.06;
    this.most =
        rows.stream()
            .flatMap(r -> r.count().stream())
            .mapToDouble(c -> Band.around(c).high())
            .max()
            .orElse(10);
  }

  private static double widest(java.util.stream.Stream<String> texts) {
    return texts.mapToDouble(t -> Drawing.widthOf(t, SIZE)).max().orElse(20);
  }

  Drawing drawn(String title, String description) {
    var marks = new ArrayList<Drawing.Shape>();
    double y = 4;
    String group = "";
    for (Row row : rows) {
      if (!row.group().equals(group)) {
        y = head(marks, row.group(), y + 12);
        group = row.group();
      }
      y = row(marks, row, y);
    }
    var shapes = new ArrayList<Drawing.Shape>();
    grid(shapes, y + 2);
    shapes.addAll(marks);
    return new Drawing(width, (int) (y + AXIS + 2), title, description, shapes);
  }

  private double x(double persons) {
    double start = names + 8;
    return start + Math.log10(1 + persons) / Math.log10(1 + most) * (end - 8 - start);
  }

  private void grid(List<Drawing.Shape> shapes, double bottom) {
    double last = Double.NEGATIVE_INFINITY;
    for (double tick = 0; tick <= most; tick = tick == 0 ? 10 : tick * 10) {
      shapes.add(new Drawing.Line(x(tick), 2, x(tick), bottom + 4, Ink.GRID, 1));
      var text = number.apply(tick);
      double half = Drawing.widthOf(text, 12) / 2;
      if (x(tick) - half > last + 4) {
        shapes.add(
            new Drawing.Words(x(tick), bottom + 18, text, 12, Anchor.MIDDLE, false, Ink.SOFT));
        last = x(tick) + half;
      }
    }
    shapes.add(new Drawing.Line(x(0), bottom, end, bottom, Ink.SOFT, 1));
    shapes.add(new Drawing.Words(width - 6, bottom + 37, axis, 12, Anchor.END, false, Ink.SOFT));
  }

  /// A group's name over a line; the grid ends at it.
  private double head(List<Drawing.Shape> marks, String group, double from) {
    var lines = Lines.wrapped(group, SIZE * 1.08, width - 12);
    marks.add(new Drawing.Box(0, from - 4, width, lines.size() * 17 + 8, Ink.WHITE, Ink.NONE));
    double y = from;
    for (String line : lines) {
      marks.add(new Drawing.Words(0, y + 13, line, SIZE, Anchor.START, true, Ink.BLACK));
      y += 17;
    }
    marks.add(new Drawing.Line(0, y + 2, width, y + 2, Ink.BLACK, 1));
    return y + 7;
  }

  private double row(List<Drawing.Shape> marks, Row row, double top) {
    var lines = Lines.wrapped(row.label(), SIZE, isNarrow ? width - 4 : names - 12);
    double height = lines.size() * LINE + (isNarrow ? 24 : 8);
    double middle = isNarrow ? top + lines.size() * LINE + 12 : top + height / 2;
    for (int i = 0; i < lines.size(); i++) {
      double y = isNarrow ? top + LINE * i + 13 : middle + LINE * (i - lines.size() / 2.0) + 12;
      marks.add(
          isNarrow
              ? new Drawing.Words(0, y, lines.get(i), SIZE, Anchor.START, false, Ink.BLACK)
              : new Drawing.Words(names - 6, y, lines.get(i), SIZE, Anchor.END, false, Ink.BLACK));
    }
    row.count().ifPresentOrElse(c -> mark(marks, c, middle), () -> none(marks, row, middle));
    return top + height;
  }

  private void none(List<Drawing.Shape> marks, Row row, double y) {
    var text = Drawing.fitted(row.none(), 12, width - names - 12);
    marks.add(
        new Drawing.Box(names + 6, y - 9, Drawing.widthOf(text, 12) + 6, 18, Ink.WHITE, Ink.NONE));
    marks.add(new Drawing.Words(names + 8, y + 4, text, 12, Anchor.START, false, Ink.SOFT));
  }

  private void mark(List<Drawing.Shape> marks, CountInterval count, double y) {
    var band = Band.around(count);
    double from = x(band.low());
    double to = x(band.high());
    marks.add(new Drawing.Line(from, y, to, y, Ink.SOFT, 1.4));
    marks.add(new Drawing.Line(from, y - 5, from, y + 5, Ink.SOFT, 1.4));
    marks.add(new Drawing.Line(to, y - 5, to, y + 5, Ink.SOFT, 1.4));
    double low = x(count.low());
    marks.add(
        count.isExact()
            ? new Drawing.Circle(low, y, 4.2, Ink.DEEP, Ink.DEEP)
            : new Drawing.Box(
                low, y - 4.5, Math.max(4, x(count.high()) - low), 9, Ink.PALE, Ink.DEEP));
    marks.add(
        new Drawing.Words(
            width - 6, y + 4.5, value.apply(count), SIZE, Anchor.END, true, Ink.BLACK));
  }
}
