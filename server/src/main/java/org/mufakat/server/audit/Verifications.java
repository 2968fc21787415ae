package org.mufakat.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.SignedNote;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.HttpWitness;
import org.mufakat.server.ledger.LedgerAudit;
import org.mufakat.server.ledger.LedgerState;
import org.mufakat.server.ledger.NodeLedgers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The verifications that people ask for on a page: one at a time for each node, and one at a time
/// in this process, so that many nodes verified at once do not stand in each other's way. Each goes
/// on in the background, tells how far it is, and ends after [#LONGEST] at the latest.
@Component
final class Verifications implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

  static final Duration LONGEST = Duration.ofMinutes(15);

  private final NodeLedgers ledgers;
  private final InstantSource time;
  private final Semaphore turns = new Semaphore(1, true);
  private final Map<NodeId, JdbcVerifications> kept = new LinkedHashMap<>();
  private final Map<NodeId, Running> running = new LinkedHashMap<>();
  private volatile boolean open = true;

  Verifications(NodeDirectory nodes, NodeLedgers ledgers, InstantSource time, JsonMapper json) {
    this.ledgers = ledgers;
    this.time = time;
    nodes
        .all()
        .forEach(node -> kept.put(node.id(), new JdbcVerifications(node.dataSource(), json)));
  }

  /// A verification that goes on.
  ///
  /// @param entries how many there are to read, as it stood when it began
  /// @param read how many were read so far; more than `entries` where something was found, since
  ///   they are then read again
  record Progress(Instant askedAt, OpaqueId by, boolean waiting, long entries, long read) {

    /// 0 to 100.
    int percent() {
      return entries == 0 ? 0 : (int) Math.min(100, 100 * read / entries);
    }
  }

  /// Begins one, unless one goes on already.
  ///
  /// @param telling says in the ledger that it is asked for; nothing begins where that fails
  /// @return whether it began
  boolean ask(HostedNode node, OpaqueId by, Runnable telling) {
    Running mine;
    synchronized (running) {
      if (running.containsKey(node.id())) {
        return false;
      }
      mine = new Running(time.instant(), by);
      running.put(node.id(), mine);
    }
    try {
      telling.run();
      mine.thread = Thread.ofVirtual().name("verify-" + node.slug()).start(() -> run(node, mine));
      return true;
    } catch (RuntimeException e) {
      ended(node);
      throw e;
    }
  }

  Optional<Progress> progress(HostedNode node) {
    synchronized (running) {
      return Optional.ofNullable(running.get(node.id())).map(Running::now);
    }
  }

  /// The newest first.
  List<JdbcVerifications.Kept> newest(HostedNode node, int most) {
    return of(node).newest(most);
  }

  private JdbcVerifications of(HostedNode node) {
    return Objects.requireNonNull(kept.get(node.id()));
  }

  private void run(HostedNode node, Running mine) {
    boolean hasTurn = false;
    try {
      turns.acquire();
      hasTurn = true;
      long started = System.nanoTime();
      var result = verified(node, mine);
      if (open) {
        var took = Duration.ofNanos(System.nanoTime() - started);
        of(node).keep(new JdbcVerifications.Kept(mine.askedAt, mine.by, took, result));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("What came of a verification of the ledger of node {} was not kept", node.id(), e);
    } finally {
      if (hasTurn) {
        turns.release();
      }
      ended(node);
    }
  }

  private VerificationResult verified(HostedNode node, Running mine) {
    try {
      return judged(node, mine);
    } catch (FellSilent e) {
      return VerificationResult.silent();
    } catch (NoLonger e) {
      return VerificationResult.broken("too-long");
    } catch (RuntimeException e) {
      if (!open) {
        return VerificationResult.broken("stopped");
      }
      LOG.error("A verification of the ledger of node {} broke", node.id(), e);
      return VerificationResult.broken("machine");
    }
  }

  /// The witness is asked first: whatever it saw last is then within what is read.
  private VerificationResult judged(HostedNode node, Running mine) {
    var said = ledgers.saidByWitness(node.id());
    return switch (said.orElseGet(HttpWitness.Last.None::new)) {
      case HttpWitness.Last.Cosigned(SignedNote note) ->
          judged(node, mine, Optional.of(note), said.isPresent());
      case HttpWitness.Last.None() -> judged(node, mine, Optional.empty(), said.isPresent());
      case HttpWitness.Last.Silent _ -> VerificationResult.silent();
    };
  }

  private VerificationResult judged(
      HostedNode node, Running mine, Optional<SignedNote> last, boolean againstWitness) {
    var policy = ledgers.policy(node.id());
    mine.begin(LedgerState.of(node.dataSource(), policy).size());
    long end = System.nanoTime() + LONGEST.toNanos();
    var asked =
        LedgerAudit.Asked.of(
            node.dataSource(), node.node().keyring(), policy, last, this::saidBefore);
    var answer =
        LedgerAudit.of(
            node.dataSource(),
            asked,
            read -> {
              mine.read(read);
              if (!open || System.nanoTime() - end > 0) {
                throw new NoLonger();
              }
            });
    return switch (answer) {
      case LedgerAudit.Answer.Audited(LedgerAudit audit) ->
          VerificationResult.of(audit, againstWitness);
      case LedgerAudit.Answer.NotJudged(var reason) -> VerificationResult.notBelieved(reason);
    };
  }

  /// What the witness said last of a name that the ledger had before it was restored.
  private Optional<LedgerAudit.Said> saidBefore(String origin) {
    return ledgers
        .saidByWitness(origin)
        .map(
            said ->
                switch (said) {
                  case HttpWitness.Last.Cosigned(SignedNote note) ->
                      new LedgerAudit.Said(Optional.of(note));
                  case HttpWitness.Last.None() -> new LedgerAudit.Said(Optional.empty());
                  case HttpWitness.Last.Silent _ -> throw new FellSilent();
                });
  }

  private void ended(HostedNode node) {
    synchronized (running) {
      running.remove(node.id());
    }
  }

  /// Ends what goes on; what came of it so far is not kept.
  @Override
  public void destroy() throws InterruptedException {
    open = false;
    List<Running> all;
    synchronized (running) {
      all = List.copyOf(running.values());
    }
    for (var each : all) {
      var thread = each.thread;
      if (thread != null) {
        thread.interrupt();
        thread.join(Duration.ofSeconds(10));
      }
    }
  }

  /// It has gone on for too long, or the server stops.
  private static final class NoLonger extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// The witness gave its word of the ledger and none of the name before.
  private static final class FellSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Running {
    private final Instant askedAt;
    private final OpaqueId by;
    private volatile boolean waiting = true;
    private volatile long entries;
    private volatile long read;
    private volatile @Nullable Thread thread;

    Running(Instant askedAt, OpaqueId by) {
      this.askedAt = askedAt;
      this.by = by;
    }

    void begin(long size) {
      entries = size;
      waiting = false;
    }

    void read(long count) {
      read = count;
    }

    Progress now() {
      return new Progress(askedAt, by, waiting, entries, read);
    }
  }
}
