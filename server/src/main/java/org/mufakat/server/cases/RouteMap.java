package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.mufakat.cases.RouteLeg;
import org.mufakat.server.drawing.OutlineMap;
import org.mufakat.server.drawing.OutlineMap.Spot;

/// A person's way as lines over the region's outline. The list beside it says the same in words,
/// and also the legs that no map shows: those with an unknown end, inside one State, or beyond the
/// region.
///
/// @param viewBox of the drawing
/// @param legs in their order, each bent a little so that a way back is told from the way there
/// @param stops States that a leg begins or ends at
public record RouteMap(String viewBox, String height, List<Leg> legs, List<Stop> stops) {

  /// How far a line is bent, as a part of its length.
  private static final double BEND = 0.16;

  public RouteMap {
    legs = List.copyOf(legs);
    stops = List.copyOf(stops);
  }

  /// @param path as SVG has it
  public record Leg(int number, String path, String x, String y) {}

  public record Stop(String state, String x, String y) {}

  /// Empty where no leg can be drawn.
  static Optional<RouteMap> of(OutlineMap outline, List<RouteLeg> route) {
    var legs = new ArrayList<Leg>();
    var stops = new LinkedHashMap<String, Stop>();
    for (int i = 0; i < route.size(); i++) {
      var from = route.get(i).fromState();
      var to = route.get(i).toState();
      var start = from.flatMap(outline::spot);
      var end = to.flatMap(outline::spot);
      if (start.isPresent() && end.isPresent() && !from.equals(to)) {
        legs.add(leg(i + 1, start.get(), end.get()));
        stops.put(from.get(), stop(from.get(), start.get()));
        stops.put(to.get(), stop(to.get(), end.get()));
      }
    }
    return legs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RouteMap(
                "0 0 %s %s"
                    .formatted(
                        OutlineMap.number(OutlineMap.WIDTH), OutlineMap.number(outline.height())),
                OutlineMap.number(outline.height()),
                legs,
                List.copyOf(stops.values())));
  }

  private static Leg leg(int number, Spot from, Spot to) {
    double overX = (from.x() + to.x()) / 2 + BEND * (to.y() - from.y());
    double overY = (from.y() + to.y()) / 2 - BEND * (to.x() - from.x());
    var path =
        "M%s %sQ%s %s %s %s"
            .formatted(
                OutlineMap.number(from.x()),
                OutlineMap.number(from.y()),
                OutlineMap.number(overX),
                OutlineMap.number(overY),
                OutlineMap.number(to.x()),
                OutlineMap.number(to.y()));
    return new Leg(
        number,
        path,
        OutlineMap.number((from.x() + 2 * overX + to.x()) / 4),
        OutlineMap.number((from.y() + 2 * overY + to.y()) / 4));
  }

  private static Stop stop(String state, Spot at) {
    return new Stop(state, OutlineMap.number(at.x()), OutlineMap.number(at.y()));
  }
}
