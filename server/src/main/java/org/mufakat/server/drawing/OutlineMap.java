package org.mufakat.server.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.drawing.Drawing.Ink;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A region's outline as a drawing: the members' land and their neighbours', degrees as they are,
/// cut to the members. Imply no opinion on any boundary.
public final class OutlineMap {

  public static final double WIDTH = 640;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double MARGIN = 0.03;

  /// So near each other two points are one to the eye, in pixels.
  private static final double SMALLEST = 0.8;

  private final RegimePack regime;
  private final JsonNode features;
  private double west = 180;
  private double east = -180;
  private double south = 90;
  private double north = -90;

  private OutlineMap(RegimePack regime) {
    this.regime = regime;
    this.features = JSON.readTree(regime.outline()).path("features");
    for (JsonNode feature : features) {
      if (isMember(feature)) {
        cover(feature.path("geometry").path("coordinates"));
      }
    }
    double margin = MARGIN * Math.max(east - west, north - south);
    west -= margin;
    east += margin;
    south -= margin;
    north += margin;
  }

  /// Empty where the regime has no outline.
  public static Optional<OutlineMap> of(RegimePack regime) {
    return regime.outline().isBlank() ? Optional.empty() : Optional.of(new OutlineMap(regime));
  }

  private static boolean isMember(JsonNode feature) {
    return feature.path("properties").path("role").asString("").equals("member");
  }

  private void cover(JsonNode coordinates) {
    if (coordinates.path(0).isNumber()) {
      west = Math.min(west, coordinates.path(0).asDouble());
      east = Math.max(east, coordinates.path(0).asDouble());
      south = Math.min(south, coordinates.path(1).asDouble());
      north = Math.max(north, coordinates.path(1).asDouble());
    } else {
      coordinates.forEach(this::cover);
    }
  }

  public double height() {
    return WIDTH * (north - south) / (east - west);
  }

  /// A place in the drawing.
  public record Spot(double x, double y) {}

  private Spot spot(double longitude, double latitude) {
    return new Spot(
        WIDTH * (longitude - west) / (east - west),
        height() * (north - latitude) / (north - south));
  }

  /// Where a State stands; empty for one that the region does not place.
  public Optional<Spot> spot(String state) {
    return regime
        .member(state)
        .map(Member::place)
        .map(place -> spot(place.longitudeDegrees(), place.latitudeDegrees()));
  }

  /// The land, as a picture by itself.
  public String svg() {
    var svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\">"
            .formatted(number(WIDTH), number(height())));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#eaf1f3\"/>");
    for (JsonNode feature : features) {
      svg.append("<path fill-rule=\"evenodd\" stroke=\"#8b979b\" stroke-width=\"0.8\" fill=\"")
          .append(isMember(feature) ? "#fffdf8" : "#dfe3df")
          .append("\" d=\"");
      draw(feature.path("geometry").path("coordinates"), svg);
      svg.append("\"/>");
    }
    return svg.append("</svg>").toString();
  }

  private void draw(JsonNode coordinates, StringBuilder path) {
    if (!coordinates.path(0).path(0).isNumber()) {
      coordinates.forEach(part -> draw(part, path));
      return;
    }
    char command = 'M';
    for (JsonNode point : coordinates) {
      var spot = spot(point.path(0).asDouble(), point.path(1).asDouble());
      path.append(command).append(number(spot.x())).append(' ').append(number(spot.y()));
      command = 'L';
    }
    path.append('Z');
  }

  /// The land as shapes of a drawing that is so wide: what is beyond its edges is cut off, and what
  /// is too small to be seen is left out.
  public List<Drawing.Shape> land(double width) {
    double scale = width / WIDTH;
    var shapes = new ArrayList<Drawing.Shape>();
    shapes.add(new Drawing.Box(0, 0, width, height() * scale, Ink.SEA, Ink.NONE));
    for (JsonNode feature : features) {
      boolean member = isMember(feature);
      rings(feature.path("geometry").path("coordinates"), scale)
          .map(ring -> Clip.to(width, height() * scale, ring))
          .filter(ring -> ring.size() > 2)
          .map(
              ring ->
                  new Drawing.Path(
                      ring, true, member ? Ink.WHITE : Ink.PALE, Ink.SHORE, 0.7, false))
          .forEach(shapes::add);
    }
    return shapes;
  }

  private Stream<List<Drawing.Point>> rings(JsonNode coordinates, double scale) {
    if (!coordinates.path(0).path(0).isNumber()) {
      var parts = new ArrayList<JsonNode>();
      coordinates.forEach(parts::add);
      return parts.stream().flatMap(part -> rings(part, scale));
    }
    var ring = new ArrayList<Drawing.Point>();
    for (JsonNode point : coordinates) {
      var spot = spot(point.path(0).asDouble(), point.path(1).asDouble());
      var at = new Drawing.Point(rounded(spot.x() * scale), rounded(spot.y() * scale));
      if (ring.isEmpty() || isApart(ring.getLast(), at)) {
        ring.add(at);
      }
    }
    return ring.size() > 2 ? Stream.of(ring) : Stream.empty();
  }

  private static boolean isApart(Drawing.Point one, Drawing.Point other) {
    return Math.hypot(one.x() - other.x(), one.y() - other.y()) > SMALLEST;
  }

  private static double rounded(double value) {
    return Math.round(10 * value) / 10.0;
  }

  public static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
