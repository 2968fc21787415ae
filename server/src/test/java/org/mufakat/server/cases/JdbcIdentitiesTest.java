package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.cases.Identities;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.PersonName;
import org.mufakat.ledger.Compartment;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.keys.FileNodeKeys;
import org.mufakat.server.keys.NodeKeys;

/// On a database whose owner is an ordinary role, as a node's is: superusers pass every policy.
class JdbcIdentitiesTest extends IdentitiesContract {

  private static final NodeId NORTH = new NodeId("XNO");
  private static final NodeId SOUTH = new NodeId("XSO");
  private static final SecureRandom CHANCE = new SecureRandom();

  @TempDir private Path folder;

  private NodeKeys keys;
  private Connection transaction;
  private JdbcIdentities identities;

  @BeforeEach
  void opensADatabase() throws SQLException {
    keys = FileNodeKeys.openOrMake(file(), CHANCE);
    transaction = TestDatabase.ordinary().getConnection();
    transaction.setAutoCommit(false);
    identities = identitiesOf(Compartment.VICTIM_SERVICES);
  }

  @AfterEach
  void closes() throws SQLException {
    transaction.rollback();
    transaction.close();
  }

  @Override
  Identities identities() {
    return identities;
  }

  private JdbcIdentities identitiesOf(Compartment compartment) {
    return new JdbcIdentities(
        CompartmentTransaction.on(transaction, compartment), NORTH, keys, CHANCE);
  }

  private Path file() {
    return folder.resolve("identity-keys");
  }

  @Test
  void nothing_of_an_identity_stands_in_the_database_in_plain() throws SQLException {
    identities.keep(SHE, HERS);

    var stored = bytes("SELECT sealed FROM victim_services.identity");

    assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("Nilar", "X0000001");
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("passport");
  }

  @Test
  void the_length_of_what_is_stored_tells_of_no_name() throws SQLException {
    identities.keep(SHE, named("A"));
    var shortName = bytes("SELECT sealed FROM victim_services.identity");
    identities.keep(SHE, named("Nama Rekaan yang Panjang Sekali Tanpa Akhir"));
    var longName = bytes("SELECT sealed FROM victim_services.identity");

    assertThat(longName).hasSameSizeAs(shortName);
  }

  @Test
  void each_compartment_sees_its_own_and_nothing_of_the_other() {
    identities.keep(SHE, HERS);

    var police = identitiesOf(Compartment.LAW_ENFORCEMENT);

    assertThat(police.find(SHE)).isEmpty();
    assertThat(police.erase(SHE)).isFalse();
    assertThat(identitiesOf(Compartment.VICTIM_SERVICES).find(SHE)).contains(HERS);
  }

  @Test
  void a_query_written_for_the_other_side_sees_nothing() throws SQLException {
    identities.keep(SHE, HERS);

    identitiesOf(Compartment.LAW_ENFORCEMENT);

    assertThat(count("victim_services.identity")).isZero();
    assertThat(count("victim_services.person_key")).isZero();
  }

