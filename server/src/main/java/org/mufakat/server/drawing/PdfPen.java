package org.mufakat.server.drawing;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;

/// Draws a picture's shapes on a page, which counts from below where a picture counts from above.
///
/// @param height of the picture
record PdfPen(PDPageContentStream on, Lettering lettering, double height) {

  void draw(Drawing.Shape shape) throws IOException {
    switch (shape) {
      case Drawing.Line l -> {
        dashed(l.dashed());
        line(
            on, (float) l.x1(), up(l.y1()), (float) l.x2(), up(l.y2()), l.ink(), (float) l.thick());
        dashed(false);
      }
      case Drawing.Box b -> {
        on.addRect((float) b.x(), up(b.y() + b.height()), (float) b.width(), (float) b.height());
        paint(b.fill(), b.edge(), 1);
      }
      case Drawing.Circle c -> {
        circle((float) c.x(), up(c.y()), (float) c.radius());
        paint(c.fill(), c.edge(), 1);
      }
      case Drawing.Path p -> path(p);
      case Drawing.Words w -> words(w);
    }
  }

  private float up(double y) {
    return (float) (height - y);
  }

  private void words(Drawing.Words words) throws IOException {
    var text = lettering.drawable(words.text());
    float size = (float) words.size();
    float wide = lettering.wide(text, size);
    float x =
        (float) words.x()
            - (words.anchor() == Anchor.MIDDLE
                ? wide / 2
                : words.anchor() == Anchor.END ? wide : 0);
    lettering.show(on, text, x, up(words.y()), size, words.bold(), words.ink());
  }

  private void path(Drawing.Path path) throws IOException {
    dashed(path.dashed());
    for (int i = 0; i < path.points().size(); i++) {
      var point = path.points().get(i);
      if (i == 0) {
        on.moveTo((float) point.x(), up(point.y()));
      } else {
        on.lineTo((float) point.x(), up(point.y()));
      }
    }
    if (path.closed()) {
      on.closePath();
    }
    paint(path.fill(), path.edge(), (float) path.thick());
    dashed(false);
  }

  private void dashed(boolean dashed) throws IOException {
    on.setLineDashPattern(dashed ? new float[] {5, 4} : new float[0], 0);
  }

  private void paint(Ink fill, Ink edge, float thick) throws IOException {
    if (fill != Ink.NONE) {
      on.setNonStrokingColor(Color.decode(fill.hex()));
    }
    if (edge != Ink.NONE) {
      on.setStrokingColor(Color.decode(edge.hex()));
      on.setLineWidth(thick);
    }
    if (fill != Ink.NONE && edge != Ink.NONE) {
      on.fillAndStroke();
    } else if (fill != Ink.NONE) {
      on.fill();
    } else {
      on.stroke();
    }
  }

  /// Four curves; the number is how far their handles reach for them to look round.
  private void circle(float x, float y, float radius) throws IOException {
    float k = 0.5523f * radius;
    on.moveTo(x - radius, y);
    on.curveTo(x - radius, y + k, x - k, y + radius, x, y + radius);
    on.curveTo(x + k, y + radius, x + radius, y + k, x + radius, y);
    on.curveTo(x + radius, y - k, x + k, y - radius, x, y - radius);
    on.curveTo(x - k, y - radius, x - radius, y - k, x - radius, y);
    on.closePath();
  }

  /// @param y1 from below, as the page counts
  static void line(
      PDPageContentStream on, float x1, float y1, float x2, float y2, Ink ink, float thick)
      throws IOException {
    on.setStrokingColor(Color.decode(ink.hex()));
    on.setLineWidth(thick);
    on.moveTo(x1, y1);
    on.lineTo(x2, y2);
    on.stroke();
  }
}
