package org.mufakat.server.tables;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is released, as it leaves: tables and how they were protected. Every byte of it is public.
///
/// @param node whose release it is
/// @param id 32 hex digits
/// @param period what the counts cover, in words
/// @param rules by name, in words that a machine reads too: `threshold` → `11`
/// @param auditedWith the earlier releases of the node that the tables were audited with, by id,
///   and `mirror/` with a partner's code for sums that it published
/// @param records invented ones, for a release of these
/// @param constraints SHA-256 over the constraint matrix that was audited, in hex
public record TablesPackage(
    String node,
    String id,
    String title,
    String source,
    String period,
    String notes,
    ReleaseMethod method,
    Map<String, String> rules,
    List<ReleasedTable> tables,
    List<String> auditedWith,
    String constraints,
    Optional<ReleasedRecords> records) {

  public TablesPackage {
    rules = new TreeMap<>(rules);
    tables = List.copyOf(tables);
    auditedWith = List.copyOf(auditedWith);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("a release has a table");
    }
  }

  /// The same under another name.
  public TablesPackage withId(String other) {
    return new TablesPackage(
        node,
        other,
        title,
        source,
        period,
        notes,
        method,
        rules,
        tables,
        auditedWith,
        constraints,
        records);
  }

  public int cells() {
    return tables.stream().mapToInt(t -> t.values().size()).sum();
  }

  public int withheld() {
    return tables.stream().mapToInt(ReleasedTable::withheld).sum();
  }

  /// Whether categories of few persons stand together under a sign of their own.
  public boolean hasUntold() {
    return tables.stream()
        .flatMap(t -> t.variables().stream())
        .anyMatch(v -> v.categories().contains(Tabulation.UNTOLD));
  }

  public String rule(String name) {
    return rules.getOrDefault(name, "");
  }
}