  @Test
  void a_transaction_that_did_not_say_for_whom_it_works_sees_nothing() throws SQLException {
    identities.keep(SHE, HERS);
    transaction.commit();

    assertThat(count("victim_services.identity")).isZero();
    assertThat(count("law_enforcement.identity")).isZero();
    assertThatThrownBy(
            () ->
                execute("INSERT INTO law_enforcement.person_key VALUES (repeat('a', 32), 1, 'x')"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("row-level security");
  }

  @Test
  void a_sealed_identity_put_in_anothers_place_does_not_open() throws SQLException {
    identities.keep(SHE, HERS);
    identities.keep(HE, HIS);

    execute(
        "UPDATE victim_services.identity SET sealed = (SELECT sealed FROM victim_services.identity"
            + " WHERE person = '"
            + SHE
            + "') WHERE person = '"
            + HE
            + "'");

    assertThatThrownBy(() -> identities.find(HE))
        .isInstanceOf(JdbcIdentities.UnreadableIdentity.class)
        .hasMessageNotContaining("Nilar");
  }

  @Test
  void a_key_moved_along_with_its_identity_does_not_open_either() throws SQLException {
    identities.keep(SHE, HERS);
    identities.keep(HE, HIS);
    for (String column :
        List.of("person_key SET wrapped = wrapped", "identity SET sealed = sealed")) {
      var table = column.substring(0, column.indexOf(' '));
      var field = column.substring(column.lastIndexOf(' ') + 1);
      execute(
          "UPDATE victim_services.%1$s SET %2$s = (SELECT %2$s FROM victim_services.%1$s WHERE person = '%3$s') WHERE person = '%4$s'"
              .formatted(table, field, SHE, HE));
    }

    assertThatThrownBy(() -> identities.find(HE))
        .isInstanceOf(JdbcIdentities.UnreadableIdentity.class);
  }

  @Test
  void an_identity_copied_to_another_node_or_compartment_does_not_open() {
    identities.keep(SHE, HERS);

    var elsewhere =
        new JdbcIdentities(
            CompartmentTransaction.on(transaction, Compartment.VICTIM_SERVICES),
            SOUTH,
            keys,
            CHANCE);

    assertThatThrownBy(() -> elsewhere.find(SHE))
        .isInstanceOf(JdbcIdentities.UnreadableIdentity.class);
  }

  @Test
  void an_altered_bit_anywhere_is_noticed() throws SQLException {
    identities.keep(SHE, HERS);
    int length = bytes("SELECT sealed FROM victim_services.identity").length;

    for (int bit = 0; bit < length * 8; bit += 97) {
      execute(
          "UPDATE victim_services.identity SET sealed = set_bit(sealed, %1$d, 1 - get_bit(sealed, %1$d))"
              .formatted(bit));
      assertThatThrownBy(() -> identities.find(SHE))
          .as("bit %d", bit)
          .isInstanceOf(JdbcIdentities.UnreadableIdentity.class);
      execute(
          "UPDATE victim_services.identity SET sealed = set_bit(sealed, %1$d, 1 - get_bit(sealed, %1$d))"
              .formatted(bit));
    }
    assertThat(identities.find(SHE)).contains(HERS);
  }

  @Test
  void an_erased_identity_put_back_from_a_copy_does_not_open_without_its_key() throws SQLException {
    identities.keep(SHE, HERS);
    var copy = bytes("SELECT sealed FROM victim_services.identity");
    identities.erase(SHE);

    identities.keep(SHE, HIS);
    try (var put = transaction.prepareStatement("UPDATE victim_services.identity SET sealed = ?")) {
      put.setBytes(1, copy);
      put.executeUpdate();
    }

    assertThatThrownBy(() -> identities.find(SHE))
        .isInstanceOf(JdbcIdentities.UnreadableIdentity.class);
  }

  @Test
  void keys_are_wrapped_anew_after_a_rotation_and_the_old_key_is_needed_no_more() throws Exception {
    identities.keep(SHE, HERS);
    identities.keep(HE, HIS);
    keys = FileNodeKeys.rotate(file(), CHANCE);
    identities = identitiesOf(Compartment.VICTIM_SERVICES);
    assertThat(identities.find(SHE)).contains(HERS);

    var seals =
        new Seals(
            CompartmentTransaction.on(transaction, Compartment.VICTIM_SERVICES),
            NORTH,
            keys,
            CHANCE);
    assertThat(seals.rewrap(1)).isEqualTo(1);
    assertThat(seals.rewrap(10)).isEqualTo(1);
    assertThat(seals.rewrap(10)).isZero();

    var newestAlone = Files.readAllLines(file()).getLast();
    Files.writeString(file(), newestAlone + "\n");
    keys = FileNodeKeys.openOrMake(file(), CHANCE);
    assertThat(identitiesOf(Compartment.VICTIM_SERVICES).find(SHE)).contains(HERS);
    assertThat(identitiesOf(Compartment.VICTIM_SERVICES).find(HE)).contains(HIS);
  }

  @Test
  void another_nodes_file_of_keys_opens_nothing_and_says_what_to_do() {
    identities.keep(SHE, HERS);
    keys = FileNodeKeys.openOrMake(folder.resolve("another"), CHANCE);

    assertThatThrownBy(() -> identitiesOf(Compartment.VICTIM_SERVICES).find(SHE))
        .isInstanceOf(JdbcIdentities.UnreadableIdentity.class)
        .hasMessageContaining("identity key 1")
        .hasMessageContaining("Put back the file");
  }

  @Test
  void the_file_of_keys_is_its_owners_alone_and_a_broken_one_is_refused() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");

    for (String broken : List.of("", "1", "1 abc\n", "x " + "A".repeat(43) + "=\n", "1 !!\n")) {
      Files.writeString(file(), broken);
      assertThatThrownBy(() -> FileNodeKeys.openOrMake(file(), CHANCE))
          .as(broken)
          .isInstanceOf(FileNodeKeys.BrokenKeyFile.class);
    }
  }

  @Test
  void a_file_of_keys_that_others_may_read_is_refused() throws Exception {
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> FileNodeKeys.openOrMake(file(), CHANCE))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("can be read by other users");
  }

