package org.mufakat.server.forum;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.mufakat.ledger.Sha256;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.VerifierKey;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A record in a node's database, tables `forum_…`: the hub's own, or a member's copy. It believes
/// nothing of what it reads.
final class JdbcForumRecord {

  private static final int BATCH = 2_000;

  private final DataSource database;
  private final JdbcClient sql;

  JdbcForumRecord(DataSource database) {
    this.database = database;
    this.sql = JdbcClient.create(database);
  }

  Optional<Genesis> genesis() {
    return sql.sql("select genesis from forum_record")
        .query((row, _) -> row.getString(1))
        .optional()
        .map(text -> Genesis.parse(text).orElseThrow());
  }

  /// Begins a record, where none was begun.
  void begin(Genesis genesis) {
    sql.sql("insert into forum_record (genesis) values (?) on conflict do nothing")
        .param(genesis.text())
        .update();
  }

  /// Adds an entry, in the transaction that this thread has open on the database.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException where another was faster
  void append(RecordEntry entry) {
    sql.sql("insert into forum_entry (position, hash, note_sha256, note) values (?, ?, ?, ?)")
        .params(entry.position(), entry.hash().bytes(), sha256(entry.note()), entry.note())
        .update();
  }

  /// Adds entries by one statement.
  void appendAll(List<RecordEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    new JdbcTemplate(database)
        .execute(
            (Connection connection) -> {
              insert(connection, entries);
              return true;
            });
  }

  /// Adds entries and remembers how far the hub then said that its record goes; what it said of
  /// positions before the last entry is covered by that. In one transaction.
  void appendAll(List<RecordEntry> entries, RecordHead head) {
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(
            _ -> {
              appendAll(entries);
              remember(head);
              last().map(RecordPoint::position).ifPresent(this::forgetHeadsBefore);
            });
  }

