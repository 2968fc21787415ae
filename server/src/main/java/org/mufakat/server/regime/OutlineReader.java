package org.mufakat.server.regime;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mufakat.server.regime.References.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the region's outline, GeoJSON, and checks that a page can draw it: a polygon for every
/// member, with a code.
final class OutlineReader {

  static final String FILE = "outline.geojson";

  /// A simplified outline has a few hundred thousand bytes; the page that carries it is to stay
  /// small.
  private static final int MOST_BYTES = 1_000_000;

  private static final Set<String> ROLES = Set.of("member", "neighbour");

  private final PackFolder folder;
  private final Set<String> drawn = new HashSet<>();

  OutlineReader(PackFolder folder) {
    this.folder = folder;
  }

  /// The outline as it stands in the file; empty where the pack has none.
  ///
  /// @param members the codes that need a shape
  String read(Set<String> members) {
    return folder.text(FILE, MOST_BYTES).map(text -> checked(text, members)).orElse("");
  }

  private String checked(String text, Set<String> members) {
    var mapper = JsonMapper.builder().build();
    try (JsonParser parser = mapper.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        fault(1, "an outline is a FeatureCollection: { \"type\": …");
        return text;
      }
      collection(parser);
    } catch (JacksonException e) {
      fault(
          e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()),
          "not JSON: " + brief(e.getOriginalMessage()));
      return text;
    }
    if (folder.references().isReadable(Kind.MEMBER)) {
      members.stream()
          .filter(m -> !drawn.contains(m))
          .sorted()
          .forEach(m -> fault(1, "no feature has the code of member `%s`".formatted(m)));
    }
    return text;
  }

  /// The library's sentence without the places in it, which count bytes.
  private static String brief(String message) {
    return message.lines().findFirst().orElse("").replaceFirst(" *\\((for|start marker) .*", "");
  }

  private void collection(JsonParser parser) {
    var seen = new HashSet<String>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var key = parser.currentName();
      seen.add(key);
      int line = line(parser);
      var token = parser.nextToken();
      if (key.equals("features") && token == JsonToken.START_ARRAY) {
        features(parser);
        continue;
      }
      JsonNode value = parser.readValueAsTree();
      if (key.equals("type") && !value.asString("").equals("FeatureCollection")) {
        fault(line, "`type` is FeatureCollection");
      }
      if (key.equals("source") && value.asString("").isBlank()) {
        fault(line, "`source` says where the shapes come from");
      }
      if (key.equals("features")) {
        fault(line, "`features` must be a list");
      }
    }
    for (String key : new String[] {"type", "source", "features"}) {
      if (!seen.contains(key)) {
        fault(1, "`%s` is missing".formatted(key));
      }
    }
  }

  private void features(JsonParser parser) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = line(parser);
      JsonNode feature = parser.readValueAsTree();
      if (feature.isObject()) {
        faultFeature(feature, line);
      } else {
        fault(line, "a feature is { \"type\": \"Feature\", … }");
      }
    }
  }

  private void faultFeature(JsonNode feature, int line) {
    var properties = feature.path("properties");
    var code = properties.path("code").asString("");
    var role = properties.path("role").asString("");
    if (!FigureReader.isAssigned(code) && !FigureReader.isUserAssigned(code)) {
      fault(line, "a feature has `properties.code`, an ISO 3166-1 alpha-3 code");
    }
    if (properties.path("name").asString("").isBlank()) {
      fault(line, "a feature has `properties.name`");
    }
    if (!ROLES.contains(role)) {
      fault(line, "a feature has `properties.role`, member or neighbour");
    }
    if (role.equals("member")) {
      drawn.add(code);
      folder.references().use(Kind.MEMBER, code, new Position(FILE, line));
    }
    var geometry = feature.path("geometry");
    var depth =
        switch (geometry.path("type").asString("")) {
          case "Polygon" -> Optional.of(2);
          case "MultiPolygon" -> Optional.of(3);
          default -> Optional.<Integer>empty();
        };
    if (depth.isEmpty()) {
      fault(line, "a feature's `geometry` must be a Polygon or a MultiPolygon");
    } else if (!isShape(geometry.path("coordinates"), depth.get())) {
      fault(line, "`coordinates` are rings of at least four [longitude, latitude] in degrees");
    }
  }

  /// @param depth levels of lists above a position
  private static boolean isShape(JsonNode node, int depth) {
    if (depth == 0) {
      return node.size() >= 2
          && Math.abs(node.path(0).asDouble(999)) <= 180
          && Math.abs(node.path(1).asDouble(999)) <= 90;
    }
    if (!node.isArray() || node.size() < (depth == 1 ? 4 : 1)) {
      return false;
    }
    for (JsonNode part : node) {
      if (!isShape(part, depth - 1)) {
        return false;
      }
    }
    return true;
  }

  private static int line(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private void fault(int line, String text) {
    folder.faults().add(new Position(FILE, line), text);
  }
}
