package org.mufakat.server.ledger;

import static org.mufakat.server.ledger.LedgerText.number;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.AddCheckpoint;
import org.mufakat.ledger.Checkpoint;
import org.mufakat.ledger.CheckpointAnswer;
import org.mufakat.ledger.ConsistencyProof;
import org.mufakat.ledger.NoteSignature;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.TreeHash;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.ledger.VerifierKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Signs how the ledger stands, and has it witnessed.
///
/// A log signs one tree only: before it signs, it proves to itself that the tree continues the last
/// one it signed. Where it does not, someone has been at the store, and nothing is signed.
final class Checkpoints {

  private static final String COLUMNS =
      "select size, note, witnessed, signed_at from ledger_checkpoint";

  private final JdbcTemplate sql;
  private final TransactionTemplate transaction;
  private final Sequencer sequencer;
  private final NoteSigner log;

  Checkpoints(JdbcTemplate sql, Sequencer sequencer, NoteSigner log) {
    this.sql = sql;
    this.transaction =
        new TransactionTemplate(
            new JdbcTransactionManager(Objects.requireNonNull(sql.getDataSource())));
    this.sequencer = sequencer;
    this.log = log;
  }

  /// A row.
  ///
  /// @param signedAt by the database's clock; empty where it was not kept
  record Kept(long size, String note, boolean witnessed, Optional<Instant> signedAt) {
    Optional<SignedNote> signed() {
      return SignedNote.parse(note);
    }
  }

  /// What came of wanting to sign.
  sealed interface Signing {
    record Signed(long size) implements Signing {}

    /// The last checkpoint covers all there is.
    record NothingNew() implements Signing {}

    /// The store no longer continues the last checkpoint.
    record NotSigned(String why) implements Signing {}
  }

  /// Signs the tree as it stands, if it has grown.
  Signing sign() {
    return sequencer.alone(
        () ->
            Objects.requireNonNull(
                transaction.execute(
                    _ -> sql.execute((Connection connection) -> sign(connection)))));
  }

  private Signing sign(Connection connection) throws SQLException {
    Sequencer.lock(connection, true);
    long size = Sequencer.stored(connection);
    var last = newest(connection, "");
    long before = last.map(Kept::size).orElse(0L);
    if (size == before) {
      return new Signing.NothingNew();
    }
    if (size < before) {
      return new Signing.NotSigned(
          "it holds %s entries, and a checkpoint of %s was signed"
              .formatted(number(size), number(before)));
    }
    var root = sequencer.standing(connection).root();
    if (last.isPresent() && !continues(connection, last.get(), size, root)) {
      return new Signing.NotSigned(
          "its first %s entries are not those of the checkpoint that was signed of them"
              .formatted(number(before)));
    }
    var note = new Checkpoint(log.key().name(), size, root).signedBy(log);
    insert(connection, size, note);
    return new Signing.Signed(size);
  }

  private boolean continues(Connection connection, Kept last, long size, TreeHash root) {
    var nodes = new JdbcNodes(connection, JdbcNodes.FOR_PROOFS);
    return last.signed()
        .flatMap(note -> opened(note, List.of()))
        .filter(o -> o.checkpoint().size() == last.size())
        .filter(
            o ->
                ConsistencyProof.from(nodes, last.size(), size).proves(o.checkpoint().root(), root))
        .isPresent();
  }

  private Optional<CheckpointAnswer.Opened> opened(SignedNote note, List<VerifierKey> witnesses) {
    var policy = new TrustPolicy(log.key().name(), List.of(log.key()), witnesses, 1);
    return policy.open(note) instanceof CheckpointAnswer.Opened opened
        ? Optional.of(opened)
        : Optional.empty();
  }

