package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;
import org.mufakat.server.drawing.OutlineMap;
import org.mufakat.statistics.CountInterval;

/// The region with its States and some corridors between them: an arrow as wide as the low end of
/// its sum, dashed where it may hold nobody. A State without a number has an empty circle.
final class MapPlot {

  private static final int STEPS = 16;

  /// @param count none where nothing is drawn for it
  record Place(String code, String name, Optional<CountInterval> count) {}

  record Course(String from, String to, CountInterval count) {}

  private final OutlineMap outline;
  private final List<Place> places;
  private final List<Course> courses;
  private final Function<CountInterval, String> value;
  private final int width;
  private final double scale;
  private final boolean isNarrow;
  private final long most;

  MapPlot(
      OutlineMap outline,
      List<Place> places,
      List<Course> courses,
      Function<CountInterval, String> value,
      int width) {
    this.outline = outline;
    this.places = places;
    this.courses = courses;
    this.value = value;
    this.width = width;
    this.scale = width / OutlineMap.WIDTH;
    this.isNarrow = width < FlowFigure.WIDE;
    this.most = courses.stream().mapToLong(c -> c.count().low()).max().orElse(1);
  }

  Drawing drawn(String title, String description) {
    var shapes = new ArrayList<>(outline.land(width));
    var lines = new ArrayList<MapLabels.Obstacle>();
    for (Course course : courses) {
      draw(shapes, lines, course);
    }
    double height = outline.height() * scale;
    labels(shapes, new MapLabels(lines, width, height));
    shapes.add(new Drawing.Box(0.5, 0.5, width - 1, height - 1, Ink.NONE, Ink.GRID));
    return new Drawing(width, (int) Math.ceil(height), title, description, shapes);
  }

  private Optional<Drawing.Point> spot(String code) {
    return outline.spot(code).map(s -> new Drawing.Point(s.x() * scale, s.y() * scale));
  }

  private void draw(List<Drawing.Shape> shapes, List<MapLabels.Obstacle> lines, Course course) {
    var from = spot(course.from());
    var to = spot(course.to());
    if (from.isEmpty() || to.isEmpty() || course.from().equals(course.to())) {
      return;
    }
    double thick = thickness(course.count());
    var curve = curve(from.get(), to.get());
    int neck = neck(curve, to.get(), Math.max(8, thick * 1.5) + 6);
    var shaft = curve.subList(0, neck + 1);
    shaft.forEach(p -> lines.add(new MapLabels.Obstacle(p.x(), p.y(), thick / 2)));
    if (course.count().low() == 0) {
      shapes.add(new Drawing.Path(shaft, false, Ink.NONE, Ink.WARM, 1.4, true));
    } else {
      shapes.add(new Drawing.Path(ribbon(shaft, thick), true, Ink.WARM, Ink.WHITE, 0.6, false));
    }
    shapes.add(head(shaft, to.get(), Math.max(4.5, thick * 0.85)));
  }

  private double thickness(CountInterval count) {
    return count.low() == 0 ? 1.4 : Math.max(1.6, (isNarrow ? 8.0 : 14.0) * count.low() / most);
  }

  /// Bent to one side, so that a way back is told from the way there.
  private static List<Drawing.Point> curve(Drawing.Point a, Drawing.Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double length = Math.max(1, Math.hypot(dx, dy));
    double bend = Math.min(0.22 * length, 60);
    double cx = (a.x() + b.x()) / 2 + dy / length * bend;
    double cy = (a.y() + b.y()) / 2 - dx / length * bend;
    return IntStream.rangeClosed(0, STEPS)
        .mapToObj(
            i -> {
              double t = (double) i / STEPS;
              double u = 1 - t;
              return new Drawing.Point(
                  u * u * a.x() + 2 * u * t * cx + t * t * b.x(),
                  u * u * a.y() + 2 * u * t * cy + t * t * b.y());
            })
        .toList();
  }

