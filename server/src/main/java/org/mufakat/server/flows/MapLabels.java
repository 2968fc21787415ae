package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.List;

/// Where each State's name and number stand on a map: beside its circle, off the arrows, off the
/// other labels and circles, inside the picture. Each in turn takes the cheapest place, until none
/// moves any more.
final class MapLabels {

  private static final double[] GAPS = {6, 14, 24, 36, 50, 66};
  private static final int[][] SIDES = {
    {0, -1}, {0, 1}, {1, 0}, {-1, 0}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}
  };
  private static final int ROUNDS = 6;

  /// A place on an arrow, and half of how thick it is there.
  record Obstacle(double x, double y, double half) {}

  /// @param x of what it belongs to
  /// @param gap how far it stands off; negative where it has no place yet
  record Label(
      String name,
      String value,
      double x,
      double y,
      double width,
      double height,
      double left,
      double top,
      double gap) {

    private Label at(double otherLeft, double otherTop, double otherGap) {
      return new Label(name, value, x, y, width, height, otherLeft, otherTop, otherGap);
    }

    private boolean holds(double px, double py, double margin) {
      return px > left - margin
          && px < left + width + margin
          && py > top - margin
          && py < top + height + margin;
    }
  }

  private final List<Obstacle> obstacles;
  private final double width;
  private final double height;
  private final List<Label> labels = new ArrayList<>();

  MapLabels(List<Obstacle> obstacles, double width, double height) {
    this.obstacles = obstacles;
    this.width = width;
    this.height = height;
  }

  void add(String name, String value, double x, double y, double wide, double high) {
    labels.add(new Label(name, value, x, y, wide, high, 0, 0, -1));
  }

  List<Label> placed() {
    boolean moved = true;
    for (int round = 0; round < ROUNDS && moved; round++) {
      moved = false;
      for (int i = 0; i < labels.size(); i++) {
        var best = best(i);
        moved |= !best.equals(labels.get(i));
        labels.set(i, best);
      }
    }
    return labels;
  }

  private Label best(int i) {
    var best = labels.get(i);
    double least = Double.POSITIVE_INFINITY;
    for (double gap : GAPS) {
      for (int rank = 0; rank < SIDES.length; rank++) {
        var spot = spot(labels.get(i), gap, SIDES[rank]);
        double cost = gap * 1.6 + rank + cost(spot, i);
        if (cost < least) {
          least = cost;
          best = spot;
        }
      }
    }
    return best;
  }

  private static Label spot(Label label, double gap, int[] side) {
    double reach = side[0] != 0 && side[1] != 0 ? gap * 0.6 : gap;
    return label.at(
        label.x() - label.width() / 2 + side[0] * (label.width() / 2 + reach),
        label.y() - label.height() / 2 + side[1] * (label.height() / 2 + reach),
        gap);
  }

  private double cost(Label spot, int self) {
    double cost =
        spot.left() < 3
                || spot.left() + spot.width() > width - 3
                || spot.top() < 3
                || spot.top() + spot.height() > height - 3
            ? 5000
            : 0;
    for (int i = 0; i < labels.size(); i++) {
      if (i != self) {
        cost += beside(spot, labels.get(i));
      }
    }
    for (Obstacle o : obstacles) {
      if (spot.holds(o.x(), o.y(), o.half() + 1)) {
        cost += 12 + 4 * o.half();
      }
    }
    return cost;
  }

  private static double beside(Label spot, Label other) {
    double cost = spot.holds(other.x(), other.y(), 6) ? 400 : 0;
    double across =
        Math.min(spot.left() + spot.width(), other.left() + other.width())
            - Math.max(spot.left(), other.left())
            + 3;
    double down =
        Math.min(spot.top() + spot.height(), other.top() + other.height())
            - Math.max(spot.top(), other.top())
            + 2;
    return other.gap() >= 0 && across > 0 && down > 0 ? cost + 500 + across * down * 4 : cost;
  }
}
