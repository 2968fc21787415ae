package org.mufakat.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.LedgerBooks;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.ledger.OpaqueIds;
import org.springframework.stereotype.Component;

/// Tells in a node's ledger that someone reads it, before anything is shown.
///
/// Reading is told once an hour for each account, however many pages are looked at meanwhile and in
/// whatever session: an entry a page would fill the ledger with entries about reading it. A
/// verification and a table taken away are told each time.
@Component
final class LedgerReadings {

  static final Duration TOLD_FOR = Duration.ofHours(1);

  private final LedgerBooks ledgers;
  private final InstantSource time;
  private final Map<Reader, Instant> told = new ConcurrentHashMap<>();

  private record Reader(NodeId node, Actor who) {}

  LedgerReadings(NodeLedgers ledgers, InstantSource time) {
    this.ledgers = ledgers;
    this.time = time;
  }

  /// Someone looks at entries.
  void read(HostedNode node, PersonOfNode person) {
    told.compute(
        new Reader(node.id(), actor(node, person)),
        (reader, last) -> {
          var now = time.instant();
          if (last != null && now.isBefore(last.plus(TOLD_FOR))) {
            return last;
          }
          tell(node, reader.who, LedgerEvent.LEDGER_READ, Subject.NONE);
          return now;
        });
  }

  /// Someone has the whole ledger verified: a reading whose subject is the node.
  void verified(HostedNode node, PersonOfNode person) {
    tell(
        node,
        actor(node, person),
        LedgerEvent.LEDGER_READ,
        new Subject(
            Subject.Kind.NODE, OpaqueIds.of(node.id(), Subject.Kind.NODE, node.id().value())));
  }

  /// Someone takes entries away as a table.
  void exported(HostedNode node, PersonOfNode person) {
    tell(node, actor(node, person), LedgerEvent.EXPORT, Subject.NONE);
  }

  private void tell(HostedNode node, Actor who, LedgerEvent event, Subject subject) {
    ledgers.append(node.id(), new Happening(time.instant(), who, event, subject, Reason.AUDIT));
  }

  static Actor actor(HostedNode node, PersonOfNode person) {
    return AccountEntries.actor(node.id(), person.account());
  }
}
