package org.mufakat.server.estimation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mufakat.estimation.Cancelled;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.Estimation;
import org.mufakat.estimation.Plan;
import org.mufakat.estimation.Watch;
import org.mufakat.ledger.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The estimates of a process that wait or run: one at a time, each tells how far it is and can be
/// cancelled. What came of one is in its node's database; what the process's end cuts short is told
/// as cut at the next start.
final class EstimateJobs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EstimateJobs.class);

  /// How many may wait or run; one more is not accepted.
  static final int MOST_UNFINISHED = 8;

  private final Semaphore turns = new Semaphore(1, true);
  private final Map<String, Running> jobs = new LinkedHashMap<>();
  private boolean closed;
  private int held;

  /// How far one is.
  ///
  /// @param stage empty while it waits
  record Progress(Optional<Watch.Stage> stage, long done, long all) {
    static final Progress WAITING = new Progress(Optional.empty(), 0, 1);

    int percent() {
      return (int) Math.clamp(100 * done / Math.max(1, all), 0, 100);
    }
  }

  /// What an estimate is made of.
  ///
  /// @param by who asked for it
  record Order(String id, CaptureTable table, Plan plan, Actor by) {}

  boolean hasRoom() {
    synchronized (jobs) {
      return !closed && jobs.size() + held < MOST_UNFINISHED;
    }
  }

  /// Keeps a place for one that is about to start, so that many who ask at once get no more places
  /// than there are. Whoever held it frees it when it has started.
  ///
  /// @return whether there was one
  boolean hold() {
    synchronized (jobs) {
      boolean isRoom = hasRoom();
      held += isRoom ? 1 : 0;
      return isRoom;
    }
  }

  void free() {
    synchronized (jobs) {
      held--;
    }
  }

  void start(Order order, EstimateDesk desk) {
    var running = new Running();
    synchronized (jobs) {
      jobs.put(order.id(), running);
    }
    running.thread =
        Thread.ofPlatform()
            .name("estimate-" + order.id())
            .priority(Thread.MIN_PRIORITY)
            .daemon()
            .start(() -> run(order, running, desk));
  }

  private void run(Order order, Running running, EstimateDesk desk) {
    boolean hasTurn = false;
    try {
      turns.acquire();
      hasTurn = true;
      desk.store().begin(order.id());
      desk.finish(order.id(), computed(order, running), order.by());
    } catch (InterruptedException | Cancelled e) {
      ended(order.id(), EstimateState.CANCELLED, desk);
    } catch (RuntimeException | Error e) {
      LOG.error("Estimate {} broke", order.id(), e);
      ended(order.id(), EstimateState.BROKEN, desk);
    } finally {
      if (hasTurn) {
        turns.release();
      }
      synchronized (jobs) {
        jobs.remove(order.id());
      }
    }
  }

  private static KeptResult computed(Order order, Running running) {
    long before = System.nanoTime();
    var answer = Estimation.of(order.table(), order.plan(), running);
    return KeptResult.of(order.table(), order.plan(), answer, (System.nanoTime() - before) / 1e9);
  }

  /// Whatever ended with the process is left to the next start, which says that it was cut.
  private void ended(String id, EstimateState state, EstimateDesk desk) {
    synchronized (jobs) {
      if (closed) {
        return;
      }
    }
    try {
      desk.end(id, state);
    } catch (RuntimeException e) {
      LOG.error("The end of estimate {} could not be kept", id, e);
    }
  }

  Optional<Progress> progress(String id) {
    synchronized (jobs) {
      return Optional.ofNullable(jobs.get(id)).map(r -> r.progress);
    }
  }

  /// @return whether it was waiting or running
  boolean cancel(String id) {
    synchronized (jobs) {
      return Optional.ofNullable(jobs.get(id)).map(Running::cancel).isPresent();
    }
  }

  @Override
  public void close() {
    List<Running> all;
    synchronized (jobs) {
      closed = true;
      all = List.copyOf(jobs.values());
    }
    all.forEach(Running::cancel);
    all.forEach(Running::join);
  }

  /// One estimate while it goes on.
  private static final class Running implements Watch {

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile Progress progress = Progress.WAITING;
    private volatile @Nullable Thread thread;

    @Override
    public boolean goesOn(Stage stage, long done, long all) {
      progress = new Progress(Optional.of(stage), done, all);
      return !cancelled.get();
    }

    boolean cancel() {
      cancelled.set(true);
      var waiting = thread;
      if (progress.stage().isEmpty() && waiting != null) {
        waiting.interrupt();
      }
      return true;
    }

    void join() {
      try {
        var running = thread;
        if (running != null) {
          running.join(5_000);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
