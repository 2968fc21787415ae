package org.mufakat.server.statistics;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.mufakat.ledger.Actor;
import org.mufakat.node.PackSpellings;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;
import org.mufakat.statistics.ReadAnswer;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseOrigin;
import org.mufakat.statistics.ReleaseReading;
import org.mufakat.statistics.ReleaseShelf;
import org.mufakat.statistics.ReleaseShelf.Contents;
import org.mufakat.statistics.ReleaseShelf.PutAnswer;
import org.mufakat.statistics.SpellingTable;

/// Imports a release of UNODC's GLOTIP figures, as a workbook or CSV, onto one node's shelf: for
/// the command and for the page alike. Whatever the file holds, the answer is an [ImportOutcome];
/// an exception means a broken database or a fault of this program, and also leaves nothing behind.
public final class GlotipImport {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final ReleaseShelf shelf;
  private final SpellingTable spellings;
  private final InstantSource clock;
  private final FileLimits limits;

  public GlotipImport(ReleaseShelf shelf, SpellingTable spellings, InstantSource clock) {
    this(shelf, spellings, clock, FileLimits.USUAL);
  }

  public GlotipImport(
      ReleaseShelf shelf, SpellingTable spellings, InstantSource clock, FileLimits limits) {
    this.shelf = shelf;
    this.spellings = spellings;
    this.clock = clock;
    this.limits = limits;
  }

  public FileLimits limits() {
    return limits;
  }

  /// Imports in the name of the node itself, by its command or for a demonstration, and tells its
  /// ledger.
  ///
  /// @param asked the name the release is to have, where the file does not tell it
  public static ImportOutcome byNode(
      HostedNode hosted, Path file, Optional<ReleaseId> asked, ImportWatch watch) {
    var node = hosted.node();
    var clock = InstantSource.system();
    var spellings = new PackSpellings(node.regime().spellings());
    return new GlotipImport(node.releases(), spellings, clock)
        .run(
            file,
            String.valueOf(file.getFileName()),
            asked,
            watch,
            ImportEntries.putting(NodeLedger.of(hosted), node, Actor.NODE, clock));
  }

  /// Why a file is none to import, as far as its size and first bytes tell: for whoever starts
  /// something only to import it.
  public static Optional<FileRefusal> refusedAtFirstSight(Path file) {
    return OpenRelease.refusedAtFirstSight(
        file, String.valueOf(file.getFileName()), FileLimits.USUAL);
  }

  /// How a release that was read is put on the shelf: the place to say who did.
  @FunctionalInterface
  public interface Putting {
    PutAnswer put(Contents contents);
  }

  /// Imports, told in no ledger: for measuring and for tests.
  public ImportOutcome run(
      Path file, String fileName, Optional<ReleaseId> asked, ImportWatch watch) {
    return run(file, fileName, asked, watch, shelf::put);
  }

  /// @param fileName the name the file came under, which may tell the release's date
  /// @param asked the name the release is to have, where the file does not tell it or the letter of
  ///   a second file of one date is wanted
  /// @param putting puts it on this import's own shelf
  public ImportOutcome run(
      Path file, String fileName, Optional<ReleaseId> asked, ImportWatch watch, Putting putting) {
    long started = System.nanoTime();
    return switch (OpenRelease.open(file, fileName, limits)) {
      case OpenRelease.Answer.Refused(FileRefusal refusal) -> new ImportOutcome.Refused(refusal);
      case OpenRelease.Answer.Opened(OpenRelease rows) -> {
        var origin =
            new ReleaseOrigin(fileName, asked, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        yield switch (read(rows, origin, watch, started)) {
          case ReadAnswer.Refused(FileRefusal refusal) -> new ImportOutcome.Refused(refusal);
          case ReadAnswer.Cancelled() -> new ImportOutcome.Cancelled();
          case ReadAnswer.Read(Contents contents) -> stored(contents, watch, started, putting);
        };
      }
    };
  }

  private ReadAnswer read(OpenRelease file, ReleaseOrigin origin, ImportWatch watch, long started) {
    try (var rows = new ReadAhead(file, limits.time(), started)) {
      return ReleaseReading.read(
          rows,
          origin,
          spellings,
          limits.reading(),
          rowsRead -> watch.goOn(ImportWatch.Stage.READING, rows.fraction(), rowsRead));
    } catch (IOException e) {
      return new ReadAnswer.Refused(FileRefusal.ofFile(Reason.UNREADABLE, ""));
    }
  }

  private ImportOutcome stored(
      Contents contents, ImportWatch watch, long started, Putting putting) {
    long read = System.nanoTime();
    if (!watch.goOn(ImportWatch.Stage.STORING, 0, contents.release().rowsRead())) {
      return new ImportOutcome.Cancelled();
    }
    return switch (putting.put(contents)) {
      case PutAnswer.Stored _ ->
          new ImportOutcome.Stored(
              contents.release(),
              contents.report(),
              new ImportTimes(
                  Duration.ofNanos(read - started), Duration.ofNanos(System.nanoTime() - read)));
      case PutAnswer.AlreadyThere(ReleaseId id) ->
          new ImportOutcome.AlreadyThere(
              shelf.find(id).orElse(contents.release()),
              shelf.report(id).orElse(contents.report()));
      case PutAnswer.NameTaken(ReleaseId id) -> new ImportOutcome.NameTaken(id, freeName(id));
    };
  }

  /// The stamped date with the first letter that no release bears.
  private ReleaseId freeName(ReleaseId taken) {
    var date = taken.value().substring(0, 10);
    return LETTERS
        .chars()
        .mapToObj(letter -> new ReleaseId(date + (char) letter))
        .filter(id -> shelf.find(id).isEmpty())
        .findFirst()
        .orElse(taken);
  }
}
