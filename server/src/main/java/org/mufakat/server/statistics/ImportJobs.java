package org.mufakat.server.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;
import org.mufakat.statistics.ReleaseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The imports that a node's pages started: each runs on its own, tells how far it is, can be
/// cancelled, and keeps what came of it until [#KEPT] newer ones have come. Uploads lie in a file
/// of their own while they are read, and nowhere afterwards. Gone with the process.
public final class ImportJobs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);

  /// How many finished imports are remembered.
  private static final int KEPT = 20;

  /// How many imports may wait or run; one more is not accepted.
  private static final int MOST_UNFINISHED = 8;

  /// What reading is of the whole, for a progress bar.
  private static final double SHARE_OF_READING = 0.8;

  private static final int LONGEST_NAME = 120;

  /// What an import is at.
  public enum State {
    WAITING("waiting"),
    READING("reading"),
    STORING("storing"),
    DONE("done"),
    /// The machine or the database failed; nothing was stored, and the log says what happened.
    BROKEN("broken");

    private final String slug;

    State(String slug) {
      this.slug = slug;
    }

    /// The stable word in answers.
    public String slug() {
      return slug;
    }

    public boolean isFinished() {
      return this == DONE || this == BROKEN;
    }
  }

  /// An import as it stood when it was asked about.
  ///
  /// @param id its name in addresses, unique within the process's life
  /// @param progress how much of the whole is done, 0 to 1
  /// @param outcome what came of it, once done
  public record Job(
      String id,
      String fileName,
      Instant startedAt,
      State state,
      double progress,
      int rowsRead,
      Optional<ImportOutcome> outcome) {}

  /// What came of handing in a file.
  public sealed interface Submitted {
    record Accepted(Job job) implements Submitted {}

    /// The file is too large, or broke off on its way.
    record Refused(FileRefusal refusal) implements Submitted {}

    /// Too many imports wait already; try again when one has ended.
    record TooMany(int unfinished) implements Submitted {}
  }

  private final GlotipImport imports;
  private final Path folder;
  private final Semaphore turns;
  private final InstantSource clock;
  private final ImportLog log;
  private final Map<String, Running> jobs = new LinkedHashMap<>();
  private int lastNumber;

  /// @param folder where uploads lie while they are read
  /// @param turns how many imports run at a time; shared by the nodes of a process
  ImportJobs(
      GlotipImport imports, Path folder, Semaphore turns, InstantSource clock, ImportLog log) {
    this.imports = imports;
    this.folder = folder;
    this.turns = turns;
    this.clock = clock;
    this.log = log;
  }

  /// Takes an upload to its end, then imports it in the background.
  ///
  /// @param fileName as the browser tells it; folders are dropped
  /// @param by the id of the account that hands it in
  /// @param putting puts the release on the node's shelf and says who did
  public Submitted submit(
      InputStream upload,
      String fileName,
      Optional<ReleaseId> asked,
      String by,
      GlotipImport.Putting putting) {
    int unfinished = unfinished();
    if (unfinished >= MOST_UNFINISHED) {
      return new Submitted.TooMany(unfinished);
    }
    try {
      var file = Files.createTempFile(folder, "upload-", ".part");
      try {
        if (!copied(upload, file)) {
          delete(file);
          return refused(Reason.TOO_LARGE, "more than " + imports.limits().fileBytes() + " bytes");
        }
      } catch (IOException e) {
        delete(file);
        return refused(Reason.DAMAGED, "the upload broke off");
      }
      return new Submitted.Accepted(start(file, plain(fileName), asked, by, putting));
    } catch (IOException e) {
      LOG.error("An upload could not be kept in {}", folder, e);
      return refused(Reason.UNREADABLE, "");
    }
  }

  private boolean copied(InputStream upload, Path file) throws IOException {
    long most = imports.limits().fileBytes();
    try (var out = Files.newOutputStream(file)) {
      var block = new byte[64 * 1024];
      long bytes = 0;
      for (int got = upload.read(block); got >= 0; got = upload.read(block)) {
        bytes += got;
        if (bytes > most) {
          return false;
        }
        out.write(block, 0, got);
      }
      return true;
    }
  }

  private Job start(
      Path file,
      String fileName,
      Optional<ReleaseId> asked,
      String by,
      GlotipImport.Putting putting) {
    Running running;
    synchronized (jobs) {
      running = new Running(Integer.toString(++lastNumber), fileName, clock.instant(), by);
      jobs.put(running.id, running);
      forgetOldest();
    }
    log.started(running.id, by, asked);
    running.thread =
        Thread.ofVirtual()
            .name("import-" + running.id)
            .start(() -> run(running, file, asked, putting));
    return running.now();
  }

  private void run(
      Running running, Path file, Optional<ReleaseId> asked, GlotipImport.Putting putting) {
    boolean hasTurn = false;
    try {
      turns.acquire();
      hasTurn = true;
      done(
          running,
          running.begin()
              ? imports.run(file, running.fileName, asked, running, putting)
              : new ImportOutcome.Cancelled());
    } catch (InterruptedException e) {
      done(running, new ImportOutcome.Cancelled());
    } catch (RuntimeException | Error e) {
      LOG.error("Import {} broke", running.id, e);
      log.broke(running.id, running.by);
      running.end(State.BROKEN, null);
    } finally {
      if (hasTurn) {
        turns.release();
      }
      delete(file);
    }
  }

  private void done(Running running, ImportOutcome outcome) {
    log.finished(running.id, running.by, outcome);
    running.end(State.DONE, outcome);
  }

  public Optional<Job> find(String id) {
    synchronized (jobs) {
      return Optional.ofNullable(jobs.get(id)).map(Running::now);
    }
  }

  /// The imports remembered, newest first.
  public List<Job> recent() {
    synchronized (jobs) {
      return jobs.values().stream().map(Running::now).toList().reversed();
    }
  }

  /// Asks an import to stop. One that is storing already is brought to its end.
  ///
  /// @param by the id of the account that asks
  /// @return whether there is such an import and it had not ended
  public boolean cancel(String id, String by) {
    boolean asked;
    synchronized (jobs) {
      var running = jobs.get(id);
      asked = running != null && running.cancel();
    }
    if (asked) {
      log.cancelled(id, by);
    }
    return asked;
  }

  /// Cancels what runs, and waits for it to end.
  @Override
  public void close() {
    List<Running> all;
    synchronized (jobs) {
      all = new ArrayList<>(jobs.values());
    }
    all.forEach(Running::cancel);
    all.forEach(Running::join);
  }

  private int unfinished() {
    synchronized (jobs) {
      return (int) jobs.values().stream().filter(r -> !r.now().state().isFinished()).count();
    }
  }

  private void forgetOldest() {
    var finished =
        jobs.values().stream().filter(r -> r.now().state().isFinished()).map(r -> r.id).toList();
    finished.stream().limit(Math.max(0, finished.size() - KEPT)).forEach(jobs::remove);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("An upload could not be deleted: {}", file, e);
    }
  }

  /// The last part of a name, without what a page or a log could be led astray by.
  private static String plain(String fileName) {
    var last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    var plain = last.replaceAll("\\p{Cntrl}", "");
    return plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
  }

  private static Submitted refused(Reason reason, String detail) {
    return new Submitted.Refused(FileRefusal.ofFile(reason, detail));
  }

  /// One import while it goes on; safe to ask from any thread.
  private static final class Running implements ImportWatch {
    private final String id;
    private final String fileName;
    private final Instant startedAt;
    private final String by;
    private State state = State.WAITING;
    private double progress;
    private int rowsRead;
    private boolean cancelled;
    private @Nullable ImportOutcome outcome;
    private volatile @Nullable Thread thread;

    Running(String id, String fileName, Instant startedAt, String by) {
      this.id = id;
      this.fileName = fileName;
      this.startedAt = startedAt;
      this.by = by;
    }

    /// @return whether to begin; from here on nobody interrupts the thread
    synchronized boolean begin() {
      state = State.READING;
      return !cancelled;
    }

    @Override
    public synchronized boolean goOn(Stage stage, double fraction, int rows) {
      rowsRead = rows;
      if (cancelled) {
        return false;
      }
      switch (stage) {
        case READING -> {
          state = State.READING;
          progress = SHARE_OF_READING * fraction;
        }
        case STORING -> {
          state = State.STORING;
          progress = SHARE_OF_READING;
        }
      }
      return true;
    }

    synchronized Job now() {
      return new Job(
          id, fileName, startedAt, state, progress, rowsRead, Optional.ofNullable(outcome));
    }

    synchronized void end(State last, @Nullable ImportOutcome came) {
      state = last;
      outcome = came;
      progress = last == State.DONE ? 1 : progress;
    }

    /// A waiting import is woken; a reading one looks at its next rows; a storing one goes on.
    synchronized boolean cancel() {
      if (state.isFinished()) {
        return false;
      }
      cancelled = true;
      var waiting = thread;
      if (state == State.WAITING && waiting != null) {
        waiting.interrupt();
      }
      return true;
    }

    void join() {
      try {
        var running = thread;
        if (running != null) {
          running.join();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
