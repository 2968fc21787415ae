package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// A released table as a JSON-stat 2.0 dataset: withheld cells are `null` with the status `c`
/// (confidential), numbers that are about right have the status `e` (estimated) and their bounds
/// under `extension`.
///
/// Source: json-stat.org, JSON-stat 2.0 full specification.
public final class JsonStat {

  static final String CONFIDENTIAL = "c";
  static final String ESTIMATED = "e";

  private JsonStat() {}

  /// @param approved when it was let out, in ISO 8601
  public static String of(TablesPackage release, int number, String approved) {
    var table = release.tables().get(number);
    var ids = SdmxNames.dimensions(table.variables());
    var all = new LinkedHashMap<String, Object>();
    all.put("version", "2.0");
    all.put("class", "dataset");
    all.put("label", release.title() + ": " + table.name());
    all.put("source", release.source());
    all.put("updated", approved);
    all.put("note", List.of(release.period(), release.notes()));
    all.put("id", ids);
    all.put("size", table.variables().stream().map(CodedVariable::size).toList());
    all.put("dimension", dimensions(table, ids));
    all.put("value", values(table));
    all.put("status", status(table));
    all.put("extension", extension(release, table));
    return JsonMapper.shared().writeValueAsString(all);
  }

  private static Map<String, Object> dimensions(ReleasedTable table, List<String> ids) {
    var dimensions = new LinkedHashMap<String, Object>();
    for (int v = 0; v < ids.size(); v++) {
      var variable = table.variables().get(v);
      var codes = new ArrayList<>(SdmxNames.codes(variable));
      var labels = new LinkedHashMap<String, String>();
      for (int c = 0; c < codes.size(); c++) {
        labels.put(codes.get(c), variable.categories().get(c));
      }
      codes.add(SdmxNames.TOTAL);
      labels.put(SdmxNames.TOTAL, ReleasedCsv.TOTAL);
      dimensions.put(
          ids.get(v),
          Map.of("label", variable.name(), "category", Map.of("index", codes, "label", labels)));
    }
    return dimensions;
  }

  private static List<Object> values(ReleasedTable table) {
    var values = new ArrayList<Object>();
    for (ReleasedValue value : table.values()) {
      values.add(
          switch (value) {
            case ReleasedValue.Count(long persons) -> persons;
            case ReleasedValue.About about -> about.persons();
            case ReleasedValue.Invented(long persons) -> persons;
            case ReleasedValue.Withheld() -> null;
          });
    }
    return values;
  }

  private static Map<String, String> status(ReleasedTable table) {
    var status = new LinkedHashMap<String, String>();
    for (int i = 0; i < table.values().size(); i++) {
      switch (table.values().get(i)) {
        case ReleasedValue.Count _ -> {}
        case ReleasedValue.About _, ReleasedValue.Invented _ ->
            status.put(Integer.toString(i), ESTIMATED);
        case ReleasedValue.Withheld _ -> status.put(Integer.toString(i), CONFIDENTIAL);
      }
    }
    return status;
  }

  private static Map<String, Object> extension(TablesPackage release, ReleasedTable table) {
    var extension = new TreeMap<String, Object>();
    extension.put("unit", "persons");
    extension.put("method", release.method().slug());
    extension.put("rules", release.rules());
    extension.put("release", release.id());
    var bounds = new LinkedHashMap<String, List<Long>>();
    for (int i = 0; i < table.values().size(); i++) {
      if (table.values().get(i) instanceof ReleasedValue.About(long _, long low, long high)) {
        bounds.put(Integer.toString(i), List.of(low, high));
      }
    }
    if (!bounds.isEmpty()) {
      extension.put("bounds", bounds);
    }
    return extension;
  }
}
