package org.mufakat.server.backup;

import java.sql.SQLException;
import java.time.InstantSource;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;

/// Entries about exports, by which tests tell what a node's ledger holds of what was done.
final class Exports {

  private Exports() {}

  static void append(HostedNode node, int count) {
    var ledger = NodeLedger.of(node);
    for (int i = 0; i < count; i++) {
      ledger.append(one());
    }
    ledger.settle();
  }

  static Happening one() {
    return new Happening(
        InstantSource.system().instant(),
        Actor.NODE,
        LedgerEvent.EXPORT,
        Subject.NONE,
        Reason.OPERATION);
  }

  static int count(HostedNode node) throws SQLException {
    NodeLedger.of(node).settle();
    try (var connection = node.dataSource().getConnection()) {
      return Integer.parseInt(
          Everything.text(
              connection,
              "select count(*)::text from ledger_entry"
                  + " where convert_from(bytes, 'UTF8') like '%event export%'"));
    }
  }
}
