package org.mufakat.forum;

import java.time.Instant;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;

/// That a person may act at a body, and as what. A delegate acts for a member, which gave the
/// credential; nobody else can speak for that member.
///
/// @param member whom a delegate or an adviser acts for; empty for the others
/// @param until from this moment on it is not live
public record Credential(
    OpaqueId id,
    OpaqueId person,
    Capacity capacity,
    Optional<String> member,
    String body,
    Instant from,
    Instant until) {

  public Credential {
    if (member.isPresent() != capacity.actsForAMember()) {
      throw new IllegalArgumentException(
          "delegates and advisers act for a member, others for none");
    }
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a credential ends after it begins");
    }
  }

  /// As what a person is there.
  public enum Capacity {
    /// Speaks for a member.
    DELEGATE,
    /// Helps a member's delegate; states no position.
    ADVISER,
    /// Listens.
    OBSERVER,
    /// Leads the meeting. Has no more to say on a text than any member, and speaks for none.
    CHAIR,
    /// Keeps the papers.
    SECRETARIAT;

    boolean actsForAMember() {
      return switch (this) {
        case DELEGATE, ADVISER -> true;
        case OBSERVER, CHAIR, SECRETARIAT -> false;
      };
    }

    boolean keepsThePapers() {
      return switch (this) {
        case CHAIR, SECRETARIAT -> true;
        case DELEGATE, ADVISER, OBSERVER -> false;
      };
    }
  }
}
