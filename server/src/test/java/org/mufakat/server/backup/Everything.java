package org.mufakat.server.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/// All that a node's database holds, as text, to compare two of them.
final class Everything {

  private Everything() {}

  /// Every table with its rows in an order of their own, and every sequence.
  static Map<String, String> of(DataSource database) throws SQLException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      var all = new TreeMap<String, String>();
      for (TableShape table : Tables.of(connection)) {
        Tables.show(connection, table);
        all.put(
            table.schema() + "." + table.name(),
            text(
                connection,
                "select coalesce(string_agg(t::text, e'\\n' order by t::text), '') from "
                    + table.quoted()
                    + " t"));
      }
      all.put(
          "sequences",
          text(
              connection,
              "select coalesce(string_agg(s::text, e'\\n' order by s::text), '') from (select"
                  + " schemaname, sequencename, last_value from pg_sequences) s"));
      connection.rollback();
      return all;
    }
  }

  static String text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
