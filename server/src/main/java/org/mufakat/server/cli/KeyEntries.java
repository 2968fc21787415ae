package org.mufakat.server.cli;

import java.time.Instant;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.OpaqueIds;

/// What a node's ledger is told of its keys.
final class KeyEntries {

  private KeyEntries() {}

  /// @param set of shares
  static Happening shared(NodeId node, String set, Instant at) {
    return of(LedgerEvent.KEY_SHARED, node, "shares " + set, at);
  }

  /// @param set of shares
  static Happening recovered(NodeId node, String set, Instant at) {
    return of(LedgerEvent.KEY_RECOVERED, node, "shares " + set, at);
  }

  static Happening rotated(NodeId node, int version, Instant at) {
    return of(LedgerEvent.KEY_ROTATED, node, "identity key " + version, at);
  }

  static Happening destroyed(NodeId node, int version, Instant at) {
    return of(LedgerEvent.KEY_DESTROYED, node, "identity key " + version, at);
  }

  private static Happening of(LedgerEvent event, NodeId node, String what, Instant at) {
    return new Happening(
        at,
        Actor.NODE,
        event,
        new Subject(Subject.Kind.KEY, OpaqueIds.of(node, Subject.Kind.KEY, what)),
        Reason.OPERATION);
  }
}
