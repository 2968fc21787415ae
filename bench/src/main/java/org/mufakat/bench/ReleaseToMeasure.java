package org.mufakat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.mufakat.node.PackSpellings;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;
import org.mufakat.statistics.ReadAnswer;
import org.mufakat.statistics.ReleaseOrigin;
import org.mufakat.statistics.ReleaseReading;
import org.mufakat.statistics.ReleaseRows;
import org.mufakat.statistics.ReleaseRows.Next.Row;
import org.mufakat.statistics.ReleaseShelf;
import org.mufakat.statistics.SpellingTable;

/// The release that figures are measured on, in memory: the publisher's where someone keeps it, an
/// invented one of its size elsewhere.
///
/// @param described what it is, for a remark under a table
record ReleaseToMeasure(String described, ReleaseOrigin origin, List<Row> rows) {

  private static final Instant IMPORTED = Instant.parse("2026-01-01T00:00:00Z");

  private static final String FILE_PROPERTY = "mufakat.bench.file";

  /// The file asked for, else the publisher's where someone keeps it.
  static ReleaseToMeasure find(Optional<Path> asked) {
    return ofWorkbook(file(asked));
  }

  /// The file of [#find].
  static Path file(Optional<Path> asked) {
    return asked.or(() -> Checkout.here().release()).orElseThrow();
  }

  /// The release that the process which started this one asked for, by [#tell].
  static ReleaseToMeasure inThisProcess() {
    return find(Optional.ofNullable(System.getProperty(FILE_PROPERTY)).map(Path::of));
  }

  /// The options of a Java machine that pass a file on to another process.
  static String[] tell(Optional<Path> file) {
    return file.map(f -> new String[] {"-D" + FILE_PROPERTY + "=" + f.toAbsolutePath()})
        .orElseGet(() -> new String[0]);
  }

  private static ReleaseToMeasure ofWorkbook(Path file) {
    var name = file.getFileName().toString();
    try {
      return new ReleaseToMeasure(
          name,
          new ReleaseOrigin(name, Optional.empty(), IMPORTED),
          new PlainWorkbook(file).rows());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(name + " is no workbook", e);
    }
  }

  /// Judges every row, as an import does after parsing.
  ReleaseShelf.Contents interpret(SpellingTable spellings) {
    var answer =
        ReleaseReading.read(
            new InMemory(rows.iterator()),
            origin,
            spellings,
            ReleaseReading.Limits.USUAL,
            _ -> true);
    return switch (answer) {
      case ReadAnswer.Read(ReleaseShelf.Contents contents) -> contents;
      case ReadAnswer.Refused(var refusal) -> throw new IllegalStateException(refusal.what());
      case ReadAnswer.Cancelled() -> throw new IllegalStateException("nobody said stop");
    };
  }

  /// The region's pack, whose members and spellings are measured with.
  static RegimePack regime(Path folder) {
    return switch (new PackReader().read(folder)) {
      case PackReading.Read(RegimePack pack) -> pack;
      case PackReading.Faulty(var faults) ->
          throw new IllegalStateException(
              "the pack in " + folder + " has faults; see ./mufakat check-pack: " + faults);
    };
  }

  static SpellingTable spellings(RegimePack regime) {
    return new PackSpellings(regime.spellings());
  }

  private record InMemory(Iterator<Row> left) implements ReleaseRows {
    @Override
    public Next next() {
      return left.hasNext() ? left.next() : new Next.End();
    }
  }
}
