package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.PersonName;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.SoftToken;
import org.mufakat.server.cases.CompartmentTransaction;
import org.mufakat.server.cases.IdentityKeys;
import org.mufakat.server.cases.JdbcIdentities;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeSetting;
import org.mufakat.server.hosting.PreparedFolder;
import org.mufakat.server.hosting.QuickFolder;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.hosting.SignInSetting;
import org.mufakat.server.keys.NodeKeys;
import org.mufakat.server.ledger.LedgerKeys;
import org.mufakat.server.ledger.NodeLedger;
import org.springframework.jdbc.core.JdbcTemplate;

/// `keys`, `backup` and `restore` as someone types them, on a data folder with one node.
class KeyCommandsTest {

  private static final Path PACK = Path.of("../regimes/example");
  private static final NodeId NORTH = new NodeId("XNO");
  private static final OpaqueId SHE = new OpaqueId("0123456789abcdef0123456789abcdef");
  private static final OpaqueId HE = new OpaqueId("fedcba9876543210fedcba9876543210");
  private static final SecureRandom CHANCE = new SecureRandom();

  private static final PreparedFolder PREPARED =
      PreparedFolder.with(
          folder -> {
            keepBoth(folder);
            folder.node(NodeId.HUB);
          });

  @TempDir(factory = QuickFolder.class)
  private Path temporary;

  private Path data;

  /// Keeps the database's server running while a test opens the folder anew.
  private DataFolder holding;

  private DataFolder folder;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void takesANodeWithTwoPersons() {
    take(PREPARED, "data");
  }

  private void take(PreparedFolder prepared, String name) {
    data = temporary.resolve(name);
    prepared.copyTo(data);
    holding = PreparedFolder.open(data);
    folder = PreparedFolder.open(data);
  }

  @AfterEach
  void closes() {
    folder.close();
    holding.close();
  }

  private interface Work<T> {
    T on(JdbcIdentities identities);
  }

  private static <T> T in(HostedNode node, NodeKeys keys, Compartment side, Work<T> work)
      throws SQLException {
    try (var connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      var answer =
          work.on(
              new JdbcIdentities(CompartmentTransaction.on(connection, side), NORTH, keys, CHANCE));
      connection.commit();
      return answer;
    }
  }

  private static void keepBoth(DataFolder folder) throws SQLException {
    var node = folder.node(NORTH);
    var keys = IdentityKeys.of(node);
    keep(node, keys, Compartment.VICTIM_SERVICES, SHE, "Nilar");
    keep(node, keys, Compartment.LAW_ENFORCEMENT, HE, "Budi");
  }

  private static void keep(
      HostedNode node, NodeKeys keys, Compartment side, OpaqueId person, String name)
      throws SQLException {
    var identity =
        new Identity(
            List.of(new PersonName(name, PersonName.Kind.LEGAL)),
            Optional.empty(),
            List.of(),
            List.of());
    in(
        node,
        keys,
        side,
        identities -> {
          identities.keep(person, identity);
          return 0;
        });
  }

  private boolean bothOpen() throws SQLException {
    var node = folder.node(NORTH);
    var keys = IdentityKeys.of(node);
    return in(node, keys, Compartment.VICTIM_SERVICES, i -> i.find(SHE).isPresent())
        && in(node, keys, Compartment.LAW_ENFORCEMENT, i -> i.find(HE).isPresent());
  }

