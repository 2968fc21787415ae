package org.mufakat.forum;

import java.util.Optional;
import java.util.Set;
import org.mufakat.ledger.OpaqueId;

/// How far a text has come. From none of these does a way lead to adoption but through
/// [Outcome.Adopted], which no objection lets pass.
public sealed interface Stage {

  /// Known to those named in it only.
  record Draft() implements Stage {}

  record Consultation() implements Stage {}

  /// The chair asks, at a meeting, whether anybody objects.
  record Call(MeetingId meeting) implements Stage {}

  /// The chair asks, at a meeting, whether anybody objects to deciding this text by silence.
  record SilenceAsked(Silence silence) implements Stage {}

  record SilenceRuns(Silence silence) implements Stage {}

  /// Agreed at a meeting by those who refer it to their capitals; not final.
  ///
  /// @param referring members that have to confirm
  /// @param silence where the body agreed that a referring member's silence counts after a date
  record AdReferendum(MeetingId meeting, Set<String> referring, Optional<Silence> silence)
      implements Stage {
    public AdReferendum {
      referring = Set.copyOf(referring);
    }
  }

  record Adopted(OpaqueId decision) implements Stage {}

  /// Somebody objected. Another version begins anew.
  record Blocked(MeetingId meeting) implements Stage {}

  record Deferred(MeetingId to) implements Stage {}

  record Lapsed() implements Stage {}

  record Withdrawn() implements Stage {}

  record Referred(String to) implements Stage {}

  /// Whether positions on it can be stated and withdrawn.
  default boolean isOpen() {
    return switch (this) {
      case Consultation _, Call _, SilenceAsked _, SilenceRuns _, AdReferendum _ -> true;
      case Draft _, Adopted _, Blocked _, Deferred _, Lapsed _, Withdrawn _, Referred _ -> false;
    };
  }

  /// Whether a further version can be tabled.
  default boolean takesAVersion() {
    return switch (this) {
      case Draft _, Consultation _, Call _, SilenceAsked _, SilenceRuns _, AdReferendum _ -> true;
      case Blocked _, Deferred _ -> true;
      case Adopted _, Lapsed _, Withdrawn _, Referred _ -> false;
    };
  }

  /// Whether nothing more can come of it.
  default boolean isOver() {
    return switch (this) {
      case Adopted _, Lapsed _, Withdrawn _, Referred _ -> true;
      case Draft _, Consultation _, Call _, SilenceAsked _, SilenceRuns _, AdReferendum _ -> false;
      case Blocked _, Deferred _ -> false;
    };
  }
}
