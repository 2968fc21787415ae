package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.cases.htcds.CaseFile;
import org.mufakat.server.cases.htcds.HtcdsImport;
import org.mufakat.server.cases.htcds.HtcdsRead;

/// Takes the cases of a file: one thread reads, draws, seals and writes a batch of them ahead, this
/// one opens what is ready. A batch, its entries and the word how far the taking came are one
/// transaction, so that whatever ends the process, nothing is taken in part and nothing twice.
final class CaseImportTaking {

  /// While one is opened, one waits and one is made ready.
  private static final int BATCHES_AHEAD = 1;

  private final CaseDesk desk;
  private final CaseImports.Live live;
  private final HtcdsImport reader;
  private final Function<HtcdsRead.Read, Optional<String>> note;
  private final Sealing sealing;
  private final BlockingQueue<Next> ready = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private CaseImportReading.Erased erased;
  private List<Coming> gathered = new ArrayList<>();
  private int lastRow;
  private volatile boolean stopped;
  private boolean erasedAreTold;

  /// What the reading thread has ready.
  private sealed interface Next {
    /// @param lastRow of the file up to which these are its cases
    record Batch(List<Coming> cases, int lastRow) implements Next {}

    /// @param whole whether it was read to its end
    record End(boolean whole) implements Next {}

    /// The reading died.
    record Broken(Throwable fault) implements Next {}
  }

  /// A case of the file.
  private sealed interface Coming {
    /// @param origin its id where it comes from, if it has one
    record Ready(ManyCases.Ready file, Optional<OpaqueId> origin) implements Coming {}

    /// It is about someone who was erased here.
    record OfErased() implements Coming {}
  }

  CaseImportTaking(
      CaseDesk desk,
      CaseImports.Live live,
      HtcdsImport reader,
      Function<HtcdsRead.Read, Optional<String>> note) {
    this.desk = desk;
    this.live = live;
    this.reader = reader;
    this.note = note;
    this.sealing = desk.sealing(live.worker.side());
    this.erased = CaseImportReading.Erased.at(desk, live.worker);
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
      CaseImports.join(thread);
    }
  }

  // ---- the reading thread

  private void readFrom(int row) {
    try {
      var answer =
          reader.read(
              live.upload,
              live.fileName,
              CaseImportReading.arrival(desk, live.worker, desk::drawId),
              HtcdsImport.Purpose.TAKE,
              read -> found(read, row));
      handOver();
      ready.put(new Next.End(answer instanceof HtcdsImport.Answer.Done));
    } catch (InterruptedException e) {
      // Whoever takes has stopped.
    } catch (RuntimeException | Error e) {
      ready.clear();
      ready.add(new Next.Broken(e));
    }
  }

  private boolean found(HtcdsRead read, int from) {
    if (read instanceof HtcdsRead.Read one && one.lastRow() > from) {
      gathered.add(coming(one));
      lastRow = one.lastRow();
      if (gathered.size() == CaseImportReading.AT_ONCE) {
        try {
          handOver();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return !stopped && !live.cancelled;
  }

  private void handOver() throws InterruptedException {
    if (!gathered.isEmpty()) {
      ready.put(new Next.Batch(gathered, lastRow));
      gathered = new ArrayList<>();
      // Somebody may have been erased meanwhile.
      erased = CaseImportReading.Erased.at(desk, live.worker);
    }
  }

  private Coming coming(HtcdsRead.Read read) {
    if (erased.isIn(read)) {
      return new Coming.OfErased();
    }
    var file = read.whole() ? renewed(read.file()) : read.file();
    var drawn = new ManyCases.New(file.file(), file.identities(), note.apply(read));
    return new Coming.Ready(
        ManyCases.Ready.of(drawn, desk, sealing),
        read.whole() ? Optional.of(read.file().file().id()) : Optional.empty());
  }

  /// The same case under ids of this register's own: those in a file are another register's, or
  /// anybody's.
  private CaseFile renewed(CaseFile file) {
    var ids = new HashMap<OpaqueId, OpaqueId>();
    file.file().persons().forEach(p -> ids.put(p.id(), desk.drawId()));
    var persons =
        file.file().persons().stream().map(p -> p.as(ids.getOrDefault(p.id(), p.id()))).toList();
    var identities = new HashMap<OpaqueId, Identity>();
    file.identities()
        .forEach((person, who) -> identities.put(ids.getOrDefault(person, person), who));
    return new CaseFile(file.file().anew(desk.drawId(), persons), identities, List.of(), Map.of());
  }

  // ---- the taking thread

  private boolean takeAll(CaseImport kept) {
    int at = kept.lastRow();
    while (true) {
      switch (next()) {
        case Next.Batch batch -> {
          take(kept, at, batch);
          at = batch.lastRow();
          live.rows = at;
          if (live.cancelled) {
            return false;
          }
        }
        case Next.End(boolean whole) -> {
          return whole;
        }
        case Next.Broken(Throwable fault) ->
            throw new IllegalStateException("reading a file of cases failed", fault);
      }
    }
  }

  private Next next() {
    try {
      return ready.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Next.End(false);
    }
  }

  private void take(CaseImport kept, int from, Next.Batch batch) {
    desk.as(
        live.worker,
        room -> {
          var book = new CaseImportBook(room);
          var coming = coming(batch, book);
          if (!coming.isEmpty()) {
            room.tell(
                LedgerEvent.IMPORT,
                Subject.Kind.IMPORT,
                kept.id(),
                Reason.INTAKE,
                CaseImports.commitment(kept));
            new ManyCases(room)
                .openUnassigned(coming.stream().map(Coming.Ready::file).toList(), Reason.INTAKE);
            book.keepOrigins(origins(coming));
          }
          tellOfErased(room, batch);
          book.advance(kept.id(), from, batch.lastRow(), coming.size(), persons(coming));
          return coming.size();
        });
  }

  /// Those that do not stand here.
  private static List<Coming.Ready> coming(Next.Batch batch, CaseImportBook book) {
    var all =
        batch.cases().stream()
            .filter(Coming.Ready.class::isInstance)
            .map(Coming.Ready.class::cast)
            .toList();
    Set<OpaqueId> known =
        book.known(all.stream().flatMap(c -> c.origin().stream()).collect(Collectors.toSet()));
    return all.stream().filter(c -> c.origin().filter(known::contains).isEmpty()).toList();
  }

  private static Map<OpaqueId, OpaqueId> origins(List<Coming.Ready> coming) {
    var origins = new HashMap<OpaqueId, OpaqueId>();
    coming.forEach(c -> c.origin().ifPresent(origin -> origins.put(origin, c.file().id())));
    return origins;
  }

  private static int persons(List<Coming.Ready> coming) {
    return coming.stream().mapToInt(c -> c.file().persons()).sum();
  }

  /// Once in a taking, with the first batch that has such a case.
  private void tellOfErased(CaseRoom room, Next.Batch batch) {
    if (!erasedAreTold && batch.cases().stream().anyMatch(Coming.OfErased.class::isInstance)) {
      CaseImportTelling.refused(room, live.id, Set.of(Reason.ERASED_BEFORE));
      erasedAreTold = true;
    }
  }
}
