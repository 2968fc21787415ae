package org.mufakat.server.tables;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A package as bytes, in one form: JSON with names in order, no blanks, whole numbers only. A cell
/// is a number, `null` where it is withheld, three numbers for one that is about right with its
/// bounds, one number in brackets where it counts invented records. Bytes that are in another form
/// are no package, however alike.
///
/// Source: RFC 8785, of which this is the part without fractions.
public final class PackageJson {

  static final String FORM = "mufakat-tables/v1";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private PackageJson() {}

  public static byte[] bytes(TablesPackage release) {
    var all = new TreeMap<String, Object>();
    all.put("form", FORM);
    all.put("node", release.node());
    all.put("id", release.id());
    all.put("title", release.title());
    all.put("source", release.source());
    all.put("period", release.period());
    all.put("notes", release.notes());
    all.put("method", release.method().slug());
    all.put("rules", release.rules());
    all.put("tables", release.tables().stream().map(PackageJson::table).toList());
    all.put("audited-with", release.auditedWith());
    all.put("constraints-sha256", release.constraints());
    release.records().ifPresent(r -> all.put("records", records(r)));
    return JSON.writeValueAsBytes(all);
  }

  private static Map<String, Object> records(ReleasedRecords records) {
    return new TreeMap<>(Map.of("variables", records.variables(), "rows", records.rows()));
  }

  private static Map<String, Object> table(ReleasedTable table) {
    var written = new TreeMap<String, Object>();
    written.put(
        "variables",
        table.variables().stream()
            .map(v -> new TreeMap<>(Map.of("name", v.name(), "categories", v.categories())))
            .toList());
    var cells = new ArrayList<Object>(table.values().size());
    for (ReleasedValue value : table.values()) {
      cells.add(
          switch (value) {
            case ReleasedValue.Count(long persons) -> persons;
            case ReleasedValue.Withheld() -> null;
            case ReleasedValue.About(long persons, long low, long high) ->
                List.of(persons, low, high);
            case ReleasedValue.Invented(long persons) -> List.of(persons);
          });
    }
    written.put("cells", cells);
    return written;
  }

  /// Reads a package; empty for bytes that are none in its one form.
  public static Optional<TablesPackage> read(byte[] bytes) {
    try {
      var read = release(JSON.readTree(new String(bytes, StandardCharsets.UTF_8)));
      return Arrays.equals(bytes(read), bytes) ? Optional.of(read) : Optional.empty();
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TablesPackage release(JsonNode all) {
    if (!text(all, "form").equals(FORM)) {
      throw new IllegalArgumentException("another form");
    }
    var rules = new TreeMap<String, String>();
    all.path("rules").properties().forEach(r -> rules.put(r.getKey(), r.getValue().asString()));
    return new TablesPackage(
        text(all, "node"),
        text(all, "id"),
        text(all, "title"),
        text(all, "source"),
        text(all, "period"),
        text(all, "notes"),
        ReleaseMethod.bySlug(text(all, "method"))
            .orElseThrow(() -> new IllegalArgumentException("another method")),
        rules,
        all.path("tables").values().stream().map(PackageJson::table).toList(),
        texts(all.path("audited-with")),
        text(all, "constraints-sha256"),
        all.has("records")
            ? Optional.of(
                new ReleasedRecords(
                    texts(all.path("records").path("variables")),
                    all.path("records").path("rows").values().stream()
                        .map(PackageJson::texts)
                        .toList()))
            : Optional.empty());
  }

  private static ReleasedTable table(JsonNode table) {
    return new ReleasedTable(
        table.path("variables").values().stream()
            .map(v -> new CodedVariable(text(v, "name"), texts(v.path("categories"))))
            .toList(),
        table.path("cells").values().stream().map(PackageJson::value).toList());
  }

  private static ReleasedValue value(JsonNode cell) {
    if (cell.isNull()) {
      return new ReleasedValue.Withheld();
    }
    if (cell.isArray() && cell.size() == 1) {
      return new ReleasedValue.Invented(cell.path(0).asLong());
    }
    return cell.isArray()
        ? new ReleasedValue.About(
            cell.path(0).asLong(), cell.path(1).asLong(), cell.path(2).asLong())
        : new ReleasedValue.Count(cell.asLong());
  }

  private static List<String> texts(JsonNode array) {
    return array.values().stream().map(JsonNode::asString).toList();
  }

  private static String text(JsonNode of, String name) {
    return of.path(name).asString("");
  }
}
