package org.mufakat.server.statistics;

import java.time.InstantSource;
import java.util.Optional;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.ledger.OpaqueIds;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf.PutAnswer;

/// How an import is told in a node's ledger: who, and which release by opaque id. One that changed
/// nothing is not told.
public final class ImportEntries {

  private ImportEntries() {}

  /// Puts a release on the shelf and says so, in one transaction.
  public static GlotipImport.Putting putting(
      NodeLedger ledger, Node node, Actor actor, InstantSource time) {
    return contents ->
        ledger.recording(
            () -> node.releases().put(contents), answer -> entry(answer, node.id(), actor, time));
  }

  private static Optional<Happening> entry(
      PutAnswer answer, NodeId node, Actor actor, InstantSource time) {
    return switch (answer) {
      case PutAnswer.Stored(ReleaseId id) ->
          Optional.of(
              new Happening(
                  time.instant(),
                  actor,
                  LedgerEvent.IMPORT,
                  new Subject(
                      Subject.Kind.RELEASE, OpaqueIds.of(node, Subject.Kind.RELEASE, id.value())),
                  Reason.NONE));
      case PutAnswer.AlreadyThere _, PutAnswer.NameTaken _ -> Optional.empty();
    };
  }
}
