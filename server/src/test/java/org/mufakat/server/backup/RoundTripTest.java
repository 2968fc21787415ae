package org.mufakat.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;
import org.mufakat.statistics.MemoryShelf;

/// Any database comes back equal, and no file that was touched comes back at all.
class RoundTripTest {

  private static final NodeId NORTH = new NodeId("XNO");
  private static final long SEED = 20_310_506;

  private static final String ODD =
      """
      create table odd (
        number bigint generated always as identity primary key,
        twice bigint generated always as (amount * 2) stored,
        amount bigint, "strange ""name" text, bytes bytea, words text[], document jsonb,
        moment timestamptz, day date, share double precision, exact numeric, yes boolean)\
      """;

  @TempDir private Path temporary;

  private Keyring keyring;
  private DataSource database;
  private HostedNode node;
  private Path file;

  @BeforeEach
  void makesANode() throws GeneralSecurityException {
    keyring = new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    database = TestDatabase.migrated();
    TestDatabase.run(database, ODD);
    var pack = ((PackReading.Read) new PackReader().read(Path.of("../regimes/example"))).pack();
    node = new HostedNode(new Node(NORTH, keyring, pack, new MemoryShelf()), database, false);
    file = temporary.resolve("backup");
  }

  private NodeBackup.Written backUp() {
    return new NodeBackup(
            node, InstantSource.fixed(Instant.parse("2031-05-06T12:00:00Z")), new SecureRandom())
        .write(file);
  }

