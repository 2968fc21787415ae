package org.mufakat.server.signin;

import java.util.List;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.ledger.OpaqueIds;
import org.springframework.jdbc.core.JdbcTemplate;

/// What a node's ledger says.
public final class LedgerReading {

  private LedgerReading() {}

  /// The entries about one account, oldest first.
  public static List<LedgerEntry> about(RunningNodes nodes, NodeId node, Account account) {
    var id = OpaqueIds.of(node, Subject.Kind.ACCOUNT, account.id().value());
    return all(nodes, node).stream().filter(entry -> entry.subject().id().equals(id)).toList();
  }

  /// Every entry, oldest first.
  public static List<LedgerEntry> all(RunningNodes nodes, NodeId node) {
    nodes.bean(NodeLedgers.class).of(node).settle();
    var database = nodes.bean(NodeDirectory.class).find(node).orElseThrow().dataSource();
    return new JdbcTemplate(database)
        .queryForList("select bytes from ledger_entry order by index", byte[].class).stream()
            .map(bytes -> LedgerEntry.decode(bytes).orElseThrow())
            .toList();
  }

  public static List<LedgerEvent> eventsAbout(RunningNodes nodes, NodeId node, Account account) {
    return about(nodes, node, account).stream().map(LedgerEntry::event).toList();
  }
}