  @Test
  void of_two_first_starts_at_once_both_have_the_same_keys_and_leave_nothing_else()
      throws Exception {
    var context = new byte[] {1};
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 25; round++) {
        var file = folder.resolve("round-" + round);
        Callable<NodeKeys> start = () -> FileNodeKeys.openOrMake(file, CHANCE);
        var started = threads.invokeAll(List.of(start, start, start, start));
        var wrapped = started.getFirst().get().wrap(new byte[32], context);

        for (var other : started) {
          assertThat(other.get().unwrap(wrapped.version(), wrapped.bytes(), context)).isPresent();
        }
      }
    }
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(26);
    }
  }

  @Test
  void two_who_keep_one_new_person_at_once_wait_for_each_other_and_both_are_kept()
      throws Exception {
    var database = TestDatabase.ordinary();
    try (var one = database.getConnection();
        var other = database.getConnection();
        var thread = Executors.newSingleThreadExecutor()) {
      identitiesIn(one).keep(SHE, HERS);
      var second =
          thread.submit(
              () -> {
                identitiesIn(other).keep(SHE, HIS);
                other.commit();
                return true;
              });
      assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);

      one.commit();

      assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
      assertThat(identitiesIn(one).find(SHE)).contains(HIS);
      one.rollback();
    }
  }

  private JdbcIdentities identitiesIn(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    return new JdbcIdentities(
        CompartmentTransaction.on(connection, Compartment.VICTIM_SERVICES), NORTH, keys, CHANCE);
  }

  @Test
  void identities_need_a_transaction() throws SQLException {
    transaction.setAutoCommit(true);

    assertThatThrownBy(() -> identitiesOf(Compartment.LAW_ENFORCEMENT))
        .isInstanceOf(IllegalArgumentException.class);

    transaction.setAutoCommit(false);
  }

  @Test
  void no_text_made_of_an_identity_shows_it() {
    assertThat(
            new ArrayList<Object>(List.of(HERS, HERS.names(), HERS.documents(), HERS.contacts())))
        .allSatisfy(
            o -> assertThat(o.toString()).doesNotContain("Nilar", "X0000001", "+000 000 001"));
  }

  private static Identity named(String name) {
    return new Identity(
        List.of(new PersonName(name, PersonName.Kind.LEGAL)),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private void execute(String sql) throws SQLException {
    try (var statement = transaction.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count(String table) throws SQLException {
    try (var statement = transaction.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getInt(1);
    }
  }

  private byte[] bytes(String sql) throws SQLException {
    try (var statement = transaction.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getBytes(1);
    }
  }
}
