package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people rely on when a commit is answered, on the cluster as a server starts it.
class DurabilityTest {

  @TempDir private Path temporary;

  @Test
  void the_server_promises_that_a_commit_is_on_the_disk_and_logs_no_statement() throws Exception {
    try (var folder = openForServer(temporary.resolve("data"))) {
      var node = folder.node(HostingFixture.memberOfTheExample(0));

      assertThat(setting(node, "fsync")).isEqualTo("on");
      assertThat(setting(node, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(node, "full_page_writes")).isEqualTo("on");
      assertThat(setting(node, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(node, "log_min_error_statement")).isEqualTo("panic");
    }
  }

  @Test
  void what_was_committed_is_there_after_a_kill_and_nothing_else_is() throws Exception {
    var place = temporary.resolve("data");
    try (var folder = openForServer(place)) {
      var node = folder.node(HostingFixture.memberOfTheExample(0));
      HostingFixture.run(node, "CREATE TABLE kept (what text)");
      HostingFixture.run(node, "INSERT INTO kept VALUES ('committed')");
      var underWay = node.dataSource().getConnection();
      underWay.setAutoCommit(false);
      underWay.createStatement().execute("INSERT INTO kept VALUES ('under way')");

      killTheServerOf(place);
    }

    try (var folder = openForServer(place)) {
      var node = folder.node(HostingFixture.memberOfTheExample(0));
      assertThat(HostingFixture.text(node, "SELECT string_agg(what, ',') FROM kept"))
          .isEqualTo("committed");
    }
  }

  @Test
  void a_server_whose_starter_was_killed_is_found_and_gone_on_with() throws Exception {
    var place = temporary.resolve("data");
    var password = "only for this test";
    var programs = PostgresBinaries.find(System.getenv());
    var orphan = PostgresCluster.start(programs, place, password, PostgresCluster.Durability.NONE);

    try {
      var found = PostgresCluster.running(programs, place, password);

      assertThat(found.map(PostgresCluster::port)).contains(orphan.port());
      try (var connection = found.orElseThrow().asServer().connect()) {
        assertThat(connection.isValid(5)).isTrue();
      }
    } finally {
      orphan.stop();
    }
    assertThat(PostgresCluster.running(programs, place, password)).isEmpty();
  }

  /// As `kill -9` of everything: the server and all its helpers.
  private static void killTheServerOf(Path place) throws Exception {
    var pid = HostingFixture.read(place.resolve("postgres/postmaster.pid")).lines().findFirst();
    var server = ProcessHandle.of(Long.parseLong(pid.orElseThrow())).orElseThrow();
    var all = Stream.concat(Stream.of(server), server.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle each : all) {
      each.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  private static DataFolder openForServer(Path place) {
    return DataFolder.openForServer(
        place, HostingFixture.examplePack(), new Databases.Embedded(), DiskSpace.usual());
  }

  private static String setting(HostedNode node, String name) throws Exception {
    return HostingFixture.text(node, "SELECT current_setting('" + name + "')");
  }
}
