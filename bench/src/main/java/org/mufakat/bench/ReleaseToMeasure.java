package org.mufakat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mufakat.node.PackSpellings;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;
import org.mufakat.simulator.InventedRelease;
import org.mufakat.statistics.ReadAnswer;
import org.mufakat.statistics.ReleaseOrigin;
import org.mufakat.statistics.ReleaseReading;
import org.mufakat.statistics.ReleaseRows;
import org.mufakat.statistics.ReleaseRows.Next.Row;
import org.mufakat.statistics.ReleaseShelf;

/// The release that is measured on: the publisher's where someone keeps it, an invented one of its
/// size elsewhere.
///
/// @param packFolder the regime that its States belong to
/// @param described what it is, for a remark under a table
record ReleaseToMeasure(Path file, Path packFolder, String described) {

  /// As many rows as the publisher's release of 14 April 2025 has.
  private static final int ROWS = 58_769;

  private static final long SEED = 58_769;
  private static final LocalDate STAMP = LocalDate.of(2025, 4, 14);
  private static final Instant IMPORTED = Instant.parse("2026-01-01T00:00:00Z");
  private static final String FILE_PROPERTY = "mufakat.bench.file";
  private static final String PACK_PROPERTY = "mufakat.bench.pack";

  /// The file asked for, else the publisher's where someone keeps it, else an invented one, which
  /// goes when this process ends.
  static ReleaseToMeasure find(Optional<Path> asked) {
    var checkout = Checkout.here();
    return asked
        .or(checkout::release)
        .map(Path::toAbsolutePath)
        .map(f -> new ReleaseToMeasure(f, checkout.region(), f.getFileName().toString()))
        .orElseGet(() -> invented(checkout.example(), ROWS));
  }

  /// An invented release as CSV.
  static ReleaseToMeasure invented(Path packFolder, int rows) {
    try {
      var file = Files.createTempFile("mufakat-bench-invented-" + STAMP + "-", ".csv");
      file.toFile().deleteOnExit();
      try (var out = Files.newBufferedWriter(file)) {
        InventedRelease.of(SEED, rows, STAMP).writeCsv(out);
      }
      return new ReleaseToMeasure(
          file, packFolder, "an invented release as CSV (seed " + SEED + ")");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The release that the process which started this one measures on, by [#told].
  static ReleaseToMeasure inThisProcess() {
    return new ReleaseToMeasure(
        Path.of(System.getProperty(FILE_PROPERTY, "")),
        Path.of(System.getProperty(PACK_PROPERTY, "")),
        "");
  }

  /// The options of a Java machine that pass this on to another process.
  List<String> told() {
    return List.of("-D" + FILE_PROPERTY + "=" + file, "-D" + PACK_PROPERTY + "=" + packFolder);
  }

  /// Reads every row into memory, by a reader without care.
  List<Row> rows() {
    try {
      return PlainFile.of(file).rows();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Judges every row, as an import does after parsing.
  ReleaseShelf.Contents interpret(List<Row> rows, RegimePack regime) {
    var answer =
        ReleaseReading.read(
            new InMemory(rows.iterator()),
            new ReleaseOrigin(file.getFileName().toString(), Optional.empty(), IMPORTED),
            new PackSpellings(regime.spellings()),
            ReleaseReading.Limits.USUAL,
            _ -> true);
    return switch (answer) {
      case ReadAnswer.Read(ReleaseShelf.Contents contents) -> contents;
      case ReadAnswer.Refused(var refusal) -> throw new IllegalStateException(refusal.what());
      case ReadAnswer.Cancelled() -> throw new IllegalStateException("nobody said stop");
    };
  }

  RegimePack regime() {
    return regime(packFolder);
  }

  static RegimePack regime(Path folder) {
    return switch (new PackReader().read(folder)) {
      case PackReading.Read(RegimePack pack) -> pack;
      case PackReading.Faulty(var faults) ->
          throw new IllegalStateException(
              "the pack in " + folder + " has faults; see ./mufakat check-pack: " + faults);
    };
  }

  /// A State with many figures, to ask for.
  String state() {
    var codes = regime().members().stream().map(Member::code).toList();
    return codes.contains("THA") ? "THA" : codes.getFirst();
  }

  private record InMemory(Iterator<Row> left) implements ReleaseRows {
    @Override
    public Next next() {
      return left.hasNext() ? left.next() : new Next.End();
    }
  }
}
