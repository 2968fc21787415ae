package org.mufakat.server.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.mufakat.ledger.Checkpoint;
import org.mufakat.ledger.CheckpointAnswer;
import org.mufakat.ledger.Cosignature;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.TrustPolicy;
import org.springframework.dao.DataAccessResourceFailureException;

/// How a node's ledger stands.
///
/// @param size one more than the last place that is taken
/// @param waiting entries without a place, up to [#MOST_WAITING] counted
/// @param newest the newest checkpoint; empty before the first
/// @param witnessed the newest checkpoint that the witness cosigned; empty before the first
public record LedgerState(
    long size, long waiting, Optional<Signed> newest, Optional<Signed> witnessed) {

  public static final long MOST_WAITING = 10_000;

  /// A checkpoint as the store holds it, opened with the keys that are believed.
  ///
  /// @param signedAt by the clock of the node's database; empty where it was not kept
  /// @param cosignedAt by the witness's clock; empty where no witness that is believed cosigned it
  public record Signed(
      Checkpoint checkpoint,
      SignedNote note,
      Optional<Instant> signedAt,
      Optional<Instant> cosignedAt) {}

  /// @param policy whose word counts
  public static LedgerState of(DataSource database, TrustPolicy policy) {
    return reading(
        database,
        connection -> {
          var ends =
              Checkpoints.ends(connection).stream()
                  .map(kept -> opened(kept, policy))
                  .flatMap(Optional::stream)
                  .toList();
          return new LedgerState(
              Sequencer.stored(connection),
              waiting(connection),
              ends.stream().findFirst(),
              ends.stream().filter(s -> s.cosignedAt().isPresent()).findFirst());
        });
  }

  /// The checkpoint that an entry rests on: the smallest witnessed one that covers it, else the
  /// smallest that the node signed over it; empty when none covers it yet.
  public static Optional<Signed> over(DataSource database, TrustPolicy policy, long index) {
    return reading(
        database,
        connection -> {
          for (var kept :
              List.of(
                  Checkpoints.covering(connection, index),
                  Checkpoints.signedOver(connection, index))) {
            var signed = kept.flatMap(k -> opened(k, policy));
            if (signed.isPresent()) {
              return signed;
            }
          }
          return Optional.<Signed>empty();
        });
  }

  private static Optional<Signed> opened(Checkpoints.Kept kept, TrustPolicy policy) {
    return kept.signed()
        .flatMap(
            note ->
                policy.open(note) instanceof CheckpointAnswer.Opened opened
                    ? Optional.of(
                        new Signed(
                            opened.checkpoint(),
                            note,
                            kept.signedAt(),
                            opened.cosignatures().stream().map(Cosignature::at).findFirst()))
                    : Optional.empty());
  }

  private static long waiting(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from (select from ledger_pending limit " + MOST_WAITING + ") w")) {
      row.next();
      return row.getLong(1);
    }
  }

  private interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  private static <T> T reading(DataSource database, Reading<T> what) {
    try (var connection = database.getConnection()) {
      return Objects.requireNonNull(what.from(connection));
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("the ledger cannot be read", e);
    }
  }
}
