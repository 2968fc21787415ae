package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mufakat.cases.CasePerson;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.cases.htcds.Arrival;
import org.mufakat.server.cases.htcds.HtcdsFault;
import org.mufakat.server.cases.htcds.HtcdsImport;
import org.mufakat.server.cases.htcds.HtcdsRead;

/// The first reading of a file: nothing is taken, and what would be is counted.
final class CaseImportReading {

  static final int AT_ONCE = 500;

  private final CaseDesk desk;
  private final CaseImports.Live live;
  private final HtcdsImport reader;
  private final CaseImportFindings findings = new CaseImportFindings();
  private final List<HtcdsRead.Read> waiting = new ArrayList<>();
  private final Erased erased;
  private final int takenUpTo;

  CaseImportReading(CaseDesk desk, CaseImports.Live live, HtcdsImport reader) {
    this.desk = desk;
    this.live = live;
    this.reader = reader;
    this.erased = Erased.at(desk, live.worker);
    this.takenUpTo =
        desk.as(live.worker, room -> new CaseImportBook(room).takenUpTo(live.upload.sha256()));
  }

  /// Who was erased on a side: they do not come back by a file.
  record Erased(Set<OpaqueId> ids) {
    static Erased at(CaseDesk desk, CaseWorker worker) {
      return new Erased(desk.erased(worker.side()));
    }

    boolean isIn(HtcdsRead.Read read) {
      return read.whole()
          && !ids.isEmpty()
          && (ids.contains(read.file().file().id())
              || read.file().file().persons().stream().map(CasePerson::id).anyMatch(ids::contains));
    }
  }

  CaseImportFindings findings() {
    return findings;
  }

  HtcdsImport.Answer read() {
    var answer =
        reader.read(
            live.upload,
            live.fileName,
            arrival(desk, live.worker, counted()),
            HtcdsImport.Purpose.LOOK,
            this::found);
    flush();
    return answer;
  }

  /// Ids for what is only looked at and kept by nobody: one after the other.
  private static Supplier<OpaqueId> counted() {
    var last = new AtomicLong();
    return () -> new OpaqueId("0".repeat(16) + HexFormat.of().toHexDigits(last.incrementAndGet()));
  }

  /// Where cases of plain HTCDS arrive; they get their references when they are opened.
  static Arrival arrival(CaseDesk desk, CaseWorker worker, Supplier<OpaqueId> ids) {
    var reference = "%s-0000-0000".formatted(desk.node());
    return new Arrival(worker.side(), desk.now(), ids, () -> reference);
  }

  private boolean found(HtcdsRead read) {
    switch (read) {
      case HtcdsRead.Read one -> {
        live.rows = one.lastRow();
        waiting.add(one);
        if (waiting.size() == AT_ONCE) {
          flush();
        }
      }
      case HtcdsRead.Quarantined(int row, List<HtcdsFault> faults) -> {
        live.rows = row;
        findings.quarantine(row, faults);
      }
    }
    return !live.cancelled;
  }

  private void flush() {
    var known = known(waiting);
    for (HtcdsRead.Read read : waiting) {
      if (read.lastRow() <= takenUpTo || known.contains(read.file().file().id())) {
        findings.know();
      } else if (erased.isIn(read)) {
        for (int row = read.firstRow(); row <= read.lastRow(); row++) {
          findings.quarantine(row, List.of(HtcdsFault.erasedHere()));
        }
      } else {
        findings.take(read);
      }
    }
    waiting.clear();
  }

  private Set<OpaqueId> known(List<HtcdsRead.Read> reads) {
    var origins = origins(reads);
    return origins.isEmpty()
        ? Set.of()
        : desk.as(live.worker, room -> new CaseImportBook(room).known(origins));
  }

  /// The ids that cases came with.
  static Set<OpaqueId> origins(List<HtcdsRead.Read> reads) {
    return reads.stream()
        .filter(HtcdsRead.Read::whole)
        .map(read -> read.file().file().id())
        .collect(Collectors.toSet());
  }
}
