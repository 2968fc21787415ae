package org.mufakat.server.hosting;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A migration in a database's own history.
public record AppliedMigration(String version, int checksum, boolean success) {

  private static final String HISTORY =
      """
      SELECT version, coalesce(checksum, 0), success FROM flyway_schema_history
      WHERE version IS NOT NULL ORDER BY installed_rank\
      """;

  /// A database's history, the first one first; empty where nothing of ours is in it.
  public static List<AppliedMigration> history(Connection connection) throws SQLException {
    var applied = new ArrayList<AppliedMigration>();
    try (var statement = connection.createStatement()) {
      if (!hasHistory(statement)) {
        return List.of();
      }
      try (var rows = statement.executeQuery(HISTORY)) {
        while (rows.next()) {
          applied.add(new AppliedMigration(rows.getString(1), rows.getInt(2), rows.getBoolean(3)));
        }
      }
    }
    return List.copyOf(applied);
  }

  private static boolean hasHistory(Statement statement) throws SQLException {
    try (var row =
        statement.executeQuery("SELECT to_regclass('flyway_schema_history') IS NOT NULL")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
