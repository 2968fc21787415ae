package org.mufakat.server.cases.htcds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.cases.htcds.HtcdsExport.Format;

/// Files of cases to write and read in tests.
final class HtcdsFiles {

  /// All that came of a file.
  record Back(HtcdsImport.Summary summary, List<HtcdsRead> parts) {
    List<CaseFile> files() {
      return reads().stream().map(HtcdsRead.Read::file).toList();
    }

    List<HtcdsRead.Read> reads() {
      return parts.stream()
          .filter(HtcdsRead.Read.class::isInstance)
          .map(HtcdsRead.Read.class::cast)
          .toList();
    }

    List<HtcdsRead.Quarantined> quarantined() {
      return parts.stream()
          .filter(HtcdsRead.Quarantined.class::isInstance)
          .map(HtcdsRead.Quarantined.class::cast)
          .toList();
    }
  }

  private HtcdsFiles() {}

  static Arrival arrival(Compartment side) {
    var ids = new AtomicInteger();
    var references = new AtomicInteger();
    return new Arrival(
        side,
        Instant.parse("2031-05-01T10:00:00Z"),
        () -> new OpaqueId("%032x".formatted(ids.incrementAndGet())),
        () -> "XNO-2031-%04d".formatted(references.incrementAndGet()));
  }

  static Path written(
      Path folder, RegimePack pack, List<CaseFile> cases, HtcdsExport.Options options)
      throws IOException {
    var file = folder.resolve(options.format() == Format.CSV ? "cases.csv" : "cases.xlsx");
    try (var out = Files.newOutputStream(file)) {
      var report = new HtcdsExport(pack).write(cases.iterator(), out, options);
      if (!report.notWritten().isEmpty()) {
        throw new AssertionError("not written: " + report.notWritten());
      }
    }
    return file;
  }

  static Back read(RegimePack pack, Path file, Arrival arrival) {
    var parts = new ArrayList<HtcdsRead>();
    var answer =
        new HtcdsImport(pack)
            .read(
                new PlainFile(file),
                String.valueOf(file.getFileName()),
                arrival,
                HtcdsImport.Purpose.LOOK,
                parts::add);
    return switch (answer) {
      case HtcdsImport.Answer.Done(HtcdsImport.Summary summary) -> new Back(summary, parts);
      case HtcdsImport.Answer.Refused(HtcdsRefusal refusal) ->
          throw new AssertionError("refused: " + refusal.what());
      case HtcdsImport.Answer.Stopped() -> throw new AssertionError("not read to its end");
    };
  }
}
