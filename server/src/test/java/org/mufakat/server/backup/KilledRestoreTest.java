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
import org.mufakat.node.NodeId;
import org.mufakat.server.backup.NodeRestore.Wishes;
import org.mufakat.server.cli.Mufakat;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.PreparedFolder;
import org.mufakat.server.hosting.QuickFolder;
import org.springframework.jdbc.core.JdbcTemplate;

/// A restore in a process of its own that is killed (SIGKILL) at some moment: the node is as it was
/// before or as the backup has it, and the next restore goes through.
class KilledRestoreTest {

  private static final NodeId NORTH = new NodeId("XNO");
  private static final int ENTRIES = 500;

  /// How often a restore that was done before its kill is tried again, killed sooner.
  private static final int ATTEMPTS = 4;

  /// What a process that was killed ends with: 128 and the signal's number.
  private static final int KILLED = 128 + 9;

  @TempDir(factory = QuickFolder.class)
  private Path temporary;

  /// Keeps the database's server running while nobody else has the folder open.
  private DataFolder holding;

  private Path backup;

  private Path data() {
    return temporary.resolve("data");
  }

  @BeforeEach
  void backsUpANode() {
    backup = temporary.resolve("backup");
    holding = PreparedFolder.open(data());
    try (var folder = PreparedFolder.open(data())) {
      var node = folder.node(NORTH);
      Exports.append(node, ENTRIES);
      new NodeBackup(node, InstantSource.system(), new SecureRandom()).write(backup);
      Exports.append(node, ENTRIES);
    }
  }

  @AfterEach
  void closes() {
    holding.close();
  }

  @Test
  void a_restore_that_is_killed_leaves_the_old_or_the_new_and_the_next_goes_through()
      throws Exception {
    for (long wait : new long[] {0, 400, 900}) {
      killInTheMiddle(wait);
    }

    try (var folder = PreparedFolder.openAlone(data())) {
      var restored =
          new NodeRestore(folder, NORTH, InstantSource.system())
              .from(backup, new Wishes(true, Optional.empty(), false), _ -> Optional.empty());
      assertThat(restored.setAside()).isPresent();
      assertThat(Exports.count(folder.node(NORTH))).isEqualTo(ENTRIES);
    }
    assertThat(beside()).isEmpty();
  }

  /// Kills a restore when the new database was there for a while and the old one is still in its
  /// place. A restore that was done by then is tried again, and killed sooner.
  private void killInTheMiddle(long waitMillis) throws Exception {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      boolean killed = restoreAndKill(waitMillis >> attempt);
      if (theOldIsThere() && killed) {
        return;
      }
    }
    throw new AssertionError(
        "none of %d restores was killed in the middle, the first after %d ms"
            .formatted(ATTEMPTS, waitMillis));
  }

  /// @return whether it had begun, and ended by the kill and not by itself
  private boolean restoreAndKill(long waitMillis) throws Exception {
    var before = beside();
    var restoring = restoreInAProcess();
    boolean begun = begun(restoring, before);
    if (begun) {
      restoring.waitFor(waitMillis, TimeUnit.MILLISECONDS);
    }
    restoring.destroyForcibly().waitFor();
    return begun && restoring.exitValue() == KILLED;
  }

  /// Whether the node is as it was before, and else requires that it is as the backup has it; it
  /// then goes on to where it was.
  private boolean theOldIsThere() throws SQLException {
    try (var folder = PreparedFolder.open(data())) {
      int there = Exports.count(folder.node(NORTH));
      assertThat(there).as("what a killed restore leaves").isIn(ENTRIES, 2 * ENTRIES);
      if (there == ENTRIES) {
        Exports.append(folder.node(NORTH), ENTRIES);
      }
      return there == 2 * ENTRIES;
    }
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
  /// @param before what an earlier restore left
  /// @return false when the process ended before that was seen
  private boolean begun(Process restoring, List<Long> before) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (System.nanoTime() < end) {
      if (!before.containsAll(beside())) {
        return true;
      }
      if (restoring.waitFor(20, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    throw new AssertionError("the restore did not begin within three minutes");
  }

  /// The databases that are to take the place of another, each by its number. Asked by the hub,
  /// since nobody may have the node's own database open when another takes its place.
  private List<Long> beside() {
    return new JdbcTemplate(holding.node(NodeId.HUB).dataSource())
        .queryForList("select oid from pg_database where datname like '%\\_restoring'", Long.class);
  }
}
