package org.mufakat.server.cases;

import java.util.Locale;
import java.util.Optional;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A region's outline as a drawing: the members' land and their neighbours', degrees as they are,
/// cut to the members. Imply no opinion on any boundary.
final class OutlineMap {

  static final double WIDTH = 640;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double MARGIN = 0.03;

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
  static Optional<OutlineMap> of(RegimePack regime) {
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

  double height() {
    return WIDTH * (north - south) / (east - west);
  }

  /// A place in the drawing.
  record Spot(double x, double y) {}

  private Spot spot(double longitude, double latitude) {
    return new Spot(
        WIDTH * (longitude - west) / (east - west),
        height() * (north - latitude) / (north - south));
  }

  /// Where a State stands; empty for one that the region does not place.
  Optional<Spot> spot(String state) {
    return regime
        .member(state)
        .map(Member::place)
        .map(place -> spot(place.longitudeDegrees(), place.latitudeDegrees()));
  }

  /// The land, as a picture by itself.
  String svg() {
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

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
