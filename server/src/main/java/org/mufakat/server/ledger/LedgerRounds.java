package org.mufakat.server.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.server.ledger.Checkpoints.Signing;
import org.mufakat.server.ledger.Checkpoints.Witnessing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

/// Goes round one node's ledger on a thread of its own: gives waiting entries their places soon
/// after their commit, signs a checkpoint when there is something new, and has it witnessed.
final class LedgerRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerRounds.class);

  /// Entries that come within this time share a transaction; nobody waits for it.
  private static final Duration GATHER = Duration.ofMillis(50);

  /// How often it looks without being woken: a command beside the server may have appended and not
  /// come to its end.
  private static final Duration LOOK = Duration.ofMinutes(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /// Who witnesses, and by which key it is believed.
  ///
  /// @param introduction makes the ledger known to the witness, before the first checkpoint
  record Witnessed(WitnessLine line, VerifierKey key, Consumer<NodeLedger> introduction) {

    /// A witness that knows the ledger, or has to be told of it by its own people.
    Witnessed(WitnessLine line, VerifierKey key) {
      this(line, key, _ -> {});
    }
  }

  private final NodeLedger ledger;
  private final Duration interval;
  private final Optional<Witnessed> witness;
  private final Semaphore woken = new Semaphore(0);
  private volatile boolean open = true;
  private @Nullable Thread thread;
  private long nextCheckpoint = System.nanoTime();
  private boolean checkpointDue;
  private boolean introduced;
  private int failures;
  private String lastTrouble = "";

  /// @param interval the shortest time between two checkpoints
  LedgerRounds(NodeLedger ledger, Duration interval, Optional<Witnessed> witness) {
    this.ledger = ledger;
    this.interval = interval;
    this.witness = witness;
  }

  LedgerRounds start() {
    ledger.onAppend(woken::release);
    thread = Thread.ofVirtual().name("ledger-" + ledger.node().slug()).start(this::run);
    woken.release();
    return this;
  }

  private void run() {
    checkpointDue = true;
    while (open) {
      try {
        if (woken.tryAcquire(pause(), TimeUnit.NANOSECONDS)) {
          Thread.sleep(GATHER);
          woken.drainPermits();
        }
        round();
      } catch (InterruptedException e) {
        return;
      } catch (CannotCreateTransactionException e) {
        failed("waits for a connection to its database");
      } catch (RuntimeException e) {
        if (open) {
          failed("broke: " + e, e);
        }
      }
    }
  }

  /// Nanoseconds until the next round that nobody has to ask for.
  private long pause() {
    long look = LOOK.toNanos();
    return checkpointDue ? Math.clamp(nextCheckpoint - System.nanoTime(), 1, look) : look;
  }

  private void round() {
    switch (ledger.placeAll()) {
      case Sequencer.Answer.Placed _ -> checkpointDue = true;
      case Sequencer.Answer.Shortened shortened -> failed(shortened.trouble());
    }
    if (checkpointDue && System.nanoTime() - nextCheckpoint >= 0) {
      checkpoint();
    }
  }

  private void checkpoint() {
    checkpointDue = false;
    nextCheckpoint = System.nanoTime() + interval.toNanos();
    if (ledger.checkpoints().sign() instanceof Signing.NotSigned(String why)) {
      failed("cannot be signed: " + why);
      return;
    }
    if (witness.isEmpty()) {
      allIsWell();
      return;
    }
    if (!introduced) {
      witness.get().introduction().accept(ledger);
      introduced = true;
    }
    switch (ledger.checkpoints().witness(witness.get().line(), witness.get().key())) {
      case Witnessing.Witnessed _, Witnessing.NothingNew _ -> allIsWell();
      case Witnessing.Later(String why) -> failed("is not witnessed now: " + why);
      case Witnessing.NotWitnessed(String why) -> failed("is not witnessed: " + why);
    }
  }

  private void allIsWell() {
    failures = 0;
    lastTrouble = "";
  }

  private void failed(String trouble) {
    failed(trouble, null);
  }

  /// Tries again later, and later each time; the same trouble is logged once.
  private void failed(String trouble, @Nullable Throwable cause) {
    checkpointDue = true;
    long pause = Math.max(interval.toNanos(), 1) << Math.min(failures, 10);
    failures++;
    nextCheckpoint = System.nanoTime() + Math.min(pause, LONGEST_PAUSE.toNanos());
    if (!trouble.equals(lastTrouble)) {
      lastTrouble = trouble;
      LOG.error(
          "The ledger of node {} {}. See `./mufakat ledger verify`.",
          ledger.node(),
          trouble,
          cause);
    }
  }

  /// Places what waits and signs it, so that nothing waits while nobody runs; the witness is not
  /// waited for.
  @Override
  public void close() {
    open = false;
    var running = thread;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join(Duration.ofSeconds(10));
      ledger.settle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("The ledger of node {} was left with entries that wait", ledger.node(), e);
    }
  }
}
