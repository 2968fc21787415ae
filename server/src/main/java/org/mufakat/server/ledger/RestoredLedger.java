package org.mufakat.server.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.mufakat.ledger.CheckpointAnswer;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.springframework.jdbc.core.simple.JdbcClient;

/// That a ledger was brought back from a backup once: what came with it, what had been witnessed,
/// and the name it goes on under.
///
/// Entries written after the backup are gone, and others may have seen them. Were the ledger to go
/// on under its name, the node would sign two trees that contradict each other, and could not be
/// told from one that rewrites what it did. So it gets a new name, and the earlier name stays with
/// the witness as it was seen last.
///
/// @param origin the name from then on
/// @param earlier the name before
/// @param entries how many came with the backup
/// @param witnessed how many the witness had seen under the earlier name; empty when it was not
///   asked
public record RestoredLedger(
    String origin, String earlier, Instant at, long entries, OptionalLong witnessed) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  /// Entries that the witness had seen and that are not there; empty when it was not asked.
  public OptionalLong missing() {
    return witnessed.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, witnessed.getAsLong() - entries));
  }

  static String nameOf(Node node, DataSource database) {
    var all = JdbcClient.create(database);
    return all.sql("select origin from ledger_restored order by restored_at desc limit 1")
        .query(String.class)
        .optional()
        .orElseGet(() -> LedgerKeys.origin(node));
  }

  /// How many entries of a ledger a witness has seen, by a note that both have signed; empty when
  /// the note is not that.
  ///
  /// @param keyring of the node whose ledger it is
  public static Optional<Long> size(
      Keyring keyring, String ledger, VerifierKey witness, SignedNote note) {
    return policy(keyring, ledger, List.of(witness)).open(note)
                instanceof CheckpointAnswer.Opened opened
            && opened.witnessed()
        ? Optional.of(opened.checkpoint().size())
        : Optional.empty();
  }

  /// Every time this database was restored, the first one first.
  public static List<RestoredLedger> all(DataSource database) {
    return JdbcClient.create(database)
        .sql(
            """
            select origin, earlier_origin, restored_at, entries, witnessed
            from ledger_restored order by restored_at\
            """)
        .query((row, _) -> read(row))
        .list();
  }

  /// The names that a ledger had before, the first one first, each with how many of the entries
  /// that it had under that name are still there.
  static List<Before> before(List<RestoredLedger> all) {
    var before = new ArrayList<Before>();
    long entries = Long.MAX_VALUE;
    for (var restored : all.reversed()) {
      entries = Math.min(entries, restored.entries());
      before.addFirst(new Before(restored.earlier(), entries));
    }
    return before;
  }

  /// @param entries of that name which came with every restore since
  record Before(String origin, long entries) {}

  /// Whom to believe about a ledger of a node, by one of its names.
  static TrustPolicy policy(Keyring keyring, String name, List<VerifierKey> witnesses) {
    return new TrustPolicy(name, List.of(LedgerKeys.log(keyring, name).key()), witnesses, 1);
  }

  private static RestoredLedger read(ResultSet row) throws SQLException {
    long witnessed = row.getLong(5);
    return new RestoredLedger(
        row.getString(1),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getLong(4),
        row.wasNull() ? OptionalLong.empty() : OptionalLong.of(witnessed));
  }

  private static Optional<Instant> newest(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select max(restored_at) from ledger_restored")) {
      row.next();
      return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
          .map(OffsetDateTime::toInstant);
    }
  }

  /// Lets the ledger of a database that was just filled from a backup go on under a new name, in
  /// the transaction that is open: checkpoints of the earlier one are kept apart.
  ///
  /// @param earlier the name that the backup's ledger had
  /// @param witnessed how many entries the witness has seen under it, where it was asked
  public static RestoredLedger begin(
      Connection connection, String earlier, Instant now, Optional<Long> witnessed)
      throws SQLException {
    // A clock that was set back since an earlier restore must not make that one the newest again.
    var at =
        newest(connection)
            .map(last -> last.plusMillis(1))
            .filter(next -> next.isAfter(now))
            .orElse(now)
            .truncatedTo(ChronoUnit.MILLIS);
    var first = earlier.replaceFirst("/ledger/.*$", "/ledger");
    var restored =
        new RestoredLedger(
            first + "/" + STAMP.format(at),
            earlier,
            at,
            Sequencer.stored(connection),
            witnessed.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    try (var statement =
        connection.prepareStatement(
            """
            insert into ledger_earlier_checkpoint (origin, size, note, witnessed)
            select ?, size, note, witnessed from ledger_checkpoint\
            """)) {
      statement.setString(1, earlier);
      statement.executeUpdate();
    }
    try (var statement = connection.createStatement()) {
      statement.executeUpdate("delete from ledger_checkpoint");
    }
    restored.insert(connection);
    return restored;
  }

  private void insert(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into ledger_restored (origin, earlier_origin, restored_at, entries, witnessed)
            values (?, ?, ?, ?, ?)\
            """)) {
      statement.setString(1, origin);
      statement.setString(2, earlier);
      statement.setObject(3, at.atOffset(ZoneOffset.UTC));
      statement.setLong(4, entries);
      statement.setObject(5, witnessed.isEmpty() ? null : (Long) witnessed.getAsLong());
      statement.executeUpdate();
    }
  }
}
