package org.mufakat.server.audit;

import java.time.InstantSource;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.HourlyEntries;
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

  private final LedgerBooks ledgers;
  private final InstantSource time;
  private final HourlyEntries hourly;

  LedgerReadings(NodeLedgers ledgers, InstantSource time) {
    this.ledgers = ledgers;
    this.time = time;
    this.hourly = new HourlyEntries(ledgers);
  }

  /// Someone looks at entries.
  void read(HostedNode node, PersonOfNode person) {
    hourly.append(node.id(), reading(actor(node, person), LedgerEvent.LEDGER_READ, Subject.NONE));
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
    ledgers.append(node.id(), reading(who, event, subject));
  }

  private Happening reading(Actor who, LedgerEvent event, Subject subject) {
    return new Happening(time.instant(), who, event, subject, Reason.AUDIT);
  }

  static Actor actor(HostedNode node, PersonOfNode person) {
    return AccountEntries.actor(node.id(), person.account());
  }
}
