package org.mufakat.server.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.mufakat.ledger.CheckpointAnswer;
import org.mufakat.ledger.Finding;
import org.mufakat.ledger.LedgerReport;
import org.mufakat.ledger.LedgerVerification;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.TrustPolicy;
import org.springframework.dao.DataAccessResourceFailureException;

/// What a verification of a node's stored ledger came to.
///
/// @param report of the entries that have their places
/// @param checkpoints by its position in the findings, the size that the store has a checkpoint
///   under
/// @param last the checkpoint that the witness gave, opened; empty when it has seen none
/// @param waiting entries that have no place yet: nothing can be said of them
/// @param strays rows at places that no entry can have
public record LedgerAudit(
    String origin,
    LedgerReport report,
    List<Long> checkpoints,
    Optional<CheckpointAnswer.Opened> last,
    long waiting,
    long strays,
    Duration took) {

  public LedgerAudit {
    checkpoints = List.copyOf(checkpoints);
  }

  /// Checkpoints of the store's own that are looked at besides the witness's: enough to narrow down
  /// where a ledger was rewritten, and few enough to open in a second.
  private static final int MOST_CHECKPOINTS = 200;

  /// Whether nothing was found.
  public boolean isSound() {
    return report.isSound() && strays == 0;
  }

  /// What came of wanting to verify.
  public sealed interface Answer {
    record Audited(LedgerAudit audit) implements Answer {}

    /// What the witness gave is no checkpoint of this log that the keys open.
    record NotJudged(CheckpointAnswer.Reason reason) implements Answer {}
  }

  /// Verifies.
  ///
  /// @param policy whose word counts
  /// @param last what the witness gave, asked before this is called; empty when it has seen none
  public static Answer of(DataSource database, TrustPolicy policy, Optional<SignedNote> last) {
    return of(database, policy, last, _ -> {});
  }

  /// The same, and tells how far it is; whoever is told ends it by throwing.
  ///
  /// @param progress is told now and then how many entries were read; where something was found,
  ///   entries are read more than once
  public static Answer of(
      DataSource database, TrustPolicy policy, Optional<SignedNote> last, LongConsumer progress) {
    long started = System.nanoTime();
    var opened = Optional.<CheckpointAnswer.Opened>empty();
    if (last.isPresent()) {
      switch (policy.open(last.get())) {
        case CheckpointAnswer.Refused(var reason) -> {
          return new Answer.NotJudged(reason);
        }
        case CheckpointAnswer.Opened o when !o.witnessed() -> {
          return new Answer.NotJudged(CheckpointAnswer.Reason.FALSE_SIGNATURE);
        }
        case CheckpointAnswer.Opened o -> opened = Optional.of(o);
      }
    }
    try (var snapshot = LedgerSnapshot.open(database, JdbcNodes.FOR_VERIFICATION, progress)) {
      var notes = new ArrayList<SignedNote>(last.stream().toList());
      var sizes = new ArrayList<Long>(opened.map(o -> o.checkpoint().size()).stream().toList());
      var unreadable = new ArrayList<Long>();
      for (var kept : Checkpoints.spread(snapshot.connection(), MOST_CHECKPOINTS)) {
        kept.signed().ifPresent(notes::add);
        (kept.signed().isPresent() ? sizes : unreadable).add(kept.size());
      }
      var report = LedgerVerification.verify(snapshot, policy, List.copyOf(notes));
      sizes.addAll(unreadable);
      return new Answer.Audited(
          new LedgerAudit(
              policy.origin(),
              with(report, notes.size(), unreadable.size()),
              sizes,
              opened,
              PendingEntries.count(snapshot.connection()),
              snapshot.strays(),
              Duration.ofNanos(System.nanoTime() - started)));
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("the ledger cannot be read", e);
    }
  }

  /// The report, and that so many more checkpoints are none, at the positions from `first`.
  private static LedgerReport with(LedgerReport report, int first, int more) {
    var findings = new ArrayList<Finding>();
    for (int i = first; i < first + more; i++) {
      findings.add(new Finding.CheckpointRefused(i, CheckpointAnswer.Reason.NOT_A_CHECKPOINT));
    }
    findings.addAll(report.findings());
    return new LedgerReport(
        report.stored(), report.witnessed(), report.signed(), report.listed(), findings);
  }
}
