package org.mufakat.server.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;

/// What a node's ledger is told of its keys.
///
/// A key is in a file or a token and its entry in the database: the two cannot stand or fall
/// together. So what can be seen afterwards is done first and told after, and whoever opens the
/// node next tells what was not (`tellUntold`); what cannot be seen afterwards, shares handed out
/// and keys destroyed, is told first. A crash in between leaves an entry late, or one of something
/// that did not come about; never a key, a share or a loss that no entry tells of.
public final class KeyEntries {

  private static final String TOLD =
      """
      select 1 from ledger_entry
      where ledger_hash(ledger_subject(bytes)) = ledger_hash(?) and ledger_subject(bytes) = ?
      union all select 1 from ledger_pending where subject = ? limit 1\
      """;

  private KeyEntries() {}

  /// @param set of shares
  public static Happening shared(NodeId node, String set, Instant at) {
    return of(LedgerEvent.KEY_SHARED, node, "shares " + set, at);
  }

  /// @param set of shares
  public static Happening recovered(NodeId node, String set, Instant at) {
    return of(LedgerEvent.KEY_RECOVERED, node, "shares " + set, at);
  }

  public static Happening rotated(NodeId node, int version, Instant at) {
    return of(LedgerEvent.KEY_ROTATED, node, identityKey(version), at);
  }

  public static Happening destroyed(NodeId node, int version, Instant at) {
    return of(LedgerEvent.KEY_DESTROYED, node, identityKey(version), at);
  }

  /// Tells of those keys that no entry tells of yet: of all when a node starts for the first time,
  /// of one whose entry a crash prevented. In the transaction that is open on the connection.
  ///
  /// @param fingerprint of the node's key, from which its ledger's is derived
  /// @param identityKeys the versions that are there; none at the hub
  public static void tellUntold(
      Connection connection,
      NodeId node,
      String fingerprint,
      Set<Integer> identityKeys,
      Instant now)
      throws SQLException {
    tellUntold(connection, of(LedgerEvent.KEY_MADE, node, "node key " + fingerprint, now));
    for (int version : identityKeys) {
      tellUntold(connection, of(LedgerEvent.KEY_MADE, node, identityKey(version), now));
    }
  }

  private static void tellUntold(Connection connection, Happening made) throws SQLException {
    try (var statement = connection.prepareStatement(TOLD)) {
      for (int i = 1; i <= 3; i++) {
        statement.setString(i, made.subject().id().value());
      }
      try (var row = statement.executeQuery()) {
        if (!row.next()) {
          NodeLedger.append(connection, made);
        }
      }
    }
  }

  private static String identityKey(int version) {
    return "identity key " + version;
  }

  private static Happening of(LedgerEvent event, NodeId node, String what, Instant at) {
    return new Happening(at, Actor.NODE, event, subject(node, what), Reason.OPERATION);
  }

  private static Subject subject(NodeId node, String what) {
    OpaqueId id = OpaqueIds.of(node, Subject.Kind.KEY, what);
    return new Subject(Subject.Kind.KEY, id);
  }
}
