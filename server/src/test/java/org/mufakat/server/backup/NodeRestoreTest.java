package org.mufakat.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.PersonName;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.Finding;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.node.NodeId;
import org.mufakat.server.backup.NodeRestore.Wishes;
import org.mufakat.server.cases.CompartmentTransaction;
import org.mufakat.server.cases.Erasures;
import org.mufakat.server.cases.JdbcIdentities;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.ErasureList;
import org.mufakat.server.hosting.Filling;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.PreparedFolder;
import org.mufakat.server.hosting.QuickFolder;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.keys.FileNodeKeys;
import org.mufakat.server.ledger.LedgerAudit;
import org.mufakat.server.ledger.LedgerForging;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.ledger.RestoredLedger;
import org.mufakat.server.ledger.WitnessDesk;
import org.springframework.jdbc.core.JdbcTemplate;

/// A data folder with a node on the PostgreSQL that comes with Mufakat, and its backup.
class NodeRestoreTest {

  private static final NodeId NORTH = new NodeId("XNO");
  private static final OpaqueId SHE = new OpaqueId("0123456789abcdef0123456789abcdef");
  private static final OpaqueId HE = new OpaqueId("fedcba9876543210fedcba9876543210");
  private static final Compartment SIDE = Compartment.VICTIM_SERVICES;
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final Wishes REPLACE = new Wishes(true, Optional.empty(), false);

  private static final PreparedFolder PREPARED = PreparedFolder.with(NodeRestoreTest::prepare);

  @TempDir(factory = QuickFolder.class)
  private Path temporary;

  /// Keeps the database's server running while a test opens the folder anew.
  private DataFolder holding;

  private DataFolder folder;
  private Path backup;

  private static void prepare(DataFolder folder) throws SQLException {
    var node = folder.node(NORTH);
    keep(node, SHE, "Nilar");
    keep(node, HE, "Budi");
    Exports.append(node, 200);
    folder.node(NodeId.HUB);
    new NodeBackup(node, InstantSource.system(), CHANCE).write(folder.path().resolve("backup"));
  }

  @BeforeEach
  void takesANodeWithTwoPersonsAndItsBackup() throws IOException {
    var data = temporary.resolve("data");
    PREPARED.copyTo(data);
    backup = Files.move(data.resolve("backup"), temporary.resolve("backup"));
    holding = PreparedFolder.open(data);
    open();
  }

  @AfterEach
  void closes() {
    folder.close();
    holding.close();
  }

  private void open() {
    folder = PreparedFolder.openAlone(temporary.resolve("data"));
  }

  /// Nobody else may have the database open when another takes its place.
  private void reopen() {
    folder.close();
    open();
  }

  private NodeRestore.Restored restore(Wishes wishes) {
    return restore(wishes, Optional.empty());
  }

