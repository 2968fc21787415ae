package org.mufakat.server.tables;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What was typed into the form of a release, as it stands in the form again where something is
/// wrong. Templates read it as `${typed}`.
public record AskedForm(Map<String, String> fields) {

  static final AskedForm EMPTY =
      new AskedForm(
          Map.of(
              "threshold", Integer.toString(AskedTables.USUAL_THRESHOLD),
              "width", Integer.toString(AskedTables.USUAL_THRESHOLD),
              "dominance", Integer.toString(AskedTables.USUAL_DOMINANCE),
              "epsilon", AskedTables.USUAL_EPSILON,
              "base", Integer.toString(AskedTables.USUAL_BASE),
              "method", ReleaseMethod.SUPPRESS.slug()));

  static AskedForm of(AskedTables asked) {
    return new AskedForm(
        Map.ofEntries(
            Map.entry("title", asked.title()),
            Map.entry("source", asked.source()),
            Map.entry("period", asked.period()),
            Map.entry("notes", asked.notes()),
            Map.entry("tables", asked.tablesText()),
            Map.entry("method", asked.method().slug()),
            Map.entry("threshold", Integer.toString(asked.threshold())),
            Map.entry("width", Integer.toString(asked.width())),
            Map.entry("dominance", Integer.toString(asked.dominancePercent())),
            Map.entry("source-column", asked.sourceColumn().orElse("")),
            Map.entry("year-column", asked.yearColumn().orElse("")),
            Map.entry("revised", asked.revised() ? "yes" : ""),
            Map.entry("epsilon", asked.epsilon()),
            Map.entry("base", Integer.toString(asked.base()))));
  }

  AskedForm with(String name, String value) {
    var changed = new HashMap<>(fields);
    changed.put(name, value);
    return new AskedForm(changed);
  }

  public String get(String name) {
    return clean(fields.getOrDefault(name, ""));
  }

  /// Without signs that nobody sees, lines ended in one way.
  private static String clean(String typed) {
    return typed.replaceAll("\\r\\n?", "\n").replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n]]", "").strip();
  }

  private String line(String name) {
    return get(name).replace('\n', ' ');
  }

  AskedTables asked() {
    return new AskedTables(
        line("title"),
        line("source"),
        line("period"),
        get("notes"),
        AskedTables.tables(get("tables")),
        ReleaseMethod.bySlug(get("method")).orElse(ReleaseMethod.SUPPRESS),
        number("threshold"),
        number("width"),
        number("dominance"),
        Optional.of(line("source-column")).filter(c -> !c.isEmpty()),
        Optional.of(line("year-column")).filter(c -> !c.isEmpty()),
        get("revised").equals("yes"),
        get("epsilon"),
        number("base"));
  }

  /// What is no number is none that is allowed.
  private int number(String name) {
    var typed = get(name);
    return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
  }
}
