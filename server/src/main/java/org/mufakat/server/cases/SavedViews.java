package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.List;

/// The lists of cases that a person saved, by name.
final class SavedViews {

  static final int LONGEST_NAME = 60;

  /// So many a person has at most.
  static final int MOST = 30;

  private final CaseRoom room;

  SavedViews(CaseRoom room) {
    this.room = room;
  }

  /// @param query as it stands in the list's address
  public record SavedView(String name, String query) {}

  List<SavedView> all() {
    return room.transaction()
        .with(
            "SELECT name, query FROM %1$s.saved_view WHERE account = ? ORDER BY name",
            statement -> {
              statement.setString(1, room.worker().account().value());
              var all = new ArrayList<SavedView>();
              try (var row = statement.executeQuery()) {
                while (row.next()) {
                  all.add(new SavedView(row.getString(1), row.getString(2)));
                }
              }
              return all;
            });
  }

  /// @return false where there are as many as a person may have, and none of this name
  boolean save(String name, String query) {
    var all = all();
    if (all.size() >= MOST && all.stream().noneMatch(view -> view.name().equals(name))) {
      return false;
    }
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
    return true;
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
