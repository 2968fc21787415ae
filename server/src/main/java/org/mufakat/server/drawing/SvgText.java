package org.mufakat.server.drawing;

import java.util.Locale;
import java.util.stream.Collectors;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;

/// A drawing as SVG: text stays text, and no style or script is in it, so that it stands in a page
/// of any policy.
public final class SvgText {

  private static final String FONT = "Noto Sans, Liberation Sans, Arial, sans-serif";

  private SvgText() {}

  /// @param id by which its title and description are named; unique in the page
  public static String of(Drawing drawing, String id, String language) {
    var shapes = drawing.shapes().stream().map(SvgText::shape).collect(Collectors.joining("\n"));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
    role="img" aria-labelledby="%3$s-title %3$s-desc" lang="%4$s" font-family="%5$s">
    <title id="%3$s-title">%6$s</title>
    <desc id="%3$s-desc">%7$s</desc>
    %8$s
    </svg>
    """
        .formatted(
            drawing.width(),
            drawing.height(),
            id,
            language,
            FONT,
            escaped(drawing.title()),
            escaped(drawing.description()),
            shapes);
  }

  private static String shape(Drawing.Shape shape) {
    return switch (shape) {
      case Drawing.Line l ->
          "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"%s/>"
              .formatted(
                  n(l.x1()), n(l.y1()), n(l.x2()), n(l.y2()), pen(l.ink(), l.thick(), l.dashed()));
      case Drawing.Box b ->
          "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s%s/>"
              .formatted(
                  n(b.x()), n(b.y()), n(b.width()), n(b.height()), fill(b.fill()), edge(b.edge()));
      case Drawing.Circle c ->
          "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s%s/>"
              .formatted(n(c.x()), n(c.y()), n(c.radius()), fill(c.fill()), edge(c.edge()));
      case Drawing.Path p ->
          "<path d=\"%s\"%s%s/>"
              .formatted(path(p), fill(p.fill()), pen(p.edge(), p.thick(), p.dashed()));
      case Drawing.Words w ->
          "<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s%s%s>%s</text>"
              .formatted(
                  n(w.x()),
                  n(w.y()),
                  n(w.size()),
                  anchor(w.anchor()),
                  w.bold() ? " font-weight=\"700\"" : "",
                  fill(w.ink()),
                  escaped(w.text()));
    };
  }

  private static String path(Drawing.Path path) {
    return path.points().stream()
            .map(p -> n(p.x()) + " " + n(p.y()))
            .collect(Collectors.joining("L", "M", ""))
        + (path.closed() ? "Z" : "");
  }

  private static String fill(Ink ink) {
    return " fill=\"%s\"".formatted(ink == Ink.NONE ? "none" : ink.hex());
  }

  private static String edge(Ink ink) {
    return ink == Ink.NONE ? "" : pen(ink, 1, false);
  }

  private static String pen(Ink ink, double thick, boolean dashed) {
    return ink == Ink.NONE
        ? ""
        : " stroke=\"%s\" stroke-width=\"%s\"%s"
            .formatted(ink.hex(), n(thick), dashed ? " stroke-dasharray=\"5 4\"" : "");
  }

  private static String anchor(Anchor anchor) {
    return switch (anchor) {
      case START -> "";
      case MIDDLE -> " text-anchor=\"middle\"";
      case END -> " text-anchor=\"end\"";
    };
  }

  private static String n(double value) {
    var text = String.format(Locale.ROOT, "%.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
