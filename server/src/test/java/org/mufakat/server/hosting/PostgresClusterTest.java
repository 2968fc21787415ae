package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresClusterTest {

  private static final Path PROGRAMS = PostgresBinaries.find(Map.copyOf(System.getenv()));

  @TempDir private Path temporary;

  @Test
  void it_runs_as_another_user_where_root_may_make_no_user_namespace() throws Exception {
    assumeTrue(
        "root".equals(System.getProperty("user.name")), "SKIPPED: only root becomes another");
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    var place = Folders.makePrivate(temporary.resolve("data"));
    var data = Folders.makePrivate(place.resolve("postgres"));
    RunAs.as("nobody").handOver(data);

    var cluster = PostgresCluster.start(PROGRAMS, data, "secret", PostgresCluster.Durability.NONE);

    try (var connection = cluster.asServer().connect()) {
      assertThat(connection.isValid(5)).isTrue();
      assertThat(Files.getOwner(data.resolve("PG_VERSION")).getName()).isEqualTo("nobody");
      assertThat(HostingFixture.permissions(place)).isEqualTo("rwx-----x");
    } finally {
      cluster.stop();
    }
  }

  @Test
  void a_folder_of_another_major_version_is_refused() throws Exception {
    var data = Folders.makePrivate(temporary.resolve("postgres"));
    Files.writeString(data.resolve("PG_VERSION"), "15\n");

    assertThatThrownBy(
            () -> PostgresCluster.start(PROGRAMS, data, "secret", PostgresCluster.Durability.NONE))
        .hasMessageContaining("was made by PostgreSQL 15, and this is PostgreSQL 18");
  }

  @Test
  void a_wrong_password_does_not_open_it() {
    var data = temporary.resolve("postgres");
    var cluster = PostgresCluster.start(PROGRAMS, data, "secret", PostgresCluster.Durability.NONE);

    try {
      var guess = new DatabaseServer("127.0.0.1", cluster.port(), "postgres", "postgres", "guess");
      assertThatThrownBy(guess::connect).hasMessageContaining("password authentication failed");
    } finally {
      cluster.stop();
    }
  }
}
