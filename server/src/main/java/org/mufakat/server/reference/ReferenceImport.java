package org.mufakat.server.reference;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.ledger.OpaqueIds;

/// Takes a publisher's table into a node: every row accepted or refused with its reason, the whole
/// in one transaction with its entry in the ledger, and the same file twice changes nothing.
public final class ReferenceImport {

  private static final Pattern DATE = Pattern.compile("(?<!\\d)(\\d{4}-\\d{2}-\\d{2})(?!\\d)");
  private static final int YEARS_AHEAD = 1;

  private final HostedNode node;
  private final NodeLedger ledger;
  private final InstantSource clock;

  public ReferenceImport(HostedNode node, NodeLedger ledger, InstantSource clock) {
    this.node = node;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// What whoever imports says of the file.
  ///
  /// @param source publisher and series, where it is another than the usual
  /// @param release the publisher's own name or date of it; the date in the file's name unless
  ///   given
  public record Told(ReferenceKind kind, Optional<String> source, Optional<String> release) {}

  /// @param fileName the name the file came under
  public ReferenceOutcome run(Path file, String fileName, Told told, Actor actor) {
    int thisYear = Year.from(clock.instant().atZone(ZoneOffset.UTC)).getValue();
    var rows = new ReferenceRows(told.kind(), node.node().regime(), thisYear + YEARS_AHEAD);
    return switch (ReferenceCsv.read(file, told.kind(), rows)) {
      case ReferenceCsv.Answer.Refused(String sentence) -> new ReferenceOutcome.Refused(sentence);
      case ReferenceCsv.Answer.Read(var contents) when contents.accepted().isEmpty() ->
          new ReferenceOutcome.Refused(
              "None of the %,d rows could be taken. The first, row %d: %s."
                  .formatted(
                      contents.rowsRead(),
                      contents.refused().getFirst().row(),
                      contents.refused().getFirst().reason().words()));
      case ReferenceCsv.Answer.Read(var contents) ->
          stored(contents, table(contents, told, fileName), actor);
    };
  }

  private ReferenceTable table(ReferenceContents contents, Told told, String fileName) {
    return new ReferenceTable(
        told.kind(),
        told.source().orElse(told.kind().usualSource()),
        told.release().orElseGet(() -> dateIn(fileName)),
        contents.digest(),
        contents.rowsRead(),
        contents.accepted().size(),
        contents.rowsByName(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static String dateIn(String fileName) {
    var found = DATE.matcher(fileName);
    return found.find() ? found.group(1) : "";
  }

  private ReferenceOutcome stored(ReferenceContents contents, ReferenceTable table, Actor actor) {
    var shelf = new ReferenceShelf(node.dataSource());
    boolean isNew =
        ledger.recording(
            () -> shelf.put(table, contents),
            stored -> stored ? Optional.of(entry(table, actor)) : Optional.empty());
    return isNew
        ? new ReferenceOutcome.Stored(table, contents.refused())
        : new ReferenceOutcome.AlreadyThere(
            shelf.find(table.kind(), table.contentDigest()).orElseThrow());
  }

  private Happening entry(ReferenceTable table, Actor actor) {
    var id =
        OpaqueIds.of(
            node.id(), Subject.Kind.IMPORT, table.kind().slug() + "|" + table.contentDigest());
    return new Happening(
        clock.instant(),
        actor,
        LedgerEvent.IMPORT,
        new Subject(Subject.Kind.IMPORT, id),
        Reason.NONE);
  }
}
