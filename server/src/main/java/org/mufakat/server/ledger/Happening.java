package org.mufakat.server.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// Something that happened and has no place in the ledger yet.
///
/// @param at cut to the millisecond
/// @throws IllegalArgumentException when no entry could say it: it would wait for its place for
///   ever, and all that comes after it too
public record Happening(
    Instant at,
    Actor actor,
    LedgerEvent event,
    Subject subject,
    Reason reason,
    ContentCommitment content) {

  public Happening {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    var _ = new LedgerEntry(0, at, actor, event, subject, reason, content);
  }

  /// Something without content.
  public Happening(Instant at, Actor actor, LedgerEvent event, Subject subject, Reason reason) {
    this(at, actor, event, subject, reason, ContentCommitment.NONE);
  }

  /// The same for another reason.
  public Happening because(Reason other) {
    return new Happening(at, actor, event, subject, other, content);
  }

  LedgerEntry as(long index) {
    return new LedgerEntry(index, at, actor, event, subject, reason, content);
  }
}
