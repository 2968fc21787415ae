package org.mufakat.server.cases;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Destroys, every minute, what was let through the wall and is over. Nothing waits for it: what is
/// over is not readable, whether it has come round or not.
final class Recalls implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Recalls.class);

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final List<CaseDesk> desks;
  private final Thread thread;

  Recalls(Collection<CaseDesk> desks) {
    this.desks = List.copyOf(desks);
    this.thread = Thread.ofVirtual().name("recalls").unstarted(this::run);
  }

  Recalls start() {
    thread.start();
    return this;
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
      desks.forEach(Recalls::tryOnce);
    }
  }

  private static void tryOnce(CaseDesk desk) {
    try {
      once(desk);
    } catch (RuntimeException e) {
      LOG.error("What is over at node {} could not be recalled", desk.node(), e);
    }
  }

  /// Goes round one desk.
  ///
  /// @return how much was recalled
  static int once(CaseDesk desk) {
    int recalled = 0;
    for (Compartment side : Compartment.values()) {
      recalled += desk.<Integer>as(node(side), room -> new Crossings(room).recallWhatIsOver());
    }
    for (Compartment side : Compartment.values()) {
      recalled += desk.<Integer>as(node(side), room -> new Received(room).destroyWhatIsOver());
    }
    for (Compartment side : Compartment.values()) {
      desk.<Integer>as(node(side), room -> new Drafts(room).destroyOld());
    }
    return recalled;
  }

  private static CaseWorker node(Compartment side) {
    return new CaseWorker(Actor.NODE, side, false, true);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
