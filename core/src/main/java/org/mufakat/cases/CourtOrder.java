package org.mufakat.cases;

import java.time.Instant;
import java.util.Set;
import org.mufakat.ledger.OpaqueId;

/// A court's order, on record, that parts of a person's record be given to a recipient.
///
/// @param about the person's record on the side that has to give
/// @param parts at least one
/// @param until the first instant at which it no longer holds
public record CourtOrder(
    OpaqueId id,
    OpaqueId about,
    Recipient recipient,
    Set<RecordPart> parts,
    Instant recorded,
    Instant until) {

  public CourtOrder {
    parts = Set.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a court's order names at least one part of a record");
    }
    if (!recorded.isBefore(until)) {
      throw new IllegalArgumentException("a court's order ends after it was recorded");
    }
  }

  public boolean holdsAt(Instant now) {
    return !now.isBefore(recorded) && now.isBefore(until);
  }
}
