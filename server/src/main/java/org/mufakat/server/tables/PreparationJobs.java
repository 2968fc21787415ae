package org.mufakat.server.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mufakat.tables.Cancelled;
import org.mufakat.tables.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Preparations that the pages started: one runs at a time, tells how far it is, can be cancelled.
/// What came of one that was refused is remembered until the next of the same release; gone with
/// the process.
final class PreparationJobs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PreparationJobs.class);
  private static final int REMEMBERED = 200;

  /// How many may wait or run; one more is refused.
  static final int MOST_UNFINISHED = 8;

  private final Semaphore turns = new Semaphore(1, true);
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  /// How far one is.
  ///
  /// @param stage the word of what is done at the moment; `waiting` before it begins
  /// @param done of `all`, as far as it is known
  /// @param why it was refused; empty while it goes on and where it came to a good end
  public record Progress(
      String stage, long done, long all, boolean finished, boolean broken, List<PersonsFault> why) {

    /// The same for those who do not see counts, which the reasons have.
    Progress bare() {
      return new Progress(stage, done, all, finished, broken, List.of());
    }

    public int percent() {
      return all <= 0 ? 0 : (int) Math.min(100, 100 * done / all);
    }
  }

  /// Starts one, unless one of the same release goes on.
  ///
  /// @param work does it, being watched, and keeps what comes of it
  void start(String release, Function<Watch, List<PersonsFault>> work) {
    Job job;
    synchronized (jobs) {
      var before = jobs.get(release);
      if (before != null && !before.progress().finished()) {
        return;
      }
      jobs.remove(release);
      forgetOldest();
      boolean isRoom = unfinished() < MOST_UNFINISHED;
      job = new Job();
      jobs.put(release, job);
      if (!isRoom) {
        job.end(List.of(PersonsFault.of("too-many-wait", 0, MOST_UNFINISHED)), false);
        return;
      }
    }
    Thread.ofPlatform().name("tables-" + release.substring(0, 8)).start(() -> run(job, work));
  }

  private long unfinished() {
    return jobs.values().stream().filter(j -> !j.progress().finished()).count();
  }

  /// Of those that are finished: what still goes on can be cancelled, however many came after it.
  private void forgetOldest() {
    if (jobs.size() >= REMEMBERED) {
      jobs.entrySet().stream()
          .filter(j -> j.getValue().progress().finished())
          .map(Map.Entry::getKey)
          .findFirst()
          .ifPresent(jobs::remove);
    }
  }

  private void run(Job job, Function<Watch, List<PersonsFault>> work) {
    turns.acquireUninterruptibly();
    try {
      job.end(
          job.isCancelled() ? List.of(PersonsFault.of("cancelled", 0)) : work.apply(job), false);
    } catch (Cancelled e) {
      job.end(List.of(PersonsFault.of("cancelled", 0)), false);
    } catch (RuntimeException | Error e) {
      LOG.error("A preparation of tables broke: {}", e.getClass().getName(), e);
      job.end(List.of(PersonsFault.of("broken", 0)), true);
    } finally {
      turns.release();
    }
  }

  Optional<Progress> of(String release) {
    synchronized (jobs) {
      return Optional.ofNullable(jobs.get(release)).map(Job::progress);
    }
  }

  void cancel(String release) {
    synchronized (jobs) {
      Optional.ofNullable(jobs.get(release)).ifPresent(Job::cancel);
    }
  }

  void forget(String release) {
    synchronized (jobs) {
      jobs.computeIfPresent(release, (_, job) -> job.progress().finished() ? null : job);
    }
  }

  @Override
  public void close() {
    synchronized (jobs) {
      jobs.values().forEach(Job::cancel);
    }
  }

  private static final class Job implements Watch {

    private String stage = "waiting";
    private long done;
    private long all;
    private boolean cancelled;
    private boolean broken;
    private @Nullable List<PersonsFault> came;

    @Override
    public synchronized boolean goesOn(Stage at, long steps, long of) {
      stage = at.name().toLowerCase(java.util.Locale.ROOT);
      done = steps;
      all = of;
      return !cancelled;
    }

    synchronized Progress progress() {
      return new Progress(stage, done, all, came != null, broken, came == null ? List.of() : came);
    }

    synchronized void end(List<PersonsFault> why, boolean isBroken) {
      came = why;
      broken = isBroken;
    }

    synchronized void cancel() {
      cancelled = true;
    }

    synchronized boolean isCancelled() {
      return cancelled;
    }
  }
}
