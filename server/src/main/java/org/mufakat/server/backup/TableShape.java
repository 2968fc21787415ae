package org.mufakat.server.backup;

import java.util.List;
import java.util.stream.Collectors;

/// A table as a backup copies it.
///
/// @param columns those that are written, not those that the database computes
/// @param compartment the slug of the one that its rows are shown to; empty where all may see them
record TableShape(String schema, String name, List<String> columns, String compartment) {

  TableShape {
    columns = List.copyOf(columns);
  }

  String quoted() {
    return quoted(schema) + "." + quoted(name);
  }

  String quotedColumns() {
    return columns.stream().map(TableShape::quoted).collect(Collectors.joining(", "));
  }

  static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
