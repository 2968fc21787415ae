package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start that cannot go well is refused early, in one sentence.
class RefusalsTest {

  @TempDir private Path temporary;

  @Test
  void a_full_disk_is_refused_before_anything_is_written() {
    var place = temporary.resolve("data");
    var disk = new DiskSpace(256, 2048, _ -> 100L * 1024 * 1024);

    assertThatThrownBy(() -> open(place, disk))
        .hasMessage(
            "The disk under %s has 100 MiB free and Mufakat needs at least 256 MiB: free some space or choose another data folder."
                .formatted(place));
    assertThat(place.resolve("postgres")).doesNotExist();
  }

  @Test
  void a_disk_that_is_really_full_is_refused() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "SKIPPED: only root can mount");
    var small = Files.createDirectory(temporary.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=20m", "none", small.toString()) == 0,
        "SKIPPED: this machine lets nobody mount a small disk");

    try {
      assertThatThrownBy(() -> open(small.resolve("data"), DiskSpace.usual()))
          .isInstanceOfSatisfying(
              RefusedToStart.class,
              e -> assertThat(e.refusal()).isInstanceOf(Refusal.DiskFull.class));
    } finally {
      run("umount", small.toString());
    }
  }

  @Test
  void a_port_in_use_is_refused_before_a_database_is_started() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () ->
                  WebServer.requireFree(
                      "127.0.0.1", taken.getLocalPort(), "choose another with --port"))
          .hasMessage(
              "Port %d on 127.0.0.1 is in use by another program: choose another with --port."
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void a_file_where_the_data_folder_should_be_is_refused() throws IOException {
    var file = Files.writeString(temporary.resolve("data"), "a file");

    assertThatThrownBy(() -> open(file, DiskSpace.usual()))
        .hasMessage(file + " is a file where a folder is needed.");
  }

  @Test
  void a_key_that_others_can_read_is_refused() throws IOException {
    var file = temporary.resolve("key.pem");
    NodeKeyFile.create(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> NodeKeyFile.read(file))
        .hasMessage(file + " can be read by other users: `chmod 600` it.");
  }

  @Test
  void a_key_file_that_holds_something_else_is_refused() {
    var file = temporary.resolve("key.pem");
    Folders.writeSecret(
        file, "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n");

    assertThatThrownBy(() -> NodeKeyFile.read(file)).hasMessageContaining("holds no Ed25519 key");
  }

  @Test
  void a_key_is_read_back_as_it_was_made() {
    var file = temporary.resolve("key.pem");
    var made = NodeKeyFile.create(file);

    var read = NodeKeyFile.read(file);

    assertThat(read.fingerprint()).isEqualTo(made.fingerprint());
    assertThat(HostingFixture.permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void a_server_that_is_not_there_is_told_apart_from_a_broken_program() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    var server = new DatabaseServer("127.0.0.1", closed, "postgres", "nobody", "");

    assertThatThrownBy(
            () -> {
              try (var folder =
                  DataFolder.openForServer(
                      temporary.resolve("data"),
                      HostingFixture.examplePack(),
                      new Databases.OnServer(server),
                      DiskSpace.usual())) {
                folder.node(HostingFixture.memberOfTheExample(0));
              }
            })
        .isInstanceOfSatisfying(
            RefusedToStart.class,
            e -> assertThat(e.refusal()).isInstanceOf(Refusal.DatabaseUnreachable.class));
  }

  @Test
  void a_folder_remembers_where_its_databases_are() {
    var place = temporary.resolve("data");
    var here = new DatabaseServer("127.0.0.1", 5432, "postgres", "admin", "");
    DataFolder.openForServer(
            place, HostingFixture.examplePack(), new Databases.OnServer(here), DiskSpace.usual())
        .close();

    assertThatThrownBy(() -> open(place, DiskSpace.usual()))
        .hasMessageContaining("are on the server 127.0.0.1:5432");
  }

  @Test
  void own_binaries_that_are_not_there_are_refused() {
    assertThatThrownBy(
            () -> PostgresBinaries.find(Map.of("MUFAKAT_POSTGRES_BIN", temporary.toString())))
        .hasMessageContaining("holds no initdb, though MUFAKAT_POSTGRES_BIN names it");
  }

  @Test
  void a_database_address_is_read_whole() {
    var server =
        DatabaseServer.parse(
            "jdbc:postgresql://db.example:5433/admin?user=ad%40min&sslmode=require",
            Map.of("MUFAKAT_DB_PASSWORD", "secret"));

    assertThat(server)
        .isEqualTo(
            new DatabaseServer(
                "db.example", 5433, "admin", "ad@min", "secret", "&sslmode=require"));
    assertThat(server.toString()).doesNotContain("secret");
    assertThat(server.url("mufakat_xaa"))
        .isEqualTo(
            "jdbc:postgresql://db.example:5433/mufakat_xaa?ApplicationName=mufakat&sslmode=require");
  }

  private static void open(Path place, DiskSpace disk) {
    DataFolder.open(
            place,
            HostingFixture.examplePack(),
            true,
            Optional.of(new Databases.Embedded()),
            HostingFixture.machine(Schemas.ofThisVersion(), disk))
        .close();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }
}
