package org.mufakat.server.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.AddCheckpoint;
import org.mufakat.ledger.Checkpoint;
import org.mufakat.ledger.NoteSignature;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.Sha256;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.TreeHash;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.ledger.Witness;
import org.mufakat.ledger.WitnessAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The hub's witness: keeps in table `ledger_witness` what it saw last of each log, and cosigns
/// only what continues it. It reads, judges and stores in one transaction that locks the log's row,
/// and cosigns when that is on the disk.
///
/// Source: C2SP `tlog-witness`.
public final class WitnessDesk {

  private static final Logger LOG = LoggerFactory.getLogger(WitnessDesk.class);

  /// Forks of one log that are kept as evidence; the first is enough.
  private static final int MOST_FORKS = 100;

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final NoteSigner signer;
  private final InstantSource time;

  /// @param hub the hub's database
  public WitnessDesk(DataSource hub, NoteSigner signer, InstantSource time) {
    this.sql = JdbcClient.create(hub);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(hub));
    this.signer = signer;
    this.time = time;
  }

  /// The key that this witness cosigns with.
  public VerifierKey key() {
    return signer.key();
  }

  /// What came of registering a log.
  public enum Registration {
    NEW,
    KNOWN,
    /// A key was added to those of a log that was known: a key is rotated, or someone tries.
    KEY_ADDED,
    /// The log is known by another key, and stays so.
    OTHER_KEY
  }

  /// Watches a log from now on, if it is not watched yet.
  public Registration watch(VerifierKey log) {
    return watch(log, false);
  }

  /// Watches a log from now on. The log's name is its key's.
  ///
  /// @param addKey whether to believe this key too where the log is known by another
  public Registration watch(VerifierKey log, boolean addKey) {
    return given(
        transaction.execute(
            _ -> {
              int added =
                  sql.sql(
                          """
                          insert into ledger_witness (origin, log_key, size, root)
                          values (?, ?, 0, ?) on conflict (origin) do nothing\
                          """)
                      .params(log.name(), log.toString(), TreeHash.EMPTY.bytes())
                      .update();
              return added == 1 ? Registration.NEW : known(log, addKey);
            }));
  }

  private Registration known(VerifierKey log, boolean addKey) {
    var keys = row(log.name()).orElseThrow().seen.keys();
    if (keys.contains(log)) {
      return Registration.KNOWN;
    }
    if (!addKey) {
      return Registration.OTHER_KEY;
    }
    sql.sql("update ledger_witness set log_key = log_key || e'\\n' || ? where origin = ?")
        .params(log.toString(), log.name())
        .update();
    return Registration.KEY_ADDED;
  }

  /// What a request came to.
  ///
  /// @param cosignature when it was accepted
  public record Outcome(WitnessAnswer answer, Optional<NoteSignature> cosignature) {}

  /// Judges a request and cosigns what it accepts.
  public Outcome add(AddCheckpoint request) {
    var judgment = given(transaction.execute(_ -> judge(request)));
    return switch (judgment.answer) {
      case WitnessAnswer.Refused _ -> new Outcome(judgment.answer, Optional.empty());
      case WitnessAnswer.Accepted(Checkpoint checkpoint, _) ->
          new Outcome(judgment.answer, Optional.of(signer.cosign(checkpoint, judgment.at)));
    };
  }

  /// @param at taken while the log's row was locked, so that a larger checkpoint is never cosigned
  ///   with an earlier time
  private record Judgment(WitnessAnswer answer, Instant at) {}

  private Judgment judge(AddCheckpoint request) {
    var origin = Checkpoint.parse(request.note().text()).map(Checkpoint::origin).orElse("");
    var known =
        row(origin).map(row -> Map.of(origin, row.seen)).orElseGet(Map::<String, Witness.Seen>of);
    var at = time.instant();
    var answer = new Witness(known).observe(request);
    switch (answer) {
      case WitnessAnswer.Accepted(Checkpoint checkpoint, _) ->
          store(checkpoint, signedByLog(request.note(), known));
      case WitnessAnswer.Refused(var reason, _) -> {
        if (reason == WitnessAnswer.Reason.NOT_CONSISTENT) {
          keepEvidence(origin, signedByLog(request.note(), known), at);
        }
      }
    }
    return new Judgment(answer, at);
  }

  /// The note without whatever else was signed under it.
  private static SignedNote signedByLog(SignedNote note, Map<String, Witness.Seen> known) {
    var keys = known.values().stream().flatMap(seen -> seen.keys().stream()).toList();
    return new SignedNote(
        note.text(),
        note.signatures().stream()
            .filter(signature -> keys.stream().anyMatch(key -> key.isNamedBy(signature)))
            .toList());
  }

  private void store(Checkpoint checkpoint, SignedNote note) {
    sql.sql("update ledger_witness set size = ?, root = ?, note = ? where origin = ?")
        .params(checkpoint.size(), checkpoint.root().bytes(), note.toString(), checkpoint.origin())
        .update();
  }

  private void keepEvidence(String origin, SignedNote note, Instant at) {
    var text = note.toString();
    int kept =
        sql.sql(
                """
                insert into ledger_fork (origin, note_sha256, note, seen_at)
                select ?, ?, ?, ? where (select count(*) from ledger_fork where origin = ?) < ?
                on conflict do nothing\
                """)
            .params(
                origin,
                Sha256.of(text.getBytes(StandardCharsets.UTF_8)),
                text,
                Timestamp.from(at),
                origin,
                MOST_FORKS)
            .update();
    if (kept > 0) {
      LOG.error(
          "The ledger {} signed a checkpoint that was not shown to continue what was cosigned"
              + " before: it is kept in table ledger_fork.",
          origin);
    }
  }

  /// The last checkpoint accepted of a log, cosigned anew; empty before the first. A larger one
  /// that comes meanwhile waits, so that this one is not cosigned later than it.
  public Optional<SignedNote> last(String origin) {
    return given(transaction.execute(_ -> cosignedAnew(origin)));
  }

  private Optional<SignedNote> cosignedAnew(String origin) {
    return sql.sql(
            "select note from ledger_witness where origin = ? and note is not null for share")
        .param(origin)
        .query(String.class)
        .optional()
        .flatMap(SignedNote::parse)
        .map(
            note ->
                note.with(
                    signer.cosign(Checkpoint.parse(note.text()).orElseThrow(), time.instant())));
  }

  /// The names of the logs that are watched.
  public List<String> watched() {
    return sql.sql("select origin from ledger_witness order by origin")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private record Row(Witness.Seen seen) {}

  private Optional<Row> row(String origin) {
    return sql.sql("select log_key, size, root from ledger_witness where origin = ? for update")
        .param(origin)
        .query(WitnessDesk::read)
        .optional();
  }

  private static Row read(ResultSet row, int number) throws SQLException {
    var keys =
        row.getString(1)
            .lines()
            .map(VerifierKey::parse)
            .map(Optional::orElseThrow)
            .collect(Collectors.toList());
    return new Row(new Witness.Seen(keys, row.getLong(2), TreeHash.of(row.getBytes(3))));
  }

  private static <T> T given(@Nullable T answer) {
    return Objects.requireNonNull(answer);
  }
}
