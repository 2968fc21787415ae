package org.mufakat.server.forum;

import java.time.Instant;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.ledger.Happening;

/// What ledgers are told of the forum: that something was signed, recorded, or did not fit, by the
/// first 128 bits of its hash. Whoever has the record finds the entry; the entry alone says
/// nothing.
final class ForumHappenings {

  private static final int DIGITS = 32;

  private ForumHappenings() {}

  static Happening of(LedgerEvent event, EntryHash hash, Instant at, Actor who) {
    var id = new OpaqueId(hash.hex().substring(0, DIGITS));
    return new Happening(at, who, event, new Subject(Subject.Kind.FORUM_EVENT, id), Reason.NONE);
  }
}
