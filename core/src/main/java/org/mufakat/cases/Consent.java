package org.mufakat.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.mufakat.ledger.OpaqueId;

/// What a person agreed to: that these parts of the record are told to this recipient for this
/// purpose until this time. One purpose and one recipient each, so that every question was asked by
/// itself and each can be taken back by itself.
///
/// @param about the person's record on the side where the consent was recorded
/// @param use a code of the regime's list of uses
/// @param parts at least one
/// @param until the first instant at which it no longer holds
/// @param withdrawnAt empty while it stands; a consent withdrawn is kept, and never holds again
/// @param readIn the language it was read aloud in
public record Consent(
    OpaqueId id,
    OpaqueId about,
    String use,
    Recipient recipient,
    Set<RecordPart> parts,
    Instant given,
    Instant until,
    Optional<Instant> withdrawnAt,
    String readIn) {

  public Consent {
    parts = Set.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a consent covers at least one part of a record");
    }
    if (!given.isBefore(until)) {
      throw new IllegalArgumentException("a consent ends after it was given");
    }
    if (withdrawnAt.filter(given::isAfter).isPresent()) {
      throw new IllegalArgumentException("a consent is withdrawn after it was given");
    }
  }

  /// Whether it holds: given, not over, not withdrawn.
  public boolean holdsAt(Instant now) {
    return !now.isBefore(given) && !isOverAt(now) && !isWithdrawnAt(now);
  }

  boolean isOverAt(Instant now) {
    return !now.isBefore(until);
  }

  boolean isWithdrawnAt(Instant now) {
    return withdrawnAt.filter(at -> !now.isBefore(at)).isPresent();
  }

  /// Taken back; the second time changes nothing.
  public Consent withdrawn(Instant at) {
    return withdrawnAt.isPresent()
        ? this
        : new Consent(id, about, use, recipient, parts, given, until, Optional.of(at), readIn);
  }
}
