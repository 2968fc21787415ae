package org.mufakat.server.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mufakat.ledger.CheckpointAnswer;
import org.mufakat.ledger.Finding;
import org.mufakat.ledger.LedgerReport;
import org.mufakat.ledger.LedgerVerification;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.node.Keyring;
import org.springframework.dao.DataAccessResourceFailureException;

/// What a verification of a node's stored ledger came to.
///
/// @param report of the entries that have their places
/// @param checkpoints by its position in the findings, the size that the store has a checkpoint
///   under
/// @param last the checkpoint that the witness gave, opened; empty when it has seen none
/// @param earlier the names that the ledger had before it was restored, the first one first
/// @param waiting entries that have no place yet: nothing can be said of them
/// @param strays rows at places that no entry can have
public record LedgerAudit(
    String origin,
    LedgerReport report,
    List<Long> checkpoints,
    Optional<CheckpointAnswer.Opened> last,
    List<Earlier> earlier,
    long waiting,
    long strays,
    Duration took) {

  public LedgerAudit {
    checkpoints = List.copyOf(checkpoints);
    earlier = List.copyOf(earlier);
  }

  /// A name that the ledger had before it was restored, and what its checkpoints were worth.
  ///
  /// @param asked whether the witness was asked for its last checkpoint of that name
  /// @param witnessed how many entries that checkpoint covers; 0 where there is none
  /// @param entries of that name which came with every restore since
  /// @param compared how many of these a witnessed checkpoint of that name covers, which the
  ///   entries were compared with
  public record Earlier(
      String origin, boolean asked, long witnessed, long entries, long compared) {}

  /// Who knows what the witness cosigned last of a ledger, by its name.
  public interface Witness {
    /// @return empty when it was not to be asked
    Optional<Said> saidOf(String origin);
  }

  /// @param last what the witness cosigned last; empty when it has seen none
  public record Said(Optional<SignedNote> last) {}

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

  /// Verifies a ledger that has had one name only.
  ///
  /// @param policy whose word counts
  /// @param last what the witness gave, asked before this is called; empty when it has seen none
  public static Answer of(DataSource database, TrustPolicy policy, Optional<SignedNote> last) {
    return of(database, new Asked(policy, last, List.of()), _ -> {});
  }

  /// What is to be verified, and what the witness said of it beforehand: whatever it saw last is
  /// then within what is read.
  ///
  /// @param policy whose word counts
  /// @param last what the witness cosigned last; empty when it has seen none
  public record Asked(TrustPolicy policy, Optional<SignedNote> last, List<AskedBefore> before) {
    public Asked {
      before = List.copyOf(before);
    }

    /// Asks the witness, also for the names that the ledger had before it was restored.
    ///
    /// @param policy whose word counts about the ledger by the name that it has
    /// @param last what the witness said of that name
    public static Asked of(
        DataSource database,
        Keyring keyring,
        TrustPolicy policy,
        Optional<SignedNote> last,
        Witness witness) {
      var before =
          RestoredLedger.before(RestoredLedger.all(database)).stream()
              .map(
                  name ->
                      new AskedBefore(
                          RestoredLedger.policy(keyring, name.origin(), policy.witnessKeys()),
                          name.entries(),
                          witness.saidOf(name.origin())))
              .toList();
      return new Asked(policy, last, before);
    }
  }

  /// @param policy by the ledger's key under that name
  /// @param entries that came with every restore since
  public record AskedBefore(TrustPolicy policy, long entries, Optional<Said> said) {
    Optional<SignedNote> last() {
      return said.flatMap(Said::last);
    }
  }

  /// Verifies, and tells how far it is; whoever is told ends it by throwing.
  ///
  /// @param progress is told now and then how many entries were read; where something was found,
  ///   entries are read more than once
  public static Answer of(DataSource database, Asked asked, LongConsumer progress) {
    long started = System.nanoTime();
    var words = Words.opened(asked);
    if (words.refusal().isPresent()) {
      return new Answer.NotJudged(words.refusal().get());
    }
    try (var snapshot = LedgerSnapshot.open(database, JdbcNodes.FOR_VERIFICATION, progress)) {
      var anchors = new Anchors(snapshot.connection());
      words.last().ifPresent(o -> anchors.add(asked.policy(), asked.last(), o.checkpoint().size()));
      anchors.keep(asked.policy(), Checkpoints.spread(snapshot.connection(), MOST_CHECKPOINTS));
      var earlier = new ArrayList<Earlier>();
      for (int i = 0; i < asked.before().size(); i++) {
        earlier.add(anchors.before(asked.before().get(i), words.before().get(i)));
      }
      var report = LedgerVerification.verify(snapshot, anchors.given);
      return new Answer.Audited(
          new LedgerAudit(
              asked.policy().origin(),
              with(report, anchors.given.size(), anchors.unreadable.size()),
              anchors.sizes(),
              words.last(),
              earlier,
              PendingEntries.count(snapshot.connection()),
              snapshot.strays(),
              Duration.ofNanos(System.nanoTime() - started)));
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("the ledger cannot be read", e);
    }
  }

  /// What the witness said, opened, or why one of it is not to be believed.
  private record Words(
      Optional<CheckpointAnswer.Opened> last,
      List<Optional<CheckpointAnswer.Opened>> before,
      Optional<CheckpointAnswer.Reason> refusal) {

    static Words opened(Asked asked) {
      var opened = new ArrayList<Optional<CheckpointAnswer.Opened>>();
      var answers =
          Stream.concat(
              Stream.of(asked.last().map(asked.policy()::open)),
              asked.before().stream().map(b -> b.last().map(b.policy()::open)));
      for (var answer : answers.toList()) {
        switch (answer.orElse(null)) {
          case null -> opened.add(Optional.empty());
          case CheckpointAnswer.Refused(var reason) -> {
            return refused(reason);
          }
          case CheckpointAnswer.Opened o when !o.witnessed() -> {
            return refused(CheckpointAnswer.Reason.FALSE_SIGNATURE);
          }
          case CheckpointAnswer.Opened o -> opened.add(Optional.of(o));
        }
      }
      return new Words(opened.getFirst(), opened.subList(1, opened.size()), Optional.empty());
    }

    private static Words refused(CheckpointAnswer.Reason reason) {
      return new Words(Optional.empty(), List.of(), Optional.of(reason));
    }
  }

  /// The checkpoints that the entries are compared with.
  private static final class Anchors {
    private final Connection connection;
    private final List<LedgerVerification.Given> given = new ArrayList<>();
    private final List<Long> readable = new ArrayList<>();
    private final List<Long> unreadable = new ArrayList<>();

    Anchors(Connection connection) {
      this.connection = connection;
    }

    void add(TrustPolicy policy, Optional<SignedNote> note, long size) {
      note.ifPresent(n -> given.add(new LedgerVerification.Given(policy, n)));
      (note.isPresent() ? readable : unreadable).add(size);
    }

    void keep(TrustPolicy policy, List<Checkpoints.Kept> kept) {
      kept.forEach(k -> add(policy, k.signed(), k.size()));
    }

    /// What was witnessed under an earlier name, as far as it came back: beyond that there is
    /// nothing to compare it with.
    Earlier before(AskedBefore name, Optional<CheckpointAnswer.Opened> last) throws SQLException {
      var origin = name.policy().origin();
      long witnessed = last.map(o -> o.checkpoint().size()).orElse(0L);
      var kept = Checkpoints.earlier(connection, origin, name.entries(), MOST_CHECKPOINTS);
      if (witnessed <= name.entries()) {
        last.ifPresent(_ -> add(name.policy(), name.last(), witnessed));
      }
      keep(name.policy(), kept);
      // The largest is first: no signature of a smaller one has to be checked.
      var largestKept =
          kept.stream()
              .flatMap(k -> k.signed().stream())
              .filter(note -> witnessed(name.policy().open(note)) > 0)
              .findFirst();
      long compared =
          Stream.concat(name.last().stream(), largestKept.stream())
              .map(name.policy()::open)
              .map(Anchors::witnessed)
              .filter(size -> size <= name.entries())
              .max(Long::compare)
              .orElse(0L);
      return new Earlier(origin, name.said().isPresent(), witnessed, name.entries(), compared);
    }

    private static long witnessed(CheckpointAnswer answer) {
      return answer instanceof CheckpointAnswer.Opened opened && opened.witnessed()
          ? opened.checkpoint().size()
          : 0;
    }

    List<Long> sizes() {
      return Stream.concat(readable.stream(), unreadable.stream()).toList();
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
