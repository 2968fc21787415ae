package org.mufakat.server.cases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.server.cases.CaseImport.State;
import org.mufakat.server.cases.htcds.HtcdsImport;
import org.mufakat.server.cases.htcds.HtcdsRead;
import org.mufakat.server.cases.htcds.HtcdsRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The imports of case files at one node. A file is handed in, read once to see what is in it, and
/// taken when whoever handed it in says so: case by case in batches, each a transaction with its
/// entries and with the word how far the taking came. Of each side one import runs at a time.
///
/// The file lies sealed while it is needed and is gone with the process; an import that was cut off
/// goes on when the same file is handed in again.
public final class CaseImports implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CaseImports.class);

  /// How many files of one person, and of one side, may lie here at a time; one more is not
  /// accepted.
  static final int MOST_FILES = 4;

  private static final int MOST_FILES_OF_SIDE = 12;

  /// How long a file waits for the word to take it.
  static final Duration PATIENCE = Duration.ofHours(12);

  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);
  private static final int RECENT = 50;
  private static final int LONGEST_NAME = 120;
  private static final Set<State> TAKEABLE =
      EnumSet.of(State.READ, State.INTERRUPTED, State.BROKEN);

  private final CaseDesk desk;
  private final Path folder;
  private final HtcdsImport.Limits limits;
  private final Map<Compartment, Semaphore> turns = new EnumMap<>(Compartment.class);
  private final Map<OpaqueId, Live> living = new HashMap<>();
  private final Thread sweeper;
  private @Nullable HtcdsImport reader;

  /// @param folder where files lie sealed; whatever an earlier process left there is deleted
  CaseImports(CaseDesk desk, Path folder, HtcdsImport.Limits limits) {
    this.desk = desk;
    this.folder = folder;
    this.limits = limits;
    for (Compartment side : Compartment.values()) {
      turns.put(side, new Semaphore(1, true));
    }
    SealedUpload.sweep(folder);
    this.sweeper = Thread.ofVirtual().name("case-imports").start(this::sweep);
  }

  /// Opens the imports of a node: what an earlier process left under way is interrupted.
  public static CaseImports of(CaseDesk desk, Path folder) {
    desk.asTheNode(CaseImportBook::interrupt);
    return new CaseImports(desk, folder, HtcdsImport.Limits.USUAL);
  }

  /// An import and how it stands now.
  ///
  /// @param fileName as it was handed in; empty once the file is gone
  /// @param waits whether another import of the side has to end first
  /// @param rows read in what goes on now
  /// @param fraction of what goes on now, 0 to 1; negative where nobody knows
  /// @param hasFile whether its file still lies here
  public record Shown(
      CaseImport kept, String fileName, boolean waits, int rows, double fraction, boolean hasFile) {

    /// Never shows the file's name, which may be a person's.
    @Override
    public String toString() {
      return "Shown[" + kept.id() + "]";
    }
  }

  /// What came of handing in a file.
  public sealed interface Submitted {
    record Accepted(OpaqueId id) implements Submitted {}

    record Refused(HtcdsRefusal refusal) implements Submitted {}

    /// So many files wait already.
    record TooMany() implements Submitted {}

    /// It is not the file that the import was of.
    record OtherFile() implements Submitted {}

    record NotThere() implements Submitted {}
  }

  // ---- handing in

  /// Takes a file to its end and reads it in the background.
  ///
  /// @param fileName as a browser tells it; shown to whoever handed it in, and kept nowhere
  public Submitted submit(CaseWorker worker, InputStream from, String fileName) {
    return received(worker, from, upload -> begin(worker, upload, fileName));
  }

  private Submitted begin(CaseWorker worker, SealedUpload upload, String fileName) {
    var id = desk.drawId();
    desk.as(
        worker,
        room -> {
          new CaseImportBook(room).begin(id, upload.sha256(), upload.bytes(), desk.drawSalt());
          return id;
        });
    start(worker, id, upload, fileName);
    return new Submitted.Accepted(id);
  }

  /// Takes the file of an import that was cut off once more, and reads it again.
  public Submitted submitAgain(CaseWorker worker, OpaqueId id, InputStream from, String fileName) {
    var kept = find(worker, id).map(Shown::kept).filter(i -> i.state().canGoOn());
    if (kept.isEmpty()) {
      return new Submitted.NotThere();
    }
    return received(
        worker,
        from,
        upload -> {
          if (!upload.sha256().equals(kept.get().sha256())) {
            upload.close();
            tellRefused(worker, id);
            return new Submitted.OtherFile();
          }
          boolean gone =
              desk.as(
                  worker,
                  room ->
                      new CaseImportBook(room)
                          .go(id, Set.of(State.INTERRUPTED, State.BROKEN), State.READING));
          if (!gone) {
            upload.close();
            return new Submitted.NotThere();
          }
          start(worker, id, upload, fileName);
          return new Submitted.Accepted(id);
        });
  }

  private Submitted received(
      CaseWorker worker, InputStream from, Function<SealedUpload, Submitted> then) {
    if (hasTooMany(worker)) {
      return new Submitted.TooMany();
    }
    SealedUpload upload;
    try {
      upload = SealedUpload.receive(from, folder, limits.fileBytes(), desk.chance());
    } catch (SealedUpload.TooLarge e) {
      return refused(worker, HtcdsRefusal.Reason.TOO_LARGE);
    } catch (IOException e) {
      LOG.warn("An upload of cases came to nothing: {}", e.getClass().getSimpleName());
      return refused(worker, HtcdsRefusal.Reason.DAMAGED);
    }
    try {
      return then.apply(upload);
    } catch (RuntimeException | Error e) {
      upload.close();
      throw e;
    }
  }

  /// A file that did not come whole has no import that the ledger could name.
  private Submitted refused(CaseWorker worker, HtcdsRefusal.Reason reason) {
    tellRefused(worker, desk.drawId());
    return new Submitted.Refused(HtcdsRefusal.ofFile(reason));
  }

  /// Tells that a file is not taken for what it is.
  private void tellRefused(CaseWorker worker, OpaqueId id) {
    desk.as(
        worker,
        room -> {
          CaseImportTelling.refused(room, id, EnumSet.of(Reason.DATA_QUALITY));
          return true;
        });
  }

  private void start(CaseWorker worker, OpaqueId id, SealedUpload upload, String fileName) {
    var live = new Live(worker, id, upload, plain(fileName), desk.now());
    synchronized (living) {
      var before = living.put(id, live);
      if (before != null) {
        before.upload.close();
      }
    }
    run(live, () -> read(live));
  }

  /// The last part of a name, without what a page could be led astray by.
  private static String plain(String fileName) {
    var last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    var plain = last.replaceAll("\\p{Cntrl}", "");
    return plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
  }

  // ---- the work

  /// An import whose file lies here.
  static final class Live {
    final CaseWorker worker;
    final OpaqueId id;
    final SealedUpload upload;
    final String fileName;
    final Instant since;
    volatile boolean waits;
    volatile boolean cancelled;
    volatile int rows;
    volatile @Nullable Thread thread;

    Live(CaseWorker worker, OpaqueId id, SealedUpload upload, String fileName, Instant since) {
      this.worker = worker;
      this.id = id;
      this.upload = upload;
      this.fileName = fileName;
      this.since = since;
    }
  }

  private void run(Live live, Runnable work) {
    live.cancelled = false;
    live.rows = 0;
    live.waits = true;
    live.thread =
        Thread.ofPlatform().daemon().name("case-import-" + live.id).start(() -> inTurn(live, work));
  }

  private void inTurn(Live live, Runnable work) {
    var turn = Objects.requireNonNull(turns.get(live.worker.side()));
    try {
      turn.acquire();
      try {
        live.waits = false;
        work.run();
      } finally {
        turn.release();
      }
    } catch (InterruptedException e) {
      end(live, State.INTERRUPTED);
    } catch (RuntimeException | Error e) {
      LOG.error("Import {} of cases broke: {}", live.id, e.getClass().getSimpleName());
      end(live, State.BROKEN);
    } finally {
      live.waits = false;
    }
  }

  /// From reading or taking; an import that is at its end already stays there.
  private void end(Live live, State state) {
    try {
      desk.as(
          live.worker,
          room ->
              new CaseImportBook(room).go(live.id, EnumSet.of(State.READING, State.TAKING), state));
    } catch (RuntimeException e) {
      LOG.error("Import {} could not be ended: {}", live.id, e.getClass().getSimpleName());
    }
  }

  private void read(Live live) {
    if (live.cancelled) {
      end(live, State.INTERRUPTED);
      return;
    }
    boolean known =
        desk.as(live.worker, room -> new CaseImportBook(room).isTaken(live.upload.sha256()));
    if (known) {
      end(live, State.KNOWN);
      drop(live.id);
      return;
    }
    var reading = new CaseImportReading(desk, live, reader());
    switch (reading.read()) {
      case HtcdsImport.Answer.Done(HtcdsImport.Summary summary) ->
          desk.as(
              live.worker,
              room -> {
                new CaseImportBook(room)
                    .keep(live.id, reading.findings().found(summary), reading.findings());
                CaseImportTelling.refused(
                    room, live.id, CaseImportTelling.reasons(reading.findings().counts()));
                return true;
              });
      case HtcdsImport.Answer.Refused(HtcdsRefusal refusal) -> {
        desk.as(
            live.worker,
            room -> {
              new CaseImportBook(room).refuse(live.id, refusal);
              CaseImportTelling.refused(room, live.id, EnumSet.of(Reason.DATA_QUALITY));
              return true;
            });
        drop(live.id);
      }
      case HtcdsImport.Answer.Stopped() -> end(live, State.INTERRUPTED);
    }
  }

  private HtcdsImport reader() {
    synchronized (living) {
      var known = reader;
      if (known == null) {
        known = new HtcdsImport(desk.regime(), limits);
        reader = known;
      }
      return known;
    }
  }

  /// Takes what was read; what was stopped before its end is read again first.
  ///
  /// @param note what is noted on a case that comes in, if anything
  /// @return whether there was such an import, and its file lies here
  public boolean take(
      CaseWorker worker, OpaqueId id, Function<HtcdsRead.Read, Optional<String>> note) {
    Live live;
    synchronized (living) {
      live = living.get(id);
    }
    if (live == null || !live.worker.account().equals(worker.account())) {
      return false;
    }
    boolean wasRead =
        desk.as(worker, room -> new CaseImportBook(room).find(id))
            .filter(kept -> kept.found().rows() > 0)
            .isPresent();
    return wasRead ? begin(live, State.TAKING, () -> take(live, note)) : readOn(live);
  }

  /// Nothing is taken of a file that was not read to its end: it is read once more.
  private boolean readOn(Live live) {
    return begin(live, State.READING, () -> read(live));
  }

  private boolean begin(Live live, State state, Runnable work) {
    boolean begun =
        desk.as(live.worker, room -> new CaseImportBook(room).go(live.id, TAKEABLE, state));
    if (begun) {
      run(live, work);
    }
    return begun;
  }

  private void take(Live live, Function<HtcdsRead.Read, Optional<String>> note) {
    var taking = new CaseImportTaking(desk, live, reader(), note);
    if (taking.take()) {
      end(live, State.TAKEN);
      drop(live.id);
    } else {
      end(live, State.INTERRUPTED);
    }
  }

  // ---- looking, stopping, giving up

  /// One of the worker's own.
  public Optional<Shown> find(CaseWorker worker, OpaqueId id) {
    return desk.as(worker, room -> new CaseImportBook(room).find(id)).map(this::shown);
  }

  /// The worker's own, the newest first.
  public List<Shown> recent(CaseWorker worker) {
    return recent(worker, RECENT);
  }

  /// So many of them.
  public List<Shown> recent(CaseWorker worker, int most) {
    return desk.as(worker, room -> new CaseImportBook(room).recent(most)).stream()
        .map(this::shown)
        .toList();
  }

  private Shown shown(CaseImport kept) {
    Live live;
    synchronized (living) {
      live = living.get(kept.id());
    }
    if (live == null) {
      return new Shown(kept, "", false, 0, 0, false);
    }
    double fraction = live.upload.fraction();
    return new Shown(kept, live.fileName, live.waits, live.rows, fraction, true);
  }

  /// Asks an import that goes on to stop: what was taken stands.
  public boolean stop(CaseWorker worker, OpaqueId id) {
    Live live;
    synchronized (living) {
      live = living.get(id);
    }
    if (live == null || !live.worker.account().equals(worker.account())) {
      return false;
    }
    live.cancelled = true;
    var waiting = live.thread;
    if (live.waits && waiting != null) {
      waiting.interrupt();
    }
    return true;
  }

  /// Gives an import up that waits or was cut off: what was taken stands, its file goes.
  public boolean leave(CaseWorker worker, OpaqueId id) {
    boolean left = desk.as(worker, room -> new CaseImportBook(room).go(id, TAKEABLE, State.LEFT));
    if (left) {
      drop(id);
    }
    return left;
  }

  private void drop(OpaqueId id) {
    Live gone;
    synchronized (living) {
      gone = living.remove(id);
    }
    if (gone != null) {
      gone.upload.close();
    }
  }

  private boolean hasTooMany(CaseWorker worker) {
    synchronized (living) {
      long ofSide = living.values().stream().filter(l -> l.worker.side() == worker.side()).count();
      long own =
          living.values().stream().filter(l -> l.worker.account().equals(worker.account())).count();
      return own >= MOST_FILES || ofSide >= MOST_FILES_OF_SIDE;
    }
  }

  /// Files that nobody said a word about go; their imports can be gone on with.
  private void sweep() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_SWEEPS);
        forgetWaiting(desk.now().minus(PATIENCE));
      }
    } catch (InterruptedException e) {
      // The node closes.
    }
  }

  /// One that cannot be looked at now keeps its file until the next time, and hinders no other.
  ///
  /// @param before files that came before this go, unless something is done with them
  void forgetWaiting(Instant before) {
    List<Live> old;
    synchronized (living) {
      old = living.values().stream().filter(l -> l.since.isBefore(before)).toList();
    }
    for (Live live : old) {
      try {
        forgetIfIdle(live);
      } catch (RuntimeException e) {
        LOG.warn(
            "Import {} that waits could not be ended and is tried again: {}",
            live.id,
            e.getClass().getSimpleName());
      }
    }
  }

  private void forgetIfIdle(Live live) {
    boolean idle =
        desk.as(
            live.worker,
            room -> {
              var book = new CaseImportBook(room);
              var _ = book.go(live.id, Set.of(State.READ), State.INTERRUPTED);
              return book.find(live.id).filter(i -> i.state().isUnderWay()).isEmpty();
            });
    if (idle) {
      drop(live.id);
    }
  }

  /// Stops what goes on, waits for it, and lets no file lie.
  @Override
  public void close() {
    sweeper.interrupt();
    List<Live> all;
    synchronized (living) {
      all = new ArrayList<>(living.values());
    }
    for (Live live : all) {
      live.cancelled = true;
      var thread = live.thread;
      if (thread != null && live.waits) {
        thread.interrupt();
      }
    }
    for (Live live : all) {
      join(live.thread);
      drop(live.id);
    }
    SealedUpload.sweep(folder);
  }

  static void join(@Nullable Thread thread) {
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What the ledger's word on a file is bound to.
  static ContentCommitment commitment(CaseImport file) {
    return ContentCommitment.to(HexFormat.of().parseHex(file.sha256()), file.salt());
  }
}
