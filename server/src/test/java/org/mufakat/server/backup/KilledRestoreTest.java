package org.mufakat.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.backup.NodeRestore.Wishes;
import org.mufakat.server.cli.Mufakat;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.regime.Packs;
import org.springframework.jdbc.core.JdbcTemplate;

/// A restore in a process of its own that is killed (SIGKILL) at some moment: the node is as it was
/// before or as the backup has it, and the next restore goes through.
class KilledRestoreTest {

  private static final NodeId NORTH = new NodeId("XNO");
  private static final int ENTRIES = 500;

  @TempDir private Path temporary;

  /// Keeps the database's server running while nobody else has the folder open.
  private DataFolder holding;

  private Path backup;

  private static RegimePack pack() {
    return Packs.shipped("example");
  }

  private Path data() {
    return temporary.resolve("data");
  }

  @BeforeEach
  void backsUpANode() {
    backup = temporary.resolve("backup");
    holding = DataFolder.open(data(), pack());
    try (var folder = DataFolder.open(data(), pack())) {
      var node = folder.node(NORTH);
      append(node, ENTRIES);
      new NodeBackup(node, InstantSource.system(), new SecureRandom()).write(backup);
      append(node, ENTRIES);
    }
  }

  @AfterEach
  void closes() {
    holding.close();
  }

  private static void append(HostedNode node, int count) {
    var ledger = NodeLedger.of(node);
    for (int i = 0; i < count; i++) {
      ledger.append(
          new Happening(
              InstantSource.system().instant(),
              Actor.NODE,
              LedgerEvent.EXPORT,
              Subject.NONE,
              Reason.OPERATION));
    }
    ledger.settle();
  }

  /// How many of what was done stand there.
  private static int exports(HostedNode node) throws SQLException {
    NodeLedger.of(node).settle();
    try (var connection = node.dataSource().getConnection()) {
      return Integer.parseInt(
          Everything.text(
              connection,
              "select count(*)::text from ledger_entry"
                  + " where convert_from(bytes, 'UTF8') like '%event export%'"));
    }
  }

  @Test
  void a_restore_that_is_killed_leaves_the_old_or_the_new_and_the_next_goes_through()
      throws Exception {
    int unfinished = 0;
    for (long wait : new long[] {0, 400, 900}) {
      var restoring = restoreInAProcess();
      if (begun(restoring)) {
        Thread.sleep(wait);
      }
      restoring.destroyForcibly().waitFor();

      try (var folder = DataFolder.open(data(), pack())) {
        int there = exports(folder.node(NORTH));
        assertThat(there).as("killed after %d ms", wait).isIn(ENTRIES, 2 * ENTRIES);
        unfinished += there == 2 * ENTRIES ? 1 : 0;
        if (there == ENTRIES) {
          append(folder.node(NORTH), ENTRIES);
        }
      }
    }
    assertThat(unfinished).as("restores that were killed before their end").isPositive();

    try (var folder = DataFolder.openAlone(data(), pack(), Optional.empty())) {
      var restored =
          new NodeRestore(folder, NORTH, InstantSource.system())
              .from(backup, new Wishes(true, Optional.empty(), false), _ -> Optional.empty());
      assertThat(restored.setAside()).isPresent();
      assertThat(exports(folder.node(NORTH))).isEqualTo(ENTRIES);
    }
    assertThat(databases()).noneMatch(name -> name.endsWith("_restoring"));
  }

  private Process restoreInAProcess() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Mufakat.class.getName(),
            "restore",
            "--from",
            backup.toString(),
            "--node",
            NORTH.value(),
            "--replace",
            "--no-witness",
            "--data",
            data().toString(),
            "--pack",
            Path.of("../regimes/example").toAbsolutePath().normalize().toString())
        .redirectErrorStream(true)
        .redirectOutput(Files.createTempFile(temporary, "restore", ".log").toFile())
        .start();
  }

  /// Waits until the new database is there, which is filled then.
  ///
  /// @return false when the process ended before that was seen
  private boolean begun(Process restoring) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (System.nanoTime() < end) {
      if (databases().stream().anyMatch(name -> name.endsWith("_restoring"))) {
        return true;
      }
      if (restoring.waitFor(20, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    throw new AssertionError("the restore did not begin within three minutes");
  }

  /// Asked by the hub, since nobody may have the node's own database open when another takes its
  /// place.
  private List<String> databases() {
    return new JdbcTemplate(holding.node(NodeId.HUB).dataSource())
        .queryForList("select datname from pg_database", String.class);
  }
}
