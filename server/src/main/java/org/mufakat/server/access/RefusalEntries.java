package org.mufakat.server.access;

import java.time.InstantSource;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.HourlyEntries;
import org.mufakat.server.ledger.LedgerBooks;
import org.mufakat.server.ledger.OpaqueIds;

/// Tells in a node's ledger that someone was refused what their role may not do: once an hour for
/// each account and deed. Whoever is not signed in is asked to sign in, which is no refusal.
final class RefusalEntries {

  private final HourlyEntries entries;
  private final InstantSource time;

  RefusalEntries(LedgerBooks ledgers, InstantSource time) {
    this.entries = new HourlyEntries(ledgers);
    this.time = time;
  }

  void tell(PersonOfNode person, Deed deed) {
    var node = person.node();
    entries.append(
        node,
        new Happening(
            time.instant(),
            AccountEntries.actor(node, person.account()),
            LedgerEvent.REFUSAL,
            new Subject(Subject.Kind.PAGE, OpaqueIds.of(node, Subject.Kind.PAGE, deed.code())),
            Reason.NOT_PERMITTED));
  }
}
