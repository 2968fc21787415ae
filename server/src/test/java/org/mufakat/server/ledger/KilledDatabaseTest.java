package org.mufakat.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.regime.Packs;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/// The database is killed (SIGKILL) while writers change a table and say so; after the restart no
/// change is without its entry, no entry without its change, and what was answered is there.
class KilledDatabaseTest {

  private static final int KILLS = 2;
  private static final int WRITERS = 3;
  private static final long SEED = 20_311_205L;

  @TempDir private Path temporary;

  private final Random chance = new Random(SEED);
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  @Test
  void after_a_kill_every_change_has_its_entry_and_every_entry_its_change() throws Exception {
    var pack = Packs.shipped("example");
    for (int kill = 0; kill < KILLS; kill++) {
      writeUntilKilled(pack);
      requireWhole(pack);
    }
    assertThat(answered).as("seed " + SEED).hasSizeGreaterThan(WRITERS);
  }

  private void writeUntilKilled(RegimePack pack) throws Exception {
    try (var folder = DataFolder.open(temporary.resolve("data"), pack)) {
      var node = folder.node(new NodeId("XNO"));
      var desk = NodeLedgers.desk(folder.node(NodeId.HUB), InstantSource.system());
      new JdbcTemplate(node.dataSource())
          .execute("create table if not exists companion (subject text primary key)");
      var ledger = NodeLedger.of(node);
      desk.watch(ledger.key());
      var rounds =
          new LedgerRounds(
                  ledger,
                  Duration.ofMillis(30),
                  Optional.of(new LedgerRounds.Witnessed(new LocalWitness(desk), desk.key())))
              .start();
      try (var threads = Executors.newFixedThreadPool(WRITERS)) {
        var writers = new ArrayList<Future<?>>();
        for (int i = 0; i < WRITERS; i++) {
          long seed = chance.nextLong();
          writers.add(threads.submit(() -> write(node, ledger, new Random(seed))));
        }
        Thread.sleep(400 + chance.nextInt(1_000));
        kill(folder.path());
        for (var writer : writers) {
          writer.get();
        }
      }
      rounds.close();
    }
  }

  private void write(HostedNode node, NodeLedger ledger, Random random) {
    var sql = new JdbcTemplate(node.dataSource());
    while (true) {
      var id = "%016x%016x".formatted(random.nextLong(), random.nextLong());
      try {
        ledger.recording(
            () -> sql.update("insert into companion values (?)", id), _ -> Optional.of(about(id)));
        answered.add(id);
      } catch (DataAccessException | TransactionException e) {
        return;
      }
    }
  }

  private static Happening about(String id) {
    return new Happening(
        LedgerSite.NOON,
        Actor.NODE,
        LedgerEvent.CASE_CHANGED,
        new Subject(Subject.Kind.CASE, new OpaqueId(id)),
        Reason.INTAKE);
  }

  private static void kill(Path folder) throws IOException {
    var pid = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).getFirst();
    var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    var children = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    postmaster.onExit().join();
  }

  private void requireWhole(RegimePack pack) {
    try (var folder = DataFolder.open(temporary.resolve("data"), pack)) {
      var node = folder.node(new NodeId("XNO"));
      var desk = NodeLedgers.desk(folder.node(NodeId.HUB), InstantSource.system());
      var ledger = NodeLedger.of(node);
      ledger.settle(desk);

      var sql = new JdbcTemplate(node.dataSource());
      var changes = new HashSet<>(sql.queryForList("select subject from companion", String.class));
      var entries =
          sql.queryForList("select bytes from ledger_entry order by index", byte[].class).stream()
              .map(bytes -> LedgerEntry.decode(bytes).orElseThrow())
              .toList();
      // Opening a node tells of its keys too.
      var told =
          entries.stream()
              .filter(entry -> entry.event() == LedgerEvent.CASE_CHANGED)
              .map(entry -> entry.subject().id().value())
              .toList();

      assertThat(told).as("seed " + SEED).doesNotHaveDuplicates().hasSameElementsAs(changes);
      assertThat(changes).containsAll(answered);
      var policy = new TrustPolicy(ledger.origin(), List.of(ledger.key()), List.of(desk.key()), 1);
      assertThat(LedgerAudit.of(node.dataSource(), policy, desk.last(ledger.origin())))
          .isInstanceOfSatisfying(
              LedgerAudit.Answer.Audited.class,
              audited -> {
                assertThat(audited.audit().isSound()).isTrue();
                assertThat(audited.audit().report().witnessed()).isEqualTo(entries.size());
              });
    }
  }
}
