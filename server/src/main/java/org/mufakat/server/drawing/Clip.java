package org.mufakat.server.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What of an area lies inside a picture: paper has no edge that would hide the rest.
///
/// Source: Sutherland and Hodgman, Reentrant polygon clipping, CACM 17 (1974).
final class Clip {

  private Clip() {}

  /// The area's points inside 0 to width and 0 to height; empty where none of it is.
  static List<Drawing.Point> to(double width, double height, List<Drawing.Point> area) {
    var left = side(area, p -> p.x() >= 0, (a, b) -> atX(a, b, 0));
    var right = side(left, p -> p.x() <= width, (a, b) -> atX(a, b, width));
    var top = side(right, p -> p.y() >= 0, (a, b) -> atY(a, b, 0));
    return side(top, p -> p.y() <= height, (a, b) -> atY(a, b, height));
  }

  private interface Crossing {
    Drawing.Point of(Drawing.Point a, Drawing.Point b);
  }

  private static List<Drawing.Point> side(
      List<Drawing.Point> area, Predicate<Drawing.Point> isInside, Crossing crossing) {
    var kept = new ArrayList<Drawing.Point>();
    for (int i = 0; i < area.size(); i++) {
      var here = area.get(i);
      var before = area.get((i + area.size() - 1) % area.size());
      if (isInside.test(here) != isInside.test(before)) {
        kept.add(crossing.of(before, here));
      }
      if (isInside.test(here)) {
        kept.add(here);
      }
    }
    return kept;
  }

  private static Drawing.Point atX(Drawing.Point a, Drawing.Point b, double x) {
    return new Drawing.Point(x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x()));
  }

  private static Drawing.Point atY(Drawing.Point a, Drawing.Point b, double y) {
    return new Drawing.Point(a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), y);
  }
}
