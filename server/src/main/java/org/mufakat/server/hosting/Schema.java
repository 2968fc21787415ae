package org.mufakat.server.hosting;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The tables that this Mufakat needs in a database of one kind of node, as numbered migrations.
final class Schema {

  /// What every node has.
  static final String EVERY_NODE = "classpath:db/migration";

  /// What a State's node has beside that.
  static final String CASES = "classpath:db/cases";

  private final List<String> locations;
  private List<AppliedMigration> foundRight = List.of();

  /// @param locations where the migrations lie, as `classpath:db/migration`
  Schema(String... locations) {
    this.locations = List.of(locations);
  }

  static Schema ofStates() {
    return new Schema(EVERY_NODE, CASES);
  }

  static Schema ofHub() {
    return new Schema(EVERY_NODE);
  }

  /// How a database stands to this version.
  sealed interface State {
    /// Nothing of ours is in it.
    record Fresh(String known) implements State {}

    record UpToDate(String version) implements State {}

    record Behind(String found, String known) implements State {}

    /// A later version has been at work.
    record Newer(String found, String known) implements State {}

    /// What was applied is not what is on hand.
    record Altered(String detail) implements State {}
  }

  /// Flyway needs most of a second to look at a database. One look a process is enough: a history
  /// equal to one that it has found right is right too.
  State stateOf(DataSource database) {
    var history = history(database);
    if (!history.isEmpty() && history.equals(foundRight)) {
      return new State.UpToDate(history.getLast().version());
    }
    return judge(database, history);
  }

  private State judge(DataSource database, List<AppliedMigration> history) {
    var all = Arrays.asList(flyway(database).info().all());
    var known =
        all.stream()
            .filter(m -> !isFuture(m))
            .map(m -> m.getVersion().getVersion())
            .reduce("0", (_, b) -> b);
    if (history.isEmpty()) {
      return new State.Fresh(known);
    }
    var found = history.getLast().version();
    if (all.stream().anyMatch(Schema::isFuture)) {
      return new State.Newer(found, known);
    }
    var altered =
        all.stream()
            .filter(Schema::isAltered)
            .map(m -> "V" + m.getVersion())
            .collect(Collectors.joining(", "));
    if (!altered.isEmpty()) {
      return new State.Altered(altered);
    }
    if (all.stream().anyMatch(m -> m.getState() == MigrationState.PENDING)) {
      return new State.Behind(found, known);
    }
    foundRight = history;
    return new State.UpToDate(found);
  }

  /// Applies what is missing, all of it or nothing.
  ///
  /// @throws org.flywaydb.core.api.FlywayException when a migration fails; the database is then as
  ///   it was
  void migrate(DataSource database) {
    flyway(database).migrate();
    foundRight = history(database);
  }

  /// The newest migration that this Mufakat knows.
  String newest(DataSource database) {
    return known(database).getLast();
  }

  boolean knows(DataSource database, String version) {
    return known(database).contains(version);
  }

  private List<String> known(DataSource database) {
    return Arrays.stream(flyway(database).info().all())
        .filter(m -> !isFuture(m))
        .map(m -> m.getVersion().getVersion())
        .toList();
  }

  /// Applies what made an earlier version's tables, and no more.
  void migrate(DataSource database, String version) {
    configured(database).target(version).load().migrate();
  }

  private static boolean isFuture(MigrationInfo migration) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS
        || migration.getState() == MigrationState.FUTURE_FAILED;
  }

  private static boolean isAltered(MigrationInfo migration) {
    return migration.isApplied()
        && (migration.getState() != MigrationState.SUCCESS || !migration.isChecksumMatching());
  }

  private static List<AppliedMigration> history(DataSource database) {
    try (var connection = database.getConnection()) {
      return AppliedMigration.history(connection);
    } catch (SQLException e) {
      throw new FlywayException("the history of migrations cannot be read", e);
    }
  }

  private Flyway flyway(DataSource database) {
    return configured(database).load();
  }

  private FluentConfiguration configured(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations(locations.toArray(String[]::new))
        .group(true);
  }
}
