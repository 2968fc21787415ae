package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.cases.htcds.CaseFile;
import org.mufakat.server.cases.htcds.HtcdsImport;
import org.mufakat.server.cases.htcds.HtcdsRead;

/// Takes the cases of a file: one thread reads a little ahead, this one opens what was read, batch
/// by batch. A batch, its entries and the word how far the taking came are one transaction, so that
/// whatever ends the process, nothing is taken in part and nothing twice.
final class CaseImportTaking {

  private static final int BATCHES_AHEAD = 3;

  private final CaseDesk desk;
  private final CaseImports.Live live;
  private final HtcdsImport reader;
  private final Function<HtcdsRead.Read, Optional<String>> note;
  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private List<HtcdsRead.Read> gathered = new ArrayList<>();
  private volatile boolean stopped;

  /// @param end what came of the reading, with the last batch
  /// @param fault what the reading died of, if it did
  private record Batch(
      List<HtcdsRead.Read> reads, int lastRow, @Nullable Boolean end, @Nullable Throwable fault) {}

  CaseImportTaking(
      CaseDesk desk,
      CaseImports.Live live,
      HtcdsImport reader,
      Function<HtcdsRead.Read, Optional<String>> note) {
    this.desk = desk;
    this.live = live;
    this.reader = reader;
    this.note = note;
  }

  /// @return whether it came to the file's end
  boolean take() {
    var kept = desk.as(live.worker, room -> new CaseImportBook(room).find(live.id)).orElseThrow();
    int from =
        Math.max(
            kept.lastRow(),
            desk.as(live.worker, room -> new CaseImportBook(room).takenUpTo(kept.sha256())));
    var thread =
        Thread.ofPlatform().daemon().name("reading-" + live.id).start(() -> readFrom(from));
    try {
      return takeAll(kept);
    } finally {
      stopped = true;
      thread.interrupt();
      CaseImportTaking.join(thread);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- the reading thread

  private void readFrom(int row) {
    try {
      var answer =
          reader.read(
              live.upload,
              live.fileName,
              CaseImportReading.arrival(desk, live.worker),
              _ -> false,
              read -> found(read, row));
      put(answer instanceof HtcdsImport.Answer.Done);
    } catch (InterruptedException e) {
      // Whoever takes has stopped.
    } catch (RuntimeException | Error e) {
      batches.clear();
      batches.add(new Batch(List.of(), 0, false, e));
    }
  }

  private boolean found(HtcdsRead read, int from) {
    if (read instanceof HtcdsRead.Read one && one.lastRow() > from) {
      gathered.add(one);
      if (gathered.size() == CaseImportReading.AT_ONCE) {
        try {
          put(null);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return !stopped && !live.cancelled;
  }

  private void put(@Nullable Boolean end) throws InterruptedException {
    int last = gathered.isEmpty() ? 0 : gathered.getLast().lastRow();
    batches.put(new Batch(gathered, last, end, null));
    gathered = new ArrayList<>();
  }

  // ---- the taking thread

  private boolean takeAll(CaseImport kept) {
    var erased = CaseImportReading.Erased.at(desk, live.worker);
    int at = kept.lastRow();
    while (true) {
      var batch = next();
      if (batch.fault() != null) {
        throw new IllegalStateException("reading a file of cases failed", batch.fault());
      }
      if (!batch.reads().isEmpty()) {
        take(kept, at, batch, erased);
        at = batch.lastRow();
        live.rows = at;
      }
      if (batch.end() != null) {
        return batch.end();
      }
      if (live.cancelled) {
        return false;
      }
    }
  }

  private Batch next() {
    try {
      while (true) {
        var next = batches.poll(1, TimeUnit.SECONDS);
        if (next != null) {
          return next;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Batch(List.of(), 0, false, null);
    }
  }

  private void take(CaseImport kept, int from, Batch batch, CaseImportReading.Erased erased) {
    desk.as(
        live.worker,
        room -> {
          var book = new CaseImportBook(room);
          var known = book.known(CaseImportReading.origins(batch.reads()));
          var coming = new ArrayList<ManyCases.New>();
          var origins = new HashMap<OpaqueId, OpaqueId>();
          int persons = 0;
          for (HtcdsRead.Read read : batch.reads()) {
            var origin = read.file().file().id();
            if (!known.contains(origin) && !erased.isIn(read)) {
              var file = read.whole() ? renewed(room, read.file()) : read.file();
              if (read.whole()) {
                origins.put(origin, file.file().id());
              }
              coming.add(new ManyCases.New(file.file(), file.identities(), note.apply(read)));
              persons += file.file().persons().size();
            }
          }
          if (!coming.isEmpty()) {
            room.tell(
                LedgerEvent.IMPORT,
                Subject.Kind.IMPORT,
                kept.id(),
                Reason.INTAKE,
                CaseImports.commitment(kept));
            new ManyCases(room).openUnassigned(coming, Reason.INTAKE);
            book.keepOrigins(origins);
          }
          book.advance(kept.id(), from, batch.lastRow(), coming.size(), persons);
          return coming.size();
        });
  }

  /// The same case under ids of this register's own: those in a file are another register's, or
  /// anybody's.
  private static CaseFile renewed(CaseRoom room, CaseFile file) {
    var ids = new HashMap<OpaqueId, OpaqueId>();
    file.file().persons().forEach(p -> ids.put(p.id(), room.drawId()));
    var identities = new HashMap<OpaqueId, Identity>();
    file.identities()
        .forEach((person, who) -> identities.put(ids.getOrDefault(person, person), who));
    var old = file.file();
    return new CaseFile(
        new Case(
            room.drawId(),
            old.compartment(),
            old.reference(),
            1,
            old.opened(),
            old.status(),
            old.persons().stream().map(p -> under(ids.getOrDefault(p.id(), p.id()), p)).toList(),
            old.evidence()),
        identities,
        List.of(),
        Map.of());
  }

  private static CasePerson under(OpaqueId id, CasePerson person) {
    return new CasePerson(
        id,
        person.victim(),
        person.suspect(),
        person.witness(),
        person.age(),
        person.sex(),
        person.allegations(),
        person.forms(),
        person.route(),
        person.consentIsClaimed(),
        person.particulars());
  }
}