  private NodeRestore.Restored restore(Wishes wishes, Optional<Long> witnessed) {
    return new NodeRestore(folder, NORTH, InstantSource.system())
        .from(backup, wishes, _ -> witnessed);
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private static <T> T in(HostedNode node, Work<T> work) throws SQLException {
    try (var connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      var answer = work.on(connection);
      connection.commit();
      return answer;
    }
  }

  private static JdbcIdentities identities(HostedNode node, Connection connection) {
    return new JdbcIdentities(
        CompartmentTransaction.on(connection, SIDE),
        NORTH,
        FileNodeKeys.openOrMake(node.files().orElseThrow().identityKeys(), CHANCE),
        CHANCE);
  }

  private static void keep(HostedNode node, OpaqueId person, String name) throws SQLException {
    var identity =
        new Identity(
            List.of(new PersonName(name, PersonName.Kind.LEGAL)),
            Optional.empty(),
            List.of(),
            List.of());
    in(
        node,
        connection -> {
          identities(node, connection).keep(person, identity);
          return 0;
        });
  }

  private static boolean opens(HostedNode node, OpaqueId person) throws SQLException {
    return in(node, connection -> identities(node, connection).find(person).isPresent());
  }

  private void erase(HostedNode node, OpaqueId person) throws SQLException {
    var erasures =
        new Erasures(
            new ErasureList(folder.files(NORTH).erasures(), NORTH), InstantSource.system());
    boolean was =
        in(
            node,
            connection ->
                erasures.erase(
                    connection,
                    SIDE,
                    new Subject(Subject.Kind.PERSON, person),
                    Actor.NODE,
                    Reason.VICTIM_REQUEST,
                    _ -> {}));
    assertThat(was).isTrue();
  }

  @Test
  void the_keys_that_a_node_is_made_with_are_told_once() throws SQLException {
    assertThat(told(folder.node(NORTH), LedgerEvent.KEY_MADE, Reason.OPERATION)).isEqualTo(2);
    assertThat(told(folder.node(NodeId.HUB), LedgerEvent.KEY_MADE, Reason.OPERATION)).isEqualTo(1);

    reopen();

    assertThat(told(folder.node(NORTH), LedgerEvent.KEY_MADE, Reason.OPERATION)).isEqualTo(2);
  }

  @Test
  void a_key_whose_entry_a_crash_prevented_is_told_at_the_next_start() throws SQLException {
    FileNodeKeys.rotate(folder.files(NORTH).identityKeys(), CHANCE);

    reopen();

    assertThat(told(folder.node(NORTH), LedgerEvent.KEY_MADE, Reason.OPERATION)).isEqualTo(3);
  }

  private static String text(HostedNode node, String query) throws SQLException {
    return in(node, connection -> Everything.text(connection, query));
  }

  private static long told(HostedNode node, LedgerEvent event, Reason reason) throws SQLException {
    NodeLedger.of(node).settle();
    return Long.parseLong(
        text(
            node,
            "select count(*)::text from ledger_entry where convert_from(bytes, 'UTF8') like"
                + " '%%event %s%%reason %s%%'".formatted(event.code(), reason.code())));
  }

  @Test
  void the_node_is_back_with_its_persons_and_what_stood_there_is_kept() throws SQLException {
    keep(folder.node(NORTH), new OpaqueId("a".repeat(32)), "Dewi");
    reopen();

    var restored = restore(REPLACE);

    var node = folder.node(NORTH);
    assertThat(opens(node, SHE)).isTrue();
    assertThat(opens(node, HE)).isTrue();
    assertThat(opens(node, new OpaqueId("a".repeat(32)))).isFalse();
    assertThat(restored.setAside()).contains("mufakat_xno_set_aside_1");
    assertThat(restored.again().erased()).isZero();
    assertThat(told(node, LedgerEvent.RESTORE, Reason.OPERATION)).isEqualTo(1);
    assertThat(
            text(
                node,
                "select bool_and(relforcerowsecurity)::text from pg_class where relrowsecurity"))
        .isEqualTo("true");
  }

  @Test
  void a_person_erased_since_does_not_come_back() throws SQLException {
    erase(folder.node(NORTH), SHE);
    reopen();

    var restored = restore(REPLACE);

    var node = folder.node(NORTH);
    assertThat(opens(node, SHE)).isFalse();
    assertThat(opens(node, HE)).isTrue();
    assertThat(restored.again().erased()).isEqualTo(1);
    assertThat(told(node, LedgerEvent.ERASURE, Reason.OPERATION)).isEqualTo(1);
    assertThat(
            text(
                node,
                "select count(*)::text from ledger_entry where convert_from(bytes, 'UTF8') like"
                    + " '%subject person "
                    + SHE
                    + "%'"))
        .isEqualTo("1");
  }

  @Test
  void without_a_list_of_erasures_nothing_is_restored_unless_someone_says_so() throws Exception {
    erase(folder.node(NORTH), SHE);
    reopen();
    var list = folder.files(NORTH).erasures();
    var copy = Files.move(list, temporary.resolve("copy"));

    assertThatThrownBy(() -> restore(REPLACE))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("--erasures");
    var restored = restore(new Wishes(true, Optional.of(copy), false));
    assertThat(restored.again().erased()).isEqualTo(1);
    assertThat(opens(folder.node(NORTH), SHE)).isFalse();

    reopen();
    Files.delete(list);
    var unknown = restore(new Wishes(true, Optional.empty(), true));
    assertThat(unknown.again().erased()).isZero();
    assertThat(told(folder.node(NORTH), LedgerEvent.RESTORE, Reason.ERASURES_UNKNOWN)).isEqualTo(1);
  }

  @Test
  void a_list_that_is_there_counts_whatever_was_said_on_the_command_line() throws SQLException {
    erase(folder.node(NORTH), SHE);
    reopen();

    var restored = restore(new Wishes(true, Optional.empty(), true));

    assertThat(restored.erasuresKnown()).isTrue();
    assertThat(restored.again().erased()).isEqualTo(1);
    assertThat(told(folder.node(NORTH), LedgerEvent.RESTORE, Reason.ERASURES_UNKNOWN)).isZero();
    assertThat(told(folder.node(NORTH), LedgerEvent.RESTORE, Reason.OPERATION)).isEqualTo(1);
  }

  @Test
  void a_list_that_is_older_than_the_backup_or_anothers_is_refused() throws Exception {
    erase(folder.node(NORTH), SHE);
    Files.delete(backup);
    new NodeBackup(folder.node(NORTH), InstantSource.system(), CHANCE).write(backup);
    reopen();
    var list = folder.files(NORTH).erasures();
    var whole = Files.readString(list);

    Files.writeString(list, whole.lines().findFirst().orElseThrow() + "\n");
    assertThatThrownBy(() -> restore(REPLACE)).hasMessageContaining("older than the backup");
    Files.writeString(list, whole.replace("XNO", "XSO"));
    assertThatThrownBy(() -> restore(REPLACE))
        .hasMessageContaining("no list of erasures of node XNO");
    Files.writeString(list, whole.replace("erased ", "erazed "));
    assertThatThrownBy(() -> restore(REPLACE)).hasMessageContaining("no list of erasures");
  }

  @Test
  void an_erased_person_does_not_come_back_by_a_copy_of_the_database_either() throws SQLException {
    var node = folder.node(NORTH);
    erase(node, SHE);
    keep(node, SHE, "Nilar");
    assertThat(opens(node, SHE)).isTrue();

    reopen();

    assertThat(opens(folder.node(NORTH), SHE)).isFalse();
  }

  @Test
  void a_lost_list_is_made_anew_from_the_ledger() throws IOException, SQLException {
    erase(folder.node(NORTH), SHE);
    NodeLedger.of(folder.node(NORTH)).settle();
    erase(folder.node(NORTH), HE);
    reopen();
    Files.delete(folder.files(NORTH).erasures());

    folder.node(NORTH);

    assertThat(erased(new ErasureList(folder.files(NORTH).erasures(), NORTH))).contains(SHE, HE);
  }

  private static List<OpaqueId> erased(ErasureList list) {
    return list.standing().stream()
        .filter(l -> l.what() == ErasureList.What.ERASED && l.side().equals(Optional.of(SIDE)))
        .map(ErasureList.Line::id)
        .toList();
  }

  @Test
  void an_erasure_whose_transaction_failed_is_none() throws SQLException {
    var node = folder.node(NORTH);
    var list = new ErasureList(folder.files(NORTH).erasures(), NORTH);
    var erasures = new Erasures(list, InstantSource.system());
    try (var connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      var ifRolledBack = new ArrayList<Runnable>();
      erasures.erase(
          connection,
          SIDE,
          new Subject(Subject.Kind.PERSON, SHE),
          Actor.NODE,
          Reason.VICTIM_REQUEST,
          ifRolledBack::add);
      assertThat(erased(list)).containsExactly(SHE);
      connection.rollback();
      ifRolledBack.forEach(Runnable::run);
    }
    reopen();

    assertThat(opens(folder.node(NORTH), SHE)).isTrue();
  }

  @Test
  void an_erasure_begun_again_and_rolled_back_does_not_take_back_the_first() throws SQLException {
    var node = folder.node(NORTH);
    var list = new ErasureList(folder.files(NORTH).erasures(), NORTH);
    erase(node, SHE);
    try (var connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      var ifRolledBack = new ArrayList<Runnable>();
      boolean again =
          new Erasures(list, InstantSource.system())
              .erase(
                  connection,
                  SIDE,
                  new Subject(Subject.Kind.PERSON, SHE),
                  Actor.NODE,
                  Reason.VICTIM_REQUEST,
                  ifRolledBack::add);
      connection.rollback();
      ifRolledBack.forEach(Runnable::run);

      assertThat(again).isFalse();
    }

    assertThat(erased(list)).containsExactly(SHE);
  }

  @Test
  void a_line_that_a_crash_cut_short_is_no_line() throws Exception {
    erase(folder.node(NORTH), SHE);
    var file = folder.files(NORTH).erasures();
    Files.writeString(
        file, Files.readString(file) + "erased victim-serv", StandardCharsets.US_ASCII);

    erase(folder.node(NORTH), HE);

    assertThat(erased(new ErasureList(file, NORTH))).containsExactly(SHE, HE);
  }

  @Test
  void a_database_that_is_not_empty_is_replaced_only_when_someone_says_so() throws SQLException {
    reopen();

    assertThatThrownBy(() -> restore(new Wishes(false, Optional.empty(), false)))
        .hasMessageContaining("add --replace");

    assertThat(opens(folder.node(NORTH), SHE)).isTrue();
  }

  @Test
  void a_restore_without_the_identity_keys_of_the_backup_is_refused() throws Exception {
    var file = folder.files(NORTH).identityKeys();
    var keys = Files.readString(file);
    reopen();
    Files.delete(file);

    assertThatThrownBy(() -> restore(REPLACE))
        .hasMessageContaining("is missing, and what node XNO");
    FileNodeKeys.openOrMake(file, CHANCE);
    assertThatThrownBy(() -> restore(REPLACE))
        .hasMessageContaining("does not hold the identity keys of this database (version [1])");
    assertThatThrownBy(() -> folder.node(NORTH)).hasMessageContaining("does not hold");

    write(file, keys.getBytes(StandardCharsets.US_ASCII));
    assertThat(opens(folder.node(NORTH), SHE)).isTrue();
  }

  @Test
  void a_restore_that_is_refused_at_its_end_leaves_no_list_where_there_was_none() throws Exception {
    var files = folder.files(NORTH);
    reopen();
    Files.delete(files.identityKeys());
    Files.delete(files.erasures());

    assertThatThrownBy(() -> restore(new Wishes(true, Optional.empty(), true)))
        .hasMessageContaining("is missing, and what node XNO");

    assertThat(files.folder()).isDirectoryNotContaining("glob:**erasures*");
  }

  @Test
  void a_new_machine_with_the_keys_takes_the_backup() throws Exception {
    var files = folder.files(NORTH);
    var key = Files.readAllBytes(files.key());
    var identityKeys = Files.readAllBytes(files.identityKeys());
    folder.close();
    PreparedFolder.empty().copyTo(temporary.resolve("new"));
    folder = PreparedFolder.openAlone(temporary.resolve("new"));

    assertThatThrownBy(() -> restore(REPLACE)).hasMessageContaining("does not exist");
    write(folder.files(NORTH).key(), key);
    write(folder.files(NORTH).identityKeys(), identityKeys);
    var restored = restore(new Wishes(false, Optional.empty(), true));

    assertThat(restored.setAside()).isEmpty();
    assertThat(opens(folder.node(NORTH), SHE)).isTrue();
  }

  private static void write(Path file, byte[] content) {
    org.mufakat.server.keys.OwnerOnlyFile.write(file, content);
  }

  @Test
  void whatever_ends_a_restore_halfway_the_old_database_serves() throws SQLException {
    keep(folder.node(NORTH), new OpaqueId("a".repeat(32)), "Dewi");
    for (int step = 1; step <= 2; step++) {
      for (boolean killed : new boolean[] {false, true}) {
        reopen();
        var filling = new Halfway(step, killed);

        assertThatThrownBy(() -> folder.refill(NORTH, filling)).hasMessageContaining("halfway");

        reopen();
        var node = folder.node(NORTH);
        assertThat(opens(node, new OpaqueId("a".repeat(32)))).isTrue();
        assertThat(
                text(
                    node,
                    "select count(*)::text from pg_database where datname like '%_restoring'"))
            .isEqualTo(killed ? "1" : "0");
      }
    }
    reopen();

    assertThat(restore(REPLACE).setAside()).isPresent();
    assertThat(opens(folder.node(NORTH), SHE)).isTrue();
  }

  /// A restore that ends at a step: by a failure, or as by a kill, with nobody to tidy up.
  private record Halfway(int step, boolean killed) implements Filling {
    @Override
    public String version() {
      return "8";
    }

    @Override
    public boolean mayReplace() {
      return true;
    }

    @Override
    public boolean isEmpty(Connection connection) {
      return false;
    }

    @Override
    public void load(Connection connection) {
      end(1);
    }

    @Override
    public void finish(Connection connection) {
      end(2);
    }

    private void end(int at) {
      if (at == step && killed) {
        throw new Error("halfway");
      }
      if (at == step) {
        throw new IllegalStateException("halfway");
      }
    }
  }

  @Test
  void a_restored_ledger_goes_on_under_a_new_name_and_says_what_is_missing() throws SQLException {
    var node = folder.node(NORTH);
    var before = NodeLedger.of(node);
    var hub = folder.node(NodeId.HUB);
    var desk = NodeLedgers.desk(hub, InstantSource.system());
    desk.watch(before.key());
    for (int i = 0; i < 50; i++) {
      before.append(Exports.one());
    }
    assertThat(before.settle(desk)).isTrue();
    var seen = desk.last(before.origin());
    reopen();
    var keyring = folder.keyring(NORTH);

    var restored =
        new NodeRestore(folder, NORTH, InstantSource.system())
            .from(
                backup,
                REPLACE,
                name -> RestoredLedger.size(keyring, name, desk.key(), seen.orElseThrow()));

    assertThat(restored.ledger().entries()).isEqualTo(202);
    assertThat(restored.ledger().witnessed()).hasValue(253);
    assertThat(restored.ledger().missing()).hasValue(51);
    var after = NodeLedger.of(folder.node(NORTH));
    assertThat(after.origin()).isNotEqualTo(before.origin()).startsWith(before.origin() + "/");
    assertThat(RestoredLedger.all(folder.node(NORTH).dataSource()))
        .containsExactly(restored.ledger());
    after.append(Exports.one());
    var again = NodeLedgers.desk(folder.node(NodeId.HUB), InstantSource.system());
    again.watch(after.key());
    assertThat(after.settle(again)).isTrue();
    var policy = new TrustPolicy(after.origin(), List.of(after.key()), List.of(again.key()), 1);
    var audit = LedgerAudit.of(folder.node(NORTH).dataSource(), policy, again.last(after.origin()));
    assertThat(audit)
        .isInstanceOfSatisfying(
            LedgerAudit.Answer.Audited.class, a -> assertThat(a.audit().isSound()).isTrue());
    assertThat(again.last(before.origin()).map(Object::toString))
        .hasValueSatisfying(note -> assertThat(note).contains("\n253\n"));
  }

  @Test
  void what_came_back_is_compared_with_what_the_hub_witnessed_under_the_earlier_name()
      throws SQLException {
    var before = NodeLedger.of(folder.node(NORTH));
    backUpAnew(_ -> {});
    before.append(Exports.one());
    assertThat(before.settle(desk())).isTrue();

    var audit = auditAfterRestore();

    assertThat(audit.isSound()).isTrue();
    assertThat(audit.earlier())
        .containsExactly(new LedgerAudit.Earlier(before.origin(), true, 205, 203, 203));
  }

  @Test
  void a_ledger_rewritten_in_the_backup_is_found_by_what_was_witnessed_before_the_restore()
      throws SQLException {
    backUpAnew(
        node -> {
          var sql = new JdbcTemplate(node.dataSource());
          sql.execute("alter table ledger_entry disable trigger user");
          sql.update(
              "update ledger_entry set bytes = convert_to(replace(convert_from(bytes, 'UTF8'),"
                  + " 'event export', 'event import'), 'UTF8') where index = 100");
          LedgerForging.rewriteTree(node.dataSource());
          sql.execute("alter table ledger_checkpoint disable trigger user");
          sql.update("delete from ledger_checkpoint");
        });

    var audit = auditAfterRestore();

    assertThat(audit.isSound()).isFalse();
    // What the hub cosigned before and after the restore cannot both be of one ledger.
    assertThat(audit.report().findings()).containsExactly(new Finding.CheckpointsContradict(203));
  }

  private WitnessDesk desk() {
    return NodeLedgers.desk(folder.node(NodeId.HUB), InstantSource.system());
  }

  /// Has the ledger witnessed, does something to the database, and writes the backup again.
  private void backUpAnew(Consumer<HostedNode> first) throws SQLException {
    var node = folder.node(NORTH);
    var ledger = NodeLedger.of(node);
    desk().watch(ledger.key());
    assertThat(ledger.settle(desk())).isTrue();
    first.accept(node);
    backup = temporary.resolve("backup-after");
    new NodeBackup(node, InstantSource.system(), CHANCE).write(backup);
  }

  /// Restores, has the ledger witnessed under its new name, and verifies it.
  private LedgerAudit auditAfterRestore() {
    reopen();
    restore(REPLACE, Optional.of(0L));
    var node = folder.node(NORTH);
    var ledger = NodeLedger.of(node);
    var desk = desk();
    desk.watch(ledger.key());
    assertThat(ledger.settle(desk)).isTrue();
    var asked =
        LedgerAudit.Asked.of(
            node.dataSource(),
            node.node().keyring(),
            new TrustPolicy(ledger.origin(), List.of(ledger.key()), List.of(desk.key()), 1),
            desk.last(ledger.origin()),
            name -> Optional.of(new LedgerAudit.Said(desk.last(name))));
    return ((LedgerAudit.Answer.Audited) LedgerAudit.of(node.dataSource(), asked, _ -> {})).audit();
  }
}
