package org.mufakat.server.drawing;

import java.util.ArrayList;
import java.util.List;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;

/// A drawing that leaves its page: its title and what it counts above it, its notes and its source
/// below, on white, so that it is never seen without them.
public final class Framed {

  private static final double SIDE = 24;
  private static final double TITLE = 20;
  private static final double SMALL = 12.5;

  private final Drawing drawing;
  private final int width;
  private final List<Drawing.Shape> shapes = new ArrayList<>();
  private double y = 16;

  private Framed(Drawing drawing) {
    this.drawing = drawing;
    this.width = (int) (drawing.width() + 2 * SIDE);
  }

  /// @param what it counts
  /// @param below notes, and at last the source
  public static Drawing of(Drawing drawing, String what, List<String> below) {
    return new Framed(drawing).framed(what, below);
  }

  private Drawing framed(String what, List<String> below) {
    words(drawing.title(), TITLE, true, Ink.BLACK);
    words(what, 14, false, Ink.SOFT);
    y += 14;
    double top = y;
    drawing.shapes().forEach(shape -> shapes.add(moved(shape, SIDE, top)));
    y += drawing.height() + 10;
    below.forEach(text -> words(text, SMALL, false, Ink.SOFT));
    int height = (int) Math.ceil(y + 14);
    shapes.addFirst(new Drawing.Box(0, 0, width, height, Ink.WHITE, Ink.NONE));
    return new Drawing(width, height, drawing.title(), drawing.description(), shapes);
  }

  private void words(String text, double size, boolean bold, Ink ink) {
    for (String line : Lines.wrapped(text, size * (bold ? 1.08 : 1), width - 2 * SIDE)) {
      y += size * 1.38;
      shapes.add(new Drawing.Words(SIDE, y, line, size, Anchor.START, bold, ink));
    }
    y += 3;
  }

  private static Drawing.Shape moved(Drawing.Shape shape, double right, double down) {
    return switch (shape) {
      case Drawing.Line l ->
          new Drawing.Line(
              l.x1() + right,
              l.y1() + down,
              l.x2() + right,
              l.y2() + down,
              l.ink(),
              l.thick(),
              l.dashed());
      case Drawing.Box b ->
          new Drawing.Box(b.x() + right, b.y() + down, b.width(), b.height(), b.fill(), b.edge());
      case Drawing.Circle c ->
          new Drawing.Circle(c.x() + right, c.y() + down, c.radius(), c.fill(), c.edge());
      case Drawing.Path p ->
          new Drawing.Path(
              p.points().stream()
                  .map(at -> new Drawing.Point(at.x() + right, at.y() + down))
                  .toList(),
              p.closed(),
              p.fill(),
              p.edge(),
              p.thick(),
              p.dashed());
      case Drawing.Words w ->
          new Drawing.Words(
              w.x() + right, w.y() + down, w.text(), w.size(), w.anchor(), w.bold(), w.ink());
    };
  }
}
