package org.mufakat.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.backup.NodeRestore.Wishes;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.PreparedFolder;
import org.mufakat.server.hosting.QuickFolder;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.MemoryShelf;

/// A backup that an earlier version made: its tables are made as they were, filled, and changed to
/// what they are now.
class OlderBackupTest {

  private static final NodeId NORTH = new NodeId("XNO");

  /// The newest migration whose tables this version can still back up.
  private static final String BEFORE = "20";

  @TempDir(factory = QuickFolder.class)
  private Path temporary;

  private DataFolder folder;

  private static RegimePack pack() {
    return Packs.shipped("example");
  }

  @BeforeEach
  void makesTheNode() {
    var data = temporary.resolve("data");
    PreparedFolder.empty().copyTo(data);
    folder = PreparedFolder.openAlone(data);
    // Made and closed: nobody may have the database open when another takes its place.
    try (var first = PreparedFolder.open(data)) {
      first.node(NORTH);
    }
  }

  @AfterEach
  void closes() {
    folder.close();
  }

  /// A database of the node's as it was at an earlier version, with an account.
  private DataSource older(String version) throws SQLException {
    var database = TestDatabase.empty();
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration", "classpath:db/cases")
        .target(version)
        .group(true)
        .load()
        .migrate();
    TestDatabase.run(
        database,
        "insert into account (id, username, display_name, role, password_hash, disabled,"
            + " must_change_password, created_at, password_set_at, epoch) values ('a-older234',"
            + " 'budi', 'Budi', 'reader', '-', false, false, now(), now(), 0)");
    return database;
  }

  private Path backupOf(DataSource database) {
    var file = temporary.resolve("backup");
    var node =
        new HostedNode(
            new Node(NORTH, folder.keyring(NORTH), pack(), new MemoryShelf()),
            database,
            false,
            Optional.of(folder.files(NORTH)));
    new NodeBackup(node, InstantSource.system(), new SecureRandom()).write(file);
    return file;
  }

  @Test
  void a_backup_of_older_tables_is_restored_and_brought_up_to_date() throws SQLException {
    var backup = backupOf(older(BEFORE));

    var restored =
        new NodeRestore(folder, NORTH, InstantSource.system())
            .from(backup, new Wishes(true, Optional.empty(), false), _ -> Optional.empty());

    assertThat(restored.rows()).isPositive();
    try (var connection = folder.node(NORTH).dataSource().getConnection()) {
      assertThat(Everything.text(connection, "select username from account")).isEqualTo("budi");
      assertThat(
              Everything.text(
                  connection,
                  "select count(*)::text from information_schema.columns"
                      + " where table_name = 'emergency' and column_name = 'seen'"))
          .isEqualTo("1");
    }
  }

  @Test
  void a_backup_of_tables_that_this_version_did_not_make_is_refused() throws SQLException {
    var database = older(BEFORE);
    TestDatabase.run(database, "update flyway_schema_history set checksum = 1 where version = '4'");
    var backup = backupOf(database);

    assertThatThrownBy(
            () ->
                new NodeRestore(folder, NORTH, InstantSource.system())
                    .from(backup, new Wishes(true, Optional.empty(), false), _ -> Optional.empty()))
        .hasMessageContaining("not made by this Mufakat's migrations");
  }
}