  private static void insert(Connection connection, List<RecordEntry> entries) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into forum_entry (position, hash, note_sha256, note)
            select * from unnest(?::bigint[], ?::bytea[], ?::bytea[], ?::text[])\
            """)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "bigint", entries.stream().map(RecordEntry::position).toArray(Long[]::new)));
      statement.setArray(
          2,
          connection.createArrayOf(
              "bytea", entries.stream().map(e -> e.hash().bytes()).toArray(byte[][]::new)));
      statement.setArray(
          3,
          connection.createArrayOf(
              "bytea", entries.stream().map(e -> sha256(e.note())).toArray(byte[][]::new)));
      statement.setArray(
          4,
          connection.createArrayOf(
              "text", entries.stream().map(RecordEntry::note).toArray(String[]::new)));
      statement.executeUpdate();
    }
  }

  private static byte[] sha256(String note) {
    return Sha256.of(note.getBytes(StandardCharsets.UTF_8));
  }

  /// Where exactly this note stands in the record.
  Optional<RecordPoint> find(String note) {
    return sql.sql("select position, hash from forum_entry where note_sha256 = ?")
        .param(sha256(note))
        .query((row, _) -> point(row))
        .optional();
  }

  private static RecordPoint point(ResultSet row) throws SQLException {
    return new RecordPoint(row.getLong(1), EntryHash.of(row.getBytes(2)));
  }

  /// The last entry; empty where there is none.
  Optional<RecordPoint> last() {
    return sql.sql("select position, hash from forum_entry order by position desc limit 1")
        .query((row, _) -> point(row))
        .optional();
  }

  /// @param upTo the last position that is wanted
  List<RecordEntry> read(long after, long upTo, int most) {
    return sql.sql(
            """
            select position, encode(hash, 'hex'), note from forum_entry
            where position > ? and position <= ? order by position limit ?\
            """)
        .params(after, upTo, most)
        .query((row, _) -> entry(row))
        .list();
  }

  private static RecordEntry entry(ResultSet row) throws SQLException {
    return new RecordEntry(row.getLong(1), new EntryHash(row.getString(2)), row.getString(3));
  }

  /// The entry at a position.
  Optional<RecordEntry> at(long position) {
    return read(position - 1, position, 1).stream().findFirst();
  }

  /// The entries after a position, up to another.
  RecordEntries between(long after, long last) {
    return taker ->
        after(after)
            .each(
                batch -> {
                  var wanted = batch.stream().filter(e -> e.position() <= last).toList();
                  return taker.take(wanted) && wanted.size() == batch.size();
                });
  }

  /// The entries after a position as the database has them at one moment, a batch at a time.
  RecordEntries after(long position) {
    return taker -> {
      try (var connection = database.getConnection()) {
        connection.setAutoCommit(false);
        try {
          read(connection, position, taker);
        } finally {
          connection.rollback();
          connection.setAutoCommit(true);
        }
      } catch (SQLException e) {
        throw new DataAccessResourceFailureException("the forum's record cannot be read", e);
      }
    };
  }

  private static void read(Connection connection, long after, RecordEntries.Taker taker)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select position, encode(hash, 'hex'), note from forum_entry where position > ? order"
                + " by position")) {
      statement.setLong(1, after);
      statement.setFetchSize(BATCH);
      try (var rows = statement.executeQuery()) {
        var batch = new ArrayList<RecordEntry>(BATCH);
        boolean more = true;
        while (more && rows.next()) {
          batch.add(entry(rows));
          if (batch.size() == BATCH) {
            more = taker.take(List.copyOf(batch));
            batch.clear();
          }
        }
        if (more && !batch.isEmpty()) {
          taker.take(batch);
        }
      }
    }
  }

  /// Believes a key from now on.
  ///
  /// @param signer a member, or `HUB`
  void believe(String signer, VerifierKey key, Instant now) {
    sql.sql(
            """
            insert into forum_key (signer, key, known_at) values (?, ?, ?) on conflict do nothing\
            """)
        .params(signer, key.toString(), Timestamp.from(now))
        .update();
  }

  /// The keys of a record.
  SignerKeys keys(Genesis genesis) {
    var members = new HashMap<String, List<VerifierKey>>();
    sql.sql("select signer, key from forum_key where signer <> 'HUB' order by known_at, key")
        .query(
            row -> {
              members
                  .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                  .add(VerifierKey.parse(row.getString(2)).orElseThrow());
            });
    return new SignerKeys(genesis.hub(), members);
  }

  /// Remembers how far the hub said that its record goes.
  void remember(RecordHead head) {
    sql.sql(
            """
            insert into forum_head (position, hash, note) values (?, ?, ?) on conflict do nothing\
            """)
        .params(head.point().position(), head.point().hash().bytes(), head.note().toString())
        .update();
  }

  private void forgetHeadsBefore(long position) {
    sql.sql("delete from forum_head where position < ?").param(position).update();
  }

  /// A point that the hub signed, and the note in which it did.
  record Said(RecordPoint point, SignedNote note) {}

  /// What the hub said of positions from one on, in their order.
  List<Said> headsFrom(long position) {
    return sql.sql("select position, hash, note from forum_head where position >= ? order by 1")
        .param(position)
        .query((row, _) -> new Said(point(row), SignedNote.parse(row.getString(3)).orElseThrow()))
        .list();
  }

  /// Keeps evidence.
  ///
  /// @return whether it is new
  boolean keep(Evidence evidence, Instant now) {
    return sql.sql(
                """
                insert into forum_evidence
                  (evidence_sha256, seen_at, position, kind, ours, theirs, head)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
                """)
            .params(
                evidence.sha256(),
                Timestamp.from(now),
                evidence.position(),
                evidence.kind().name(),
                evidence.ours().orElse(""),
                evidence.theirs().orElse(""),
                evidence.head().orElse(""))
            .update()
        == 1;
  }

  /// All evidence, the oldest first.
  List<Evidence> evidence() {
    return sql.sql(
            """
            select position, kind, ours, theirs, head from forum_evidence
            order by seen_at, position\
            """)
        .query(
            (row, _) ->
                new Evidence(
                    row.getLong(1),
                    Evidence.Kind.valueOf(row.getString(2)),
                    Optional.of(row.getString(3)).filter(text -> !text.isEmpty()),
                    Optional.of(row.getString(4)).filter(text -> !text.isEmpty()),
                    Optional.of(row.getString(5)).filter(text -> !text.isEmpty())))
        .list();
  }
}
