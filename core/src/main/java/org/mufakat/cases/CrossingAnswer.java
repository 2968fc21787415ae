package org.mufakat.cases;

import java.util.Set;
import org.mufakat.ledger.OpaqueId;

/// What came of asking to let parts of a person's record through the wall. Every answer is also a
/// ledger entry.
public sealed interface CrossingAnswer {

  /// Everything asked for may pass, and nothing else.
  record Allowed(Basis basis) implements CrossingAnswer {}

  /// Nothing passes, not even the parts that would be covered: whoever asks shall ask for less.
  ///
  /// @param obstacles for the side that holds the record; they tell of consents that were given
  record Refused(Set<Obstacle> obstacles) implements CrossingAnswer {
    public Refused {
      obstacles = Set.copyOf(obstacles);
      if (obstacles.isEmpty()) {
        throw new IllegalArgumentException("a refusal has an obstacle");
      }
    }
  }

  /// What a crossing rests on.
  sealed interface Basis {
    /// Of the consent or the order.
    OpaqueId id();

    record ByConsent(OpaqueId id) implements Basis {}

    record ByCourtOrder(OpaqueId id) implements Basis {}
  }

  enum Obstacle {
    /// No consent and no court order is on record.
    NO_BASIS,
    /// A consent for this purpose and recipient was withdrawn.
    WITHDRAWN,
    /// A consent or an order for this recipient is over.
    OVER,
    /// Consent was given, and for other purposes.
    OTHER_PURPOSE,
    /// Consent or an order names other recipients.
    OTHER_RECIPIENT,
    /// What is covered is less than what is asked for.
    MORE_THAN_COVERED
  }
}
