package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mufakat.flows.Flow;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;
import org.mufakat.server.drawing.Lines;
import org.mufakat.statistics.CountInterval;

/// Citizenships on the left, detecting States on the right, and between them a ribbon a corridor,
/// as wide as the low end of its sum; one that is an interval has a dashed edge. Both sides stand
/// by name, so nothing is put into an order of size.
final class SankeyPlot {

  private static final double SIZE = 13;
  private static final double LINE = 15;
  private static final double BAR = 9;
  private static final double GAP = 10;
  private static final double TOP = 6;
  private static final int STEPS = 18;

  /// A corridor and whether it is the one that the page is about.
  ///
  /// @param from the left side's code
  /// @param to the right side's code
  record Ribbon(String from, String to, CountInterval count, boolean main) {
    static Ribbon of(Flow flow, boolean main) {
      return new Ribbon(flow.citizenship(), flow.detectedBy(), flow.sum(), main);
    }
  }

  /// One State on one side.
  private static final class Side {
    private final List<String> label;
    private double size;
    private double top;
    private double next;

    Side(List<String> label) {
      this.label = label;
    }

    double slot() {
      return Math.max(size, label.size() * LINE) + GAP;
    }
  }

  private final List<Ribbon> ribbons;
  private final Function<CountInterval, String> value;
  private final int width;
  private final double room;
  private final Map<String, Side> left = new LinkedHashMap<>();
  private final Map<String, Side> right = new LinkedHashMap<>();
  private final double scale;

  /// @param ribbons each surely more than nobody, in the order in which their States stand
  /// @param lefts the codes of the left side, by name
  /// @param rights the codes of the right side, by name
  /// @param name of a State
  /// @param value a count in words
  SankeyPlot(
      List<Ribbon> ribbons,
      List<String> lefts,
      List<String> rights,
      Function<String, String> name,
      Function<CountInterval, String> value,
      int width) {
    this.ribbons = ribbons;
    this.value = value;
    this.width = width;
    this.room = width < FlowFigure.WIDE ? 0.3 * width : 190;
    lefts.forEach(c -> left.put(c, side(name.apply(c))));
    rights.forEach(c -> right.put(c, side(name.apply(c))));
    double persons = ribbons.stream().mapToDouble(r -> r.count().low()).sum();
    this.scale = Math.max(150, 11.0 * Math.max(left.size(), right.size())) / Math.max(1, persons);
    for (Ribbon ribbon : ribbons) {
      at(left, ribbon.from()).size += thickness(ribbon);
      at(right, ribbon.to()).size += thickness(ribbon);
    }
  }

  private Side side(String name) {
    return new Side(Lines.wrapped(name, SIZE, room - 12));
  }

  private static Side at(Map<String, Side> sides, String code) {
    return java.util.Objects.requireNonNull(sides.get(code));
  }

  private double thickness(Ribbon ribbon) {
    return Math.max(1, ribbon.count().low() * scale);
  }

  Drawing drawn(String title, String description) {
    double height = Math.max(sum(left), sum(right));
    place(left, height);
    place(right, height);
    var shapes = new ArrayList<Drawing.Shape>();
    var values = new ArrayList<Drawing.Shape>();
    var starts = starts();
    boolean isAbout = ribbons.stream().anyMatch(Ribbon::main);
    for (Ribbon ribbon : ribbons) {
      double from = java.util.Objects.requireNonNull(starts.get(ribbon));
      double to = at(right, ribbon.to()).next;
      at(right, ribbon.to()).next += thickness(ribbon);
      ribbon(shapes, values, ribbon, from, to, isAbout);
    }
    shapes.addAll(values);
    left.values().forEach(s -> state(shapes, s, room - BAR, room - BAR - 7, Anchor.END));
    right
        .values()
        .forEach(s -> state(shapes, s, width - room, width - room + BAR + 7, Anchor.START));
    return new Drawing(width, (int) (height + 2 * TOP), title, description, shapes);
  }

  private static double sum(Map<String, Side> sides) {
    return sides.values().stream().mapToDouble(Side::slot).sum();
  }

  /// One below the other, the shorter side with more air.
  private static void place(Map<String, Side> sides, double height) {
    double air = (height - sum(sides)) / sides.size();
    double y = TOP;
    for (Side side : sides.values()) {
      side.top = y + (side.slot() + air - side.size) / 2;
      side.next = side.top;
      y += side.slot() + air;
    }
  }

  /// Where each ribbon leaves its left side: in the order of the right side, so that few cross.
  private Map<Ribbon, Double> starts() {
    var rights = List.copyOf(right.keySet());
    var starts = new HashMap<Ribbon, Double>();
    ribbons.stream()
        .sorted(java.util.Comparator.comparingInt(r -> rights.indexOf(r.to())))
        .forEach(
            r -> {
              var side = at(left, r.from());
              starts.put(r, side.next);
              side.next += thickness(r);
            });
    return starts;
  }

  private void ribbon(
      List<Drawing.Shape> shapes,
      List<Drawing.Shape> values,
      Ribbon ribbon,
      double from,
      double to,
      boolean isAbout) {
    double thick = thickness(ribbon);
    var fill = ribbon.main() || !isAbout ? Ink.SAND : Ink.PALE;
    var edge = ribbon.main() || !isAbout ? Ink.WARM : Ink.SHORE;
    shapes.add(
        new Drawing.Path(area(from, to, thick), true, fill, edge, 0.8, !ribbon.count().isExact()));
    var text = value.apply(ribbon.count());
    if (thick > 13) {
      values.add(
          new Drawing.Words(
              width - room - 8,
              to + thick / 2 + 4,
              text,
              12,
              Anchor.END,
              ribbon.main(),
              Ink.BLACK));
    }
  }

  private List<Drawing.Point> area(double from, double to, double thick) {
    var points = new ArrayList<Drawing.Point>();
    for (int i = 0; i <= STEPS; i++) {
      points.add(course(from, to, i));
    }
    for (int i = STEPS; i >= 0; i--) {
      points.add(course(from + thick, to + thick, i));
    }
    return points;
  }

  private Drawing.Point course(double from, double to, int step) {
    double t = (double) step / STEPS;
    double gone = t * t * (3 - 2 * t);
    return new Drawing.Point(room + t * (width - 2 * room), from + gone * (to - from));
  }

  private static void state(
      List<Drawing.Shape> shapes, Side side, double bar, double words, Anchor anchor) {
    shapes.add(new Drawing.Box(bar, side.top, BAR, side.size, Ink.DEEP, Ink.NONE));
    double y = side.top + side.size / 2 - side.label.size() * LINE / 2 + 11.5;
    for (String line : side.label) {
      shapes.add(new Drawing.Words(words, y, line, SIZE, anchor, false, Ink.BLACK));
      y += LINE;
    }
  }
}
