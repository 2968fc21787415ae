package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.mufakat.server.drawing.Axes;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;
import org.mufakat.server.drawing.Lines;
import org.mufakat.server.drawing.Scale;

/// Residuals from their least to their largest, a row a corridor by name, around the line of what
/// its row and column lead to expect. Those that are flagged are filled and have a ▲ or ▼.
final class ResidualPlot {

  private static final double SIZE = 13;
  private static final double LINE = 16;

  /// @param low by the scatter of the others
  /// @param sign `▲`, `▼`, or empty where it is not flagged
  record Row(String label, double low, double high, String sign) {}

  private final List<Row> rows;
  private final int width;
  private final boolean isNarrow;
  private final double names;
  private final Scale scale;

  /// @param ends the least and the largest of all sheets, so that they have one scale
  ResidualPlot(List<Row> rows, List<Row> ends, int width) {
    this.rows = rows;
    this.width = width;
    this.isNarrow = width < FlowFigure.WIDE;
    double widest =
        rows.stream().mapToDouble(r -> Drawing.widthOf(r.label(), SIZE)).max().orElse(0);
    this.names = isNarrow ? 6 : Math.min(0.46 * width, widest * 1.06 + 16);
    double least = Math.min(-2, ends.stream().mapToDouble(Row::low).min().orElse(-2));
    double most = Math.max(2, ends.stream().mapToDouble(Row::high).max().orElse(2));
    this.scale = new Scale(least * 1.05, most * 1.05, names + 12, width - 30, false);
  }

  Drawing drawn(String title, String description, String axis, DoubleFunction<String> number) {
    var marks = new ArrayList<Drawing.Shape>();
    double y = 6;
    for (Row row : rows) {
      y = row(marks, row, y);
    }
    var shapes = new ArrayList<Drawing.Shape>();
    Axes.below(shapes, scale, 4, y + 2, axis, number);
    shapes.add(new Drawing.Line(scale.at(0), 4, scale.at(0), y + 2, Ink.BLACK, 1.4));
    shapes.addAll(marks);
    return new Drawing(width, (int) (y + 2 + Axes.BELOW), title, description, shapes);
  }

  private double row(List<Drawing.Shape> marks, Row row, double top) {
    boolean flagged = !row.sign().isEmpty();
    var lines =
        Lines.wrapped(row.label(), SIZE * (flagged ? 1.06 : 1), isNarrow ? width - 4 : names - 12);
    double height = lines.size() * LINE + (isNarrow ? 20 : 7);
    double middle = isNarrow ? top + lines.size() * LINE + 9 : top + height / 2;
    for (int i = 0; i < lines.size(); i++) {
      double y = isNarrow ? top + LINE * i + 13 : middle + LINE * (i - lines.size() / 2.0) + 12;
      marks.add(
          new Drawing.Words(
              isNarrow ? 0 : names - 4,
              y,
              lines.get(i),
              SIZE,
              isNarrow ? Anchor.START : Anchor.END,
              flagged,
              Ink.BLACK));
    }
    double from = scale.at(row.low());
    double length = Math.max(5, scale.at(row.high()) - from);
    marks.add(
        new Drawing.Box(
            from - (length == 5 ? 2.5 : 0),
            middle - 4.5,
            length,
            9,
            flagged ? Ink.DEEP : Ink.WHITE,
            Ink.DEEP));
    if (flagged) {
      marks.add(
          new Drawing.Words(
              from + length + 7, middle + 4.5, row.sign(), 12, Anchor.START, false, Ink.BLACK));
    }
    return top + height;
  }
}
