package org.mufakat.server.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.mufakat.ledger.Checkpoint;
import org.mufakat.ledger.InclusionProof;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.ProofAnswer;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.TlogProof;
import org.mufakat.ledger.TrustPolicy;
import org.springframework.dao.DataAccessResourceFailureException;

/// What came of wanting to prove an entry.
public sealed interface LedgerProof {

  /// The file, checked as a third party would.
  record Proven(TlogProof proof, LedgerEntry entry) implements LedgerProof {}

  record NoSuchEntry(long stored) implements LedgerProof {}

  /// No witnessed checkpoint covers it.
  record NotWitnessedYet() implements LedgerProof {}

  /// What is stored does not lead to the checkpoint's root: verify the ledger.
  record NotProvable() implements LedgerProof {}

  /// Proves an entry under the smallest witnessed checkpoint that covers it.
  ///
  /// @param index from 0
  /// @param policy what the file will be checked against
  static LedgerProof of(DataSource database, TrustPolicy policy, long index) {
    try (var snapshot = LedgerSnapshot.open(database, JdbcNodes.FOR_PROOFS)) {
      var bytes = bytes(snapshot.connection(), index);
      if (bytes.isEmpty()) {
        return new NoSuchEntry(Sequencer.stored(snapshot.connection()));
      }
      var covering = Checkpoints.covering(snapshot.connection(), index);
      return covering.isEmpty()
          ? new NotWitnessedYet()
          : covering
              .flatMap(Checkpoints.Kept::signed)
              .flatMap(note -> proof(snapshot, bytes.get(), index, note))
              .map(proof -> checked(proof, policy))
              .orElseGet(NotProvable::new);
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("the ledger cannot be read", e);
    }
  }

  private static Optional<TlogProof> proof(
      LedgerSnapshot snapshot, byte[] bytes, long index, SignedNote note) {
    try {
      return Checkpoint.parse(note.text())
          .filter(checkpoint -> index < checkpoint.size())
          .map(checkpoint -> InclusionProof.from(snapshot, index, checkpoint.size()))
          .map(inclusion -> TlogProof.of(bytes, inclusion, note));
    } catch (IllegalStateException e) {
      // A node of the tree is missing.
      return Optional.empty();
    }
  }

  private static LedgerProof checked(TlogProof proof, TrustPolicy policy) {
    return proof.check(policy) instanceof ProofAnswer.Proven(var entry, var by) && by.witnessed()
        ? new Proven(proof, entry)
        : new NotProvable();
  }

  private static Optional<byte[]> bytes(Connection connection, long index) throws SQLException {
    try (var statement =
        connection.prepareStatement("select bytes from ledger_entry where index = ?")) {
      statement.setLong(1, index);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.ofNullable(rows.getBytes(1)) : Optional.empty();
      }
    }
  }
}