  /// Rows of every kind of column, drawn by chance: nulls, binary, arrays, documents, and text with
  /// whatever a bulk format could stumble over.
  private void fill(int rows, int mostBytes) throws SQLException {
    var random = new Random(SEED);
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                """
                insert into odd (amount, "strange ""name", bytes, words, document, moment, day,
                  share, exact, yes)
                values (?, ?, ?, ?, ?::jsonb, ?::timestamptz, ?::date, ?, ?::numeric, ?)\
                """)) {
      for (int i = 0; i < rows; i++) {
        draw(connection, statement, random, mostBytes);
      }
      statement.executeBatch();
    }
  }

  private static void draw(
      Connection connection, PreparedStatement statement, Random random, int mostBytes)
      throws SQLException {
    var bytes = new byte[random.nextInt(mostBytes)];
    random.nextBytes(bytes);
    var odd =
        new String[] {
          "", "\\N", "\t\n\r\\", "\\.", "ชื่อสมมุติ", "\u0001", "a,b;\"c'", "NULL", "{}", "\n\\.\n"
        };
    var text = odd[random.nextInt(odd.length)] + (random.nextBoolean() ? random.nextInt() : "");
    statement.setObject(1, random.nextInt(5) == 0 ? null : (Long) random.nextLong(1L << 60));
    statement.setString(2, random.nextInt(5) == 0 ? null : text);
    statement.setBytes(3, random.nextInt(5) == 0 ? null : bytes);
    statement.setArray(
        4,
        random.nextInt(5) == 0
            ? null
            : connection.createArrayOf("text", new String[] {text, null, "", "\\"}));
    statement.setString(
        5, random.nextInt(5) == 0 ? null : "{\"a\": [1, null, \"\\\\ \\n \\u0e01\"]}");
    statement.setString(6, random.nextInt(5) == 0 ? "infinity" : "2031-05-06 12:00:00.123456+07");
    statement.setString(7, random.nextInt(5) == 0 ? null : "0044-03-15 BC");
    statement.setDouble(
        8, random.nextInt(5) == 0 ? Double.NaN : Double.longBitsToDouble(random.nextLong()));
    statement.setString(9, random.nextInt(5) == 0 ? null : "12345678901234567890.000100");
    statement.setObject(10, random.nextInt(5) == 0 ? null : (Boolean) random.nextBoolean());
    statement.addBatch();
  }

  @Test
  void every_table_comes_back_equal_whatever_stands_in_it() throws SQLException {
    fill(5_000, 300);
    TestDatabase.run(
        database, "insert into node_identity values (true, 'XNO', repeat('a', 64), now())");
    var before = Everything.of(database);
    var written = backUp();
    var target = TestDatabase.migrated();
    TestDatabase.run(target, ODD);

    try (var connection = target.getConnection()) {
      connection.setAutoCommit(false);
      var loading = new Loading(connection);
      BackupFile.open(file, NORTH, keyring).read(loading);
      loading.close();
      connection.commit();
      assertThat(loading.rows()).isEqualTo(written.rows());
    }

    assertThat(Everything.of(target)).as("seed %d", SEED).isEqualTo(before);
    TestDatabase.run(target, "insert into odd (amount) values (1)");
    assertThat(PosixFilePermissions.toString(permissions())).isEqualTo("rw-------");
  }

  private java.util.Set<java.nio.file.attribute.PosixFilePermission> permissions() {
    try {
      return Files.getPosixFilePermissions(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_is_written_while_it_is_copied_is_in_it_whole_or_not_at_all() throws Exception {
    TestDatabase.run(
        database,
        "create table a_first (n int); create table z_last (n int); insert into a_first values (0);"
            + " insert into z_last values (0)");
    fill(20_000, 300);
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 1; !Thread.interrupted(); i++) {
                    TestDatabase.run(
                        database,
                        "begin; insert into a_first values (%1$d); insert into z_last values (%1$d); commit"
                            .formatted(i));
                  }
                });
    backUp();
    writer.interrupt();
    writer.join();
    var target = TestDatabase.migrated();
    TestDatabase.run(target, ODD);
    TestDatabase.run(target, "create table a_first (n int); create table z_last (n int)");

    try (var connection = target.getConnection()) {
      connection.setAutoCommit(false);
      var loading = new Loading(connection);
      BackupFile.open(file, NORTH, keyring).read(loading);
      connection.commit();
    }

    var all = Everything.of(target);
    assertThat(all.get("public.a_first")).isEqualTo(all.get("public.z_last"));
  }

  @Test
  void a_file_that_was_touched_is_refused_wherever_it_was() throws Exception {
    fill(12_000, 500);
    backUp();
    var whole = Files.readAllBytes(file);
    int header =
        new String(whole, 0, 400, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\n\n") + 2;
    int segment = BackupSeal.SEGMENT_BYTES;
    assertThat(whole.length).isGreaterThan(header + 2 * segment);
    var random = new Random(SEED);

    for (int i = 0; i < 40; i++) {
      int at =
          i == 0
              ? header
              : i == 1 ? whole.length - 1 : header + random.nextInt(whole.length - header);
      refused(
          "a bit at " + at,
          bytes -> {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            return bytes;
          });
    }
    for (int length :
        new int[] {header, header + 40, header + segment, header + 2 * segment, whole.length - 1}) {
      refused("cut at " + length, bytes -> Arrays.copyOf(bytes, length));
    }
    refused("a byte more", bytes -> Arrays.copyOf(bytes, bytes.length + 1));
    refused(
        "twice",
        bytes -> {
          var twice = Arrays.copyOf(bytes, 2 * bytes.length);
          System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
          return twice;
        });
    refused(
        "two segments exchanged",
        bytes -> {
          var moved = bytes.clone();
          System.arraycopy(bytes, header + segment, moved, header + 2 * segment, segment / 2);
          System.arraycopy(bytes, header + 2 * segment, moved, header + segment, segment / 2);
          return moved;
        });
    refused(
        "a segment left out",
        bytes -> {
          var shorter = Arrays.copyOf(bytes, bytes.length - segment);
          System.arraycopy(
              bytes,
              header + 2 * segment,
              shorter,
              header + segment,
              shorter.length - header - segment);
          return shorter;
        });
    assertThat(BackupFile.open(file, NORTH, keyring).check().version()).isNotEmpty();
  }

  private void refused(String what, UnaryOperator<byte[]> touch) throws IOException {
    var touched = temporary.resolve("touched");
    Files.write(touched, touch.apply(Files.readAllBytes(file)));
    assertThatThrownBy(() -> BackupFile.open(touched, NORTH, keyring).check())
        .as(what)
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("is damaged: it was altered, cut short or added to");
  }

  @Test
  void every_letter_of_its_beginning_is_sealed_too() throws Exception {
    backUp();
    var whole = Files.readAllBytes(file);
    int header =
        new String(whole, 0, 400, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\n\n") + 2;

    for (int at = 0; at < header; at++) {
      var touched = whole.clone();
      touched[at] = (byte) (touched[at] == '1' ? '2' : '1');
      var place = temporary.resolve("touched");
      Files.write(place, touched);
      assertThatThrownBy(() -> BackupFile.open(place, NORTH, keyring).check())
          .as("byte %d", at)
          .isInstanceOf(RefusedToStart.class);
    }
  }

  @Test
  void another_key_and_another_node_are_refused_and_said() throws Exception {
    backUp();
    var other = new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());

    assertThatThrownBy(() -> BackupFile.open(file, NORTH, other))
        .hasMessageContaining("is a backup of node XNO with the key " + start(keyring))
        .hasMessageContaining("the node here has the key " + start(other));
    assertThatThrownBy(() -> BackupFile.open(file, new NodeId("XSO"), keyring))
        .hasMessageContaining("is a backup of node XNO, not of XSO");
    // Whoever changes what it says of its key gains nothing by it.
    var text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.writeString(
        file,
        text.replace(keyring.fingerprint(), other.fingerprint()),
        java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> BackupFile.open(file, NORTH, other).check())
        .hasMessageContaining("is damaged");
  }

  private static String start(Keyring keyring) {
    return keyring.fingerprint().substring(0, 16);
  }

  @Test
  void nothing_of_the_database_can_be_read_in_the_file() throws Exception {
    TestDatabase.run(database, "insert into odd (\"strange \"\"name\") values ('Nama Rekaan')");

    backUp();

    var text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(text).doesNotContain("Nama", "ledger_entry", "person_key");
  }

  @Test
  void a_file_that_is_there_is_never_written_over() throws IOException {
    Files.writeString(file, "mine");

    assertThatThrownBy(this::backUp).hasMessageContaining("is there already");
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  @Test
  void what_a_backup_would_not_see_whole_it_refuses_to_copy() {
    TestDatabase.run(
        database,
        "create table walled (n int); alter table walled enable row level security; create policy"
            + " own on walled using (n > 1)");

    assertThatThrownBy(this::backUp)
        .hasMessageContaining("the row policies of public.walled are not one compartment's");
    assertThat(file).doesNotExist();
  }
}
