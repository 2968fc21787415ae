package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.node.NodeId;
import org.mufakat.server.SystemPostgres;
import org.mufakat.server.TestDatabase;

/// A PostgreSQL server of one's own, as Debian brings it, with a user that may make databases and
/// roles and no more.
class OwnServerTest {

  private static final NodeId NORTH = HostingFixture.memberOfTheExample(0);
  private static final NodeId SOUTH = HostingFixture.memberOfTheExample(1);

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

  @Test
  void nodes_live_on_it_are_found_again_and_are_not_taken_over_by_another_folder()
      throws SQLException {
    var place = temporary.resolve("data");
    try (var folder = open(place)) {
      var nodes = folder.nodes(List.of(NodeSetting.usual(NORTH), NodeSetting.usual(SOUTH)));
      HostingFixture.run(nodes.getFirst(), "CREATE TABLE kept AS SELECT 42 AS answer");
    }

    try (var folder = open(place)) {
      assertThat(HostingFixture.text(folder.node(NORTH), "SELECT answer::text FROM kept"))
          .isEqualTo("42");
    }
    try (var command = DataFolder.open(place, HostingFixture.examplePack())) {
      assertThat(HostingFixture.text(command.node(NORTH), "SELECT answer::text FROM kept"))
          .isEqualTo("42");
    }
    try (var other = open(temporary.resolve("other"))) {
      assertThatThrownBy(() -> other.node(NORTH))
          .isInstanceOfSatisfying(
              RefusedToStart.class,
              e -> assertThat(e.refusal()).isInstanceOf(Refusal.DatabaseTaken.class));
    }

    try (var folder = open(place)) {
      folder.nodes(List.of(NodeSetting.usual(NORTH), NodeSetting.usual(SOUTH)));
      folder.discard();
    }
    try (var other = open(temporary.resolve("other"))) {
      assertThat(HostingFixture.text(other.node(NORTH), "SELECT node FROM node_identity"))
          .isEqualTo(NORTH.value());
      other.discard();
    }
  }

  @Test
  void a_database_that_someone_else_made_is_opened_with_its_own_user() throws SQLException {
    var database = debian.empty();
    String name;
    try (var connection = database.getConnection()) {
      name = connection.getCatalog();
    }
    TestDatabase.run(database, "CREATE ROLE given LOGIN PASSWORD 'g'");
    TestDatabase.run(database, "ALTER DATABASE " + name + " OWNER TO given");
    var passwordFile = temporary.resolve("given.password");
    Folders.writeSecret(passwordFile, "g\n");
    var setting =
        new NodeSetting(
            NORTH,
            java.util.Optional.empty(),
            java.util.Optional.of(
                new NodeSetting.GivenDatabase(
                    "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name,
                    "given",
                    passwordFile)),
            true,
            false);
    var place = temporary.resolve("data");

    try (var folder =
        DataFolder.openForServer(
            place, HostingFixture.examplePack(), new Databases.Given(), DiskSpace.usual())) {
      var node = folder.nodes(List.of(setting)).getFirst();

      assertThat(HostingFixture.text(node, "SELECT current_user")).isEqualTo("given");
    }
    try (var command = DataFolder.open(place, HostingFixture.examplePack())) {
      assertThat(HostingFixture.text(command.node(NORTH), "SELECT node FROM node_identity"))
          .isEqualTo(NORTH.value());
    }
  }

  private static DataFolder open(Path place) {
    return DataFolder.openForServer(
        place, HostingFixture.examplePack(), new Databases.OnServer(server), DiskSpace.usual());
  }
}
