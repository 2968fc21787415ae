package org.mufakat.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.node.NodeId;
import org.mufakat.server.SystemPostgres;
import org.mufakat.server.backup.NodeRestore.Wishes;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.DatabaseServer;
import org.mufakat.server.hosting.Databases;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeSetting;
import org.mufakat.server.regime.Packs;

/// Backup and restore where the databases are on a server of one's own: Debian's PostgreSQL, by a
/// user who may make databases and is no superuser.
class OwnServerRestoreTest {

  private static final NodeId NORTH = new NodeId("XNO");

  private static SystemPostgres debian;
  private static DatabaseServer server;

  @TempDir private Path temporary;

  @BeforeAll
  static void start() {
    debian = SystemPostgres.startOrSkip();
    server = debian.asOwnServer();
  }

  @AfterAll
  static void stop() {
    if (debian != null) {
      debian.close();
    }
  }

  private DataFolder open() {
    return DataFolder.openAlone(
        temporary.resolve("data"),
        Packs.shipped("example"),
        Optional.of(new Databases.OnServer(server)));
  }

  private static String text(HostedNode node, String query) throws SQLException {
    try (var connection = node.dataSource().getConnection()) {
      return Everything.text(connection, query);
    }
  }

  @Test
  void a_node_on_a_server_of_its_own_is_backed_up_and_comes_back() throws SQLException {
    var backup = temporary.resolve("backup");
    try (var folder = open()) {
      var node = folder.nodes(List.of(NodeSetting.usual(NORTH))).getFirst();
      Exports.append(node, 30);
      new NodeBackup(node, InstantSource.system(), new SecureRandom()).write(backup);
      Exports.append(node, 30);
    }

    try (var folder = open()) {
      var restored =
          new NodeRestore(folder, NORTH, InstantSource.system())
              .from(backup, new Wishes(true, Optional.empty(), false), _ -> Optional.empty());

      assertThat(restored.setAside()).contains("mufakat_xno_set_aside_1");
      var node = folder.node(NORTH);
      assertThat(Exports.count(node)).isEqualTo(30);
      assertThat(text(node, "select current_user::text")).isNotEqualTo("keeper");
      assertThat(text(node, "select version()")).startsWith("PostgreSQL " + debian.version());
    }
  }
}