  private static void insert(Connection connection, long size, SignedNote note)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "insert into ledger_checkpoint (size, note, witnessed) values (?, ?, false)")) {
      statement.setLong(1, size);
      statement.setString(2, note.toString());
      statement.executeUpdate();
    }
  }

  /// What came of wanting the newest checkpoint witnessed.
  sealed interface Witnessing {
    record Witnessed(long size) implements Witnessing {}

    /// There is no checkpoint that was not witnessed.
    record NothingNew() implements Witnessing {}

    /// Not now; it is tried again.
    record Later(String why) implements Witnessing {}

    /// The witness will not cosign, or what it sent is no cosignature of its.
    record NotWitnessed(String why) implements Witnessing {}
  }

  /// Has the newest checkpoint witnessed.
  ///
  /// @param key the witness's, believed because it was given beforehand
  Witnessing witness(WitnessLine line, VerifierKey key) {
    var newest = newest("");
    if (newest.isEmpty() || newest.get().witnessed()) {
      return new Witnessing.NothingNew();
    }
    long size = newest.get().size();
    var note = newest.get().signed().orElse(null);
    if (note == null) {
      return new Witnessing.NotWitnessed("its last checkpoint cannot be read");
    }
    long old = newest("where witnessed").map(Kept::size).orElse(0L);
    var reply = line.add(request(old, size, note));
    if (reply instanceof WitnessReply.KnowsOtherSize(long known) && known <= size) {
      reply = line.add(request(known, size, note));
    }
    return switch (reply) {
      case WitnessReply.Cosigned(var signatures) -> keep(size, note, signatures, key);
      case WitnessReply.KnowsOtherSize(long known) ->
          new Witnessing.NotWitnessed(
              "the witness has seen %s entries of it, and it holds %s"
                  .formatted(number(known), number(size)));
      case WitnessReply.Refused(String why) -> new Witnessing.NotWitnessed(why);
      case WitnessReply.Unreachable(String why) -> new Witnessing.Later(why);
    };
  }

  private AddCheckpoint request(long old, long size, SignedNote note) {
    return Objects.requireNonNull(
        sql.execute(
            (Connection connection) -> {
              var nodes = new JdbcNodes(connection, JdbcNodes.FOR_PROOFS);
              var proof = ConsistencyProof.from(nodes, old, size);
              return new AddCheckpoint(old, proof.path(), note);
            }));
  }

  /// Keeps the cosigned note; checkpoints before it that were never witnessed have no use left.
  private Witnessing keep(
      long size, SignedNote note, List<NoteSignature> signatures, VerifierKey key) {
    var cosigned = note;
    for (var signature : signatures) {
      cosigned = key.isNamedBy(signature) ? cosigned.with(signature) : cosigned;
    }
    if (opened(cosigned, List.of(key)).filter(CheckpointAnswer.Opened::witnessed).isEmpty()) {
      return new Witnessing.NotWitnessed(
          "what the witness sent is no cosignature by the key " + key);
    }
    var witnessed = cosigned.toString();
    transaction.executeWithoutResult(
        _ -> {
          sql.update(
              "update ledger_checkpoint set note = ?, witnessed = true where size = ?",
              witnessed,
              size);
          sql.update("delete from ledger_checkpoint where size < ? and not witnessed", size);
        });
    return new Witnessing.Witnessed(size);
  }

  private Optional<Kept> newest(String where) {
    return Objects.requireNonNull(
        sql.execute((Connection connection) -> newest(connection, where)));
  }

  private static Optional<Kept> newest(Connection connection, String where) throws SQLException {
    return list(connection, where + " order by size desc limit 1").stream().findFirst();
  }

  /// Up to `most`, at least 3, checkpoints spread over the ledger, the newest witnessed and the
  /// newest of all among them, smallest first.
  static List<Kept> spread(Connection connection, int most) throws SQLException {
    return list(
        connection,
        """
        join (select size, row_number() over (order by size desc) as n, count(*) over () as all_of
              from ledger_checkpoint) ranked using (size)
        where n = 1 or size = (select max(size) from ledger_checkpoint where witnessed)
          or n %% greatest(1, (all_of + %1$d - 1) / %1$d) = 0
        order by size\
        """
            .formatted(most - 2));
  }

  /// Up to `most` checkpoints that were signed under an earlier name and cover no more than so many
  /// entries, the largest first.
  static List<Kept> earlier(Connection connection, String name, long entries, int most)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            select size, note, witnessed, null::timestamptz from ledger_earlier_checkpoint
            where origin = ? and size <= ? order by size desc limit ?\
            """)) {
      statement.setString(1, name);
      statement.setLong(2, entries);
      statement.setInt(3, most);
      var kept = new ArrayList<Kept>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          kept.add(read(rows));
        }
      }
      return kept;
    }
  }

  /// The newest checkpoint, and the newest that was witnessed.
  static List<Kept> ends(Connection connection) throws SQLException {
    return Stream.concat(
            newest(connection, "").stream(), newest(connection, "where witnessed").stream())
        .distinct()
        .toList();
  }

  /// The smallest checkpoint that covers an entry and was not witnessed.
  static Optional<Kept> signedOver(Connection connection, long index) throws SQLException {
    return list(connection, "where size > " + index + " order by size limit 1").stream()
        .findFirst();
  }

  /// The smallest witnessed checkpoint that covers an entry.
  static Optional<Kept> covering(Connection connection, long index) throws SQLException {
    return list(connection, "where witnessed and size > " + index + " order by size limit 1")
        .stream()
        .findFirst();
  }

  private static List<Kept> list(Connection connection, String rest) throws SQLException {
    var kept = new ArrayList<Kept>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(COLUMNS + " " + rest)) {
      while (rows.next()) {
        kept.add(read(rows));
      }
    }
    return kept;
  }

  private static Kept read(ResultSet row) throws SQLException {
    @Nullable String note = row.getString(2);
    var signedAt = Optional.ofNullable(row.getObject(4, OffsetDateTime.class));
    return new Kept(
        row.getLong(1),
        note == null ? "" : note,
        row.getBoolean(3),
        signedAt.map(OffsetDateTime::toInstant));
  }
}
