package org.mufakat.forum;

import java.time.Instant;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;

/// What a member says of a text. Having said nothing is no position: there is none then.
///
/// @param text the reservation or the statement; with an objection, what would remove it, which is
///   asked for and never needed; empty for what needs no words
/// @param by the credential it was entered under
/// @param instruction the member's, where somebody else entered it for the member
public record Position(
    String member,
    Kind kind,
    String text,
    OpaqueId by,
    Optional<PaperHash> instruction,
    Instant at) {

  /// What a member can say. There are no others, and none of them is a vote: they are never
  /// counted.
  ///
  /// Source: OSCE Rules of Procedure (2006), annex 1(A), for reservations and statements.
  public enum Kind {
    SUPPORT,
    NO_OBJECTION,
    /// The member goes along and says what it does not accept.
    RESERVATION,
    /// The member goes along and says how it reads the text.
    INTERPRETATIVE_STATEMENT,
    OBJECTION,
    /// The member stays out and is not bound; only where the instrument lets the others go ahead.
    NOT_PARTICIPATING;

    /// Whether it is printed with the text.
    public boolean isAttached() {
      return switch (this) {
        case RESERVATION, INTERPRETATIVE_STATEMENT -> true;
        case SUPPORT, NO_OBJECTION, OBJECTION, NOT_PARTICIPATING -> false;
      };
    }

    /// Whether it says yes, however much is said beside it.
    public boolean confirms() {
      return switch (this) {
        case SUPPORT, NO_OBJECTION, RESERVATION, INTERPRETATIVE_STATEMENT -> true;
        case OBJECTION, NOT_PARTICIPATING -> false;
      };
    }
  }

  public boolean isOnBehalf() {
    return instruction.isPresent();
  }

  /// Whether another says the same, whoever entered it and when.
  boolean saysTheSameAs(Position other) {
    return kind == other.kind && text.equals(other.text) && isOnBehalf() == other.isOnBehalf();
  }
}