  private Ended run(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString(), "--pack", PACK.toString(), "--node", "XNO"));
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Mufakat.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Ended(code, out.toString(), err.toString());
  }

  private long told(String event) {
    var node = folder.node(NORTH);
    NodeLedger.of(node).settle();
    return new JdbcTemplate(node.dataSource())
        .queryForObject(
            "select count(*) from ledger_entry where convert_from(bytes, 'UTF8') like ?",
            Long.class,
            "%event " + event + "\n%");
  }

  @Test
  void a_rotation_wraps_everything_anew_and_destroys_the_key_before() throws SQLException {
    var before = run("keys", "list");
    var ended = run("keys", "rotate");
    var after = run("keys", "list");

    assertThat(before.out())
        .contains(
            "version 1, made 2", ", in use: 1 persons and cases of law enforcement, 1 of victim");
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.OK);
    assertThat(ended.out())
        .contains(
            "Made: identity key version 2.",
            "Wrapped anew: the keys of 2 persons and cases.",
            "Destroyed: identity key version [1], on which nothing rests.");
    assertThat(after.out()).contains("version 2, made 2").doesNotContain("version 1,");
    assertThat(bothOpen()).isTrue();
    assertThat(told("key-rotated")).isEqualTo(1);
    assertThat(told("key-destroyed")).isEqualTo(1);
  }

  @Test
  void beside_a_server_the_key_before_stays_until_it_can_no_longer_be_in_use() throws SQLException {
    folder.close();
    folder = PreparedFolder.openAlone(data);
    var node = folder.node(NORTH);
    var serving = IdentityKeys.of(node);
    assertThat(serving.newest()).isEqualTo(1);

    var ended = run("keys", "rotate");

    assertThat(ended.out()).contains("Wrapped anew: the keys of 2", "A server runs here");
    assertThat(run("keys", "list").out()).contains("version 1,", "version 2,");
    boolean opens = in(node, serving, Compartment.VICTIM_SERVICES, i -> i.find(SHE).isPresent());
    assertThat(opens).isTrue();
    keep(node, serving, Compartment.VICTIM_SERVICES, new OpaqueId("a".repeat(32)), "Dewi");
    assertThat(run("keys", "list").out()).contains("version 2, made 2").contains("2 of victim");
    folder.close();
    folder = PreparedFolder.open(data);
    assertThat(run("keys", "rotate", "--finish").out())
        .contains("Wrapped anew: the keys of 0", "Destroyed: identity key version [1]");
    assertThat(bothOpen()).isTrue();
  }

  @Test
  void a_rotation_that_was_interrupted_is_finished() throws SQLException {
    folder.files(NORTH);
    org.mufakat.server.keys.FileNodeKeys.rotate(folder.files(NORTH).identityKeys(), CHANCE);
    assertThat(bothOpen()).isTrue();

    var ended = run("keys", "rotate", "--finish");

    assertThat(ended.out())
        .doesNotContain("Made:")
        .contains("Wrapped anew: the keys of 2", "Destroyed: identity key version [1]");
    assertThat(bothOpen()).isTrue();
  }

  @Test
  void keys_in_a_token_are_listed_and_rotated_and_no_others_are_taken() throws Exception {
    closes();
    take(PreparedFolder.empty(), "with-token");
    folder.nodes(List.of(inToken("commands")));
    keepBoth(folder);

    var ended = run("keys", "rotate");

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.OK);
    assertThat(ended.out())
        .contains(
            "Made: identity key version 2.", "keys of 2", "version [1]", "in the token alone");
    assertThat(run("keys", "list").out())
        .contains("version 2, made 2")
        .doesNotContain("version 1,");
    assertThat(bothOpen()).isTrue();
    assertThat(folder.files(NORTH).identityKeys()).doesNotExist();
    folder.close();
    folder = PreparedFolder.open(data);
    assertThatThrownBy(() -> folder.nodes(List.of(inToken("another"))))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("holds no key another-v…")
        .hasMessageContaining("2 persons and cases");
    assertThat(bothOpen()).isTrue();
  }

  private NodeSetting inToken(String label) {
    return new NodeSetting(
        NORTH,
        Optional.empty(),
        Optional.empty(),
        true,
        false,
        ZoneOffset.UTC,
        SignInSetting.USUAL,
        Optional.of(SoftToken.labelled(label, temporary)));
  }

  @Test
  void lost_keys_come_back_from_three_of_five_officers() throws Exception {
    var shares = Files.createDirectory(temporary.resolve("shares"));
    var split = run("keys", "split", "--officers", "5", "--needed", "3", "--to", shares.toString());
    assertThat(split.code()).as(split.err()).isEqualTo(ExitCode.OK);
    var files = folder.files(NORTH);
    folder.close();
    Files.delete(files.identityKeys());
    Files.delete(files.key());

    assertThat(run("keys", "list").code()).isEqualTo(ExitCode.REFUSED_TO_START);
    var tooFew = recover(share(shares, 1), share(shares, 4));
    assertThat(tooFew.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(tooFew.err()).contains("2 different shares were given and 3 are needed");
    var damaged = temporary.resolve("damaged.txt");
    Files.writeString(damaged, Files.readString(share(shares, 2)).replace("03) ", "03) 0"));
    assertThat(recover(share(shares, 1), damaged, share(shares, 4)).err())
        .contains(damaged + " is damaged: line 03 of it has an error");
    var ended = recover(share(shares, 5), share(shares, 1), share(shares, 3));

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.OK);
    assertThat(ended.out())
        .contains("Brought back: " + files.key(), "Brought back: " + files.identityKeys());
    folder = PreparedFolder.open(data);
    assertThat(bothOpen()).isTrue();
    assertThat(told("key-shared")).isEqualTo(1);
    assertThat(told("key-recovered")).isEqualTo(1);
  }

  private static Path share(Path folder, int number) {
    return folder.resolve("mufakat-xno-share-%d-of-5.txt".formatted(number));
  }

  private Ended recover(Path... shares) {
    var arguments = new ArrayList<>(List.of("keys", "recover"));
    for (Path share : shares) {
      arguments.addAll(List.of("--share", share.toString()));
    }
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void a_backup_from_before_a_rotation_needs_the_shares_of_its_key()
      throws IOException, SQLException {
    var shares = Files.createDirectory(temporary.resolve("shares"));
    run("keys", "split", "--officers", "5", "--needed", "2", "--to", shares.toString());
    var file = temporary.resolve("backup").toString();
    var backup = run("backup", "--to", file);
    assertThat(backup.code()).as(backup.err()).isEqualTo(ExitCode.OK);
    assertThat(backup.out())
        .contains("Backup of node XNO written to " + file, "It does NOT hold the node's keys");
    run("keys", "rotate");
    folder.close();

    var without = run("restore", "--from", file, "--replace");
    assertThat(without.code()).isEqualTo(ExitCode.REFUSED_TO_START);
    assertThat(without.err()).contains("does not hold the identity keys of this database");
    recover(share(shares, 1), share(shares, 2));
    var restored = run("restore", "--from", file, "--replace");

    assertThat(restored.code()).as(restored.err()).isEqualTo(ExitCode.OK);
    assertThat(restored.out())
        .contains(
            "Node XNO is back as it was at 2",
            "is kept as mufakat_xno_set_aside_1",
            "0 persons who were erased since",
            "It goes on as mufakat/example/XNO/ledger/2");
    folder = PreparedFolder.open(data);
    assertThat(bothOpen()).isTrue();
  }

  @Test
  void a_word_of_the_hub_that_is_not_to_be_believed_is_not_taken_for_no_word() throws IOException {
    var file = temporary.resolve("backup").toString();
    run("backup", "--to", file);
    var hub = LedgerKeys.witness(folder.node(NodeId.HUB).node()).key().toString();
    var unwitnessed =
        Files.writeString(
            temporary.resolve("checkpoint"),
            new JdbcTemplate(folder.node(NORTH).dataSource())
                .queryForObject(
                    "select note from ledger_checkpoint order by size desc limit 1", String.class));
    folder.close();

    var ended =
        run(
            "restore",
            "--from",
            file,
            "--replace",
            "--checkpoint",
            unwitnessed.toString(),
            "--witness-key",
            hub);

    assertThat(ended.code()).isNotEqualTo(ExitCode.OK);
    assertThat(ended.err()).contains("is not to be believed").contains("Nothing was changed");
    var without = run("restore", "--from", file, "--replace", "--no-witness");
    assertThat(without.code()).as(without.err()).isEqualTo(ExitCode.OK);
    assertThat(without.out()).contains("was not asked");
  }

  @Test
  void a_restore_beside_a_server_is_refused() {
    var file = temporary.resolve("backup").toString();
    run("backup", "--to", file);
    folder.close();
    folder = PreparedFolder.openAlone(data);

    var ended = run("restore", "--from", file, "--replace");

    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED_TO_START);
    assertThat(ended.err()).contains("is in use by another Mufakat");
  }
}
