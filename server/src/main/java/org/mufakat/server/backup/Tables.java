package org.mufakat.server.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mufakat.ledger.Compartment;
import org.mufakat.server.cases.CompartmentTransaction;

/// The tables of a node's database, as they are there and not as someone wrote them down: one that
/// a later version adds is copied too. What a backup could not copy whole is refused.
final class Tables {

  private static final String ALL =
      """
      select n.nspname, c.relname, c.relkind, c.relrowsecurity,
             array(select a.attname from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                     and a.attgenerated = '' order by a.attnum),
             array(select pg_get_expr(p.polqual, p.polrelid) from pg_policy p
                   where p.polrelid = c.oid)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm', 'f')
        and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
        and not (n.nspname = 'public' and c.relname = 'flyway_schema_history')
      order by n.nspname, c.relname\
      """;

  private static final String REFERENCES =
      """
      select cn.nspname, c.relname, rn.nspname, r.relname
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
      join pg_class r on r.oid = k.confrelid join pg_namespace rn on rn.oid = r.relnamespace
      where k.contype = 'f' and k.conrelid <> k.confrelid\
      """;

  /// How a policy opens a table to one compartment: today, and before V27, as in a database that is
  /// made for an older backup.
  private static final List<String> FORMS =
      List.of(
          "CASE current_setting('mufakat.compartment'::text, true)"
              + " WHEN '%s'::text THEN true ELSE false END",
          "(current_setting('mufakat.compartment'::text, true) = '%s'::text)");

  private Tables() {}

  /// Those that others refer to come first.
  ///
  /// @throws IllegalStateException where there is something that a backup does not know how to copy
  static List<TableShape> of(Connection connection) throws SQLException {
    var found = new LinkedHashMap<String, TableShape>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(ALL)) {
      while (row.next()) {
        var name = row.getString(1) + "." + row.getString(2);
        if (!row.getString(3).equals("r")) {
          throw new IllegalStateException(name + " is no plain table: a backup cannot copy it");
        }
        var columns = List.of((String[]) row.getArray(5).getArray());
        var policies = List.of((String[]) row.getArray(6).getArray());
        var compartment = row.getBoolean(4) ? compartment(name, policies) : "";
        found.put(name, new TableShape(row.getString(1), row.getString(2), columns, compartment));
      }
    }
    return ordered(found, references(connection));
  }

  /// The compartment that a table's one policy opens it to. With another policy a backup would
  /// leave out rows and not know.
  private static String compartment(String table, List<String> policies) {
    var said = policies.stream().map(policy -> policy.replaceAll("\\s+", " ").strip()).toList();
    for (Compartment compartment : Compartment.values()) {
      if (FORMS.stream()
          .anyMatch(form -> said.equals(List.of(form.formatted(compartment.slug()))))) {
        return compartment.slug();
      }
    }
    throw new IllegalStateException(
        "the row policies of %s are not one compartment's: a backup would not see all rows"
            .formatted(table));
  }

  private static Map<String, Set<String>> references(Connection connection) throws SQLException {
    var references = new HashMap<String, Set<String>>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(REFERENCES)) {
      while (row.next()) {
        references
            .computeIfAbsent(row.getString(1) + "." + row.getString(2), _ -> new TreeSet<>())
            .add(row.getString(3) + "." + row.getString(4));
      }
    }
    return references;
  }

  private static List<TableShape> ordered(
      Map<String, TableShape> found, Map<String, Set<String>> references) {
    var left = new LinkedHashMap<>(found);
    var ordered = new ArrayList<TableShape>();
    while (!left.isEmpty()) {
      var next =
          left.keySet().stream()
              .filter(
                  t -> references.getOrDefault(t, Set.of()).stream().noneMatch(left::containsKey))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("tables refer to each other in a ring: " + left));
      ordered.add(found.get(next));
      left.remove(next);
    }
    return ordered;
  }

  /// From here on the transaction sees this table's rows.
  static void show(Connection connection, TableShape table) {
    Compartment.bySlug(table.compartment())
        .ifPresent(compartment -> CompartmentTransaction.on(connection, compartment));
  }

  /// Whether no table has a row, apart from the one that says whose database this is.
  static boolean areEmpty(Connection connection) throws SQLException {
    for (TableShape table : of(connection)) {
      show(connection, table);
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("select exists (select from " + table.quoted() + ")")) {
        row.next();
        if (row.getBoolean(1) && !table.name().equals("node_identity")) {
          return false;
        }
      }
    }
    return true;
  }
}