  /// The last point of the curve that is so far from its end.
  private static int neck(List<Drawing.Point> curve, Drawing.Point end, double far) {
    int at = curve.size() - 1;
    while (at > 1 && Math.hypot(curve.get(at).x() - end.x(), curve.get(at).y() - end.y()) < far) {
      at--;
    }
    return at;
  }

  private static List<Drawing.Point> ribbon(List<Drawing.Point> line, double thick) {
    var one = new ArrayList<Drawing.Point>();
    var other = new ArrayList<Drawing.Point>();
    for (int i = 0; i < line.size(); i++) {
      var before = line.get(Math.max(0, i - 1));
      var after = line.get(Math.min(line.size() - 1, i + 1));
      double length = Math.max(0.001, Math.hypot(after.x() - before.x(), after.y() - before.y()));
      double nx = -(after.y() - before.y()) / length * thick / 2;
      double ny = (after.x() - before.x()) / length * thick / 2;
      one.add(new Drawing.Point(line.get(i).x() + nx, line.get(i).y() + ny));
      other.addFirst(new Drawing.Point(line.get(i).x() - nx, line.get(i).y() - ny));
    }
    one.addAll(other);
    return one;
  }

  private static Drawing.Path head(List<Drawing.Point> shaft, Drawing.Point end, double half) {
    var from = shaft.getLast();
    double length = Math.max(0.001, Math.hypot(end.x() - from.x(), end.y() - from.y()));
    double ux = (end.x() - from.x()) / length;
    double uy = (end.y() - from.y()) / length;
    return new Drawing.Path(
        List.of(
            new Drawing.Point(end.x() - ux * 5, end.y() - uy * 5),
            new Drawing.Point(from.x() - uy * half, from.y() + ux * half),
            new Drawing.Point(from.x() + uy * half, from.y() - ux * half)),
        true,
        Ink.WARM,
        Ink.WHITE,
        0.6,
        false);
  }

  private void labels(List<Drawing.Shape> shapes, MapLabels labels) {
    double size = isNarrow ? 11 : 12.5;
    for (Place place : places) {
      spot(place.code())
          .ifPresent(
              at -> {
                var name = isNarrow ? place.code() : place.name();
                var text = place.count().map(value).orElse("–");
                double wide =
                    Math.max(Drawing.widthOf(name, size) * 1.08, Drawing.widthOf(text, size)) + 7;
                labels.add(name, text, at.x(), at.y(), wide, 2 * (size + 3) + 2);
              });
    }
    labels.placed().forEach(l -> label(shapes, l, size));
    for (Place place : places) {
      spot(place.code())
          .ifPresent(
              at ->
                  shapes.add(
                      new Drawing.Circle(
                          at.x(),
                          at.y(),
                          isNarrow ? 3.2 : 4,
                          place.count().isPresent() ? Ink.DEEP : Ink.WHITE,
                          Ink.DEEP)));
    }
  }

  private static void label(List<Drawing.Shape> shapes, MapLabels.Label label, double size) {
    if (label.gap() > 10) {
      shapes.add(
          new Drawing.Line(
              label.x(),
              label.y(),
              Math.clamp(label.x(), label.left(), label.left() + label.width()),
              Math.clamp(label.y(), label.top(), label.top() + label.height()),
              Ink.BLACK,
              0.8));
    }
    shapes.add(
        new Drawing.Box(
            label.left(), label.top(), label.width(), label.height(), Ink.WHITE, Ink.NONE));
    double middle = label.left() + label.width() / 2;
    shapes.add(
        new Drawing.Words(
            middle, label.top() + size + 0.5, label.name(), size, Anchor.MIDDLE, true, Ink.BLACK));
    shapes.add(
        new Drawing.Words(
            middle,
            label.top() + 2 * size + 3.5,
            label.value(),
            size,
            Anchor.MIDDLE,
            false,
            Ink.BLACK));
  }
}
