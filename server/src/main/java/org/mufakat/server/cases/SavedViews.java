package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.List;

/// The lists of cases that a person saved, by name.
final class SavedViews {

  static final int LONGEST_NAME = 60;
  private static final int MOST = 30;

  private final CaseRoom room;

  SavedViews(CaseRoom room) {
    this.room = room;
  }

  /// @param query as it stands in the list's address
  public record SavedView(String name, String query) {}

  List<SavedView> all() {
    return room.transaction()
        .with(
            "SELECT name, query FROM %1$s.saved_view WHERE account = ? ORDER BY name LIMIT ?",
            statement -> {
              statement.setString(1, room.worker().account().value());
              statement.setInt(2, MOST);
              var all = new ArrayList<SavedView>();
              try (var row = statement.executeQuery()) {
                while (row.next()) {
                  all.add(new SavedView(row.getString(1), row.getString(2)));
                }
              }
              return all;
            });
  }

  void save(String name, String query) {
    room.transaction()
        .with(
            "INSERT INTO %1$s.saved_view (account, name, query) VALUES (?, ?, ?)"
                + " ON CONFLICT (account, name) DO UPDATE SET query = EXCLUDED.query",
            statement -> {
              statement.setString(1, room.worker().account().value());
              statement.setString(2, name);
              statement.setString(3, query);
              return statement.executeUpdate();
            });
  }

  void remove(String name) {
    room.transaction()
        .with(
            "DELETE FROM %1$s.saved_view WHERE account = ? AND name = ?",
            statement -> {
              statement.setString(1, room.worker().account().value());
              statement.setString(2, name);
              return statement.executeUpdate();
            });
  }
}
