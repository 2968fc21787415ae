package org.mufakat.forum;

import java.time.Instant;
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
  record Call(MeetingId at) implements Stage {}

  /// The chair asks, at a meeting, whether anybody objects to deciding this text by silence.
  record SilenceAsked(Silence asked) implements Stage {}

  record SilenceRuns(Silence running) implements Stage {}

  /// Agreed at a meeting by those who refer it to their capitals; not final.
  ///
  /// @param referring members that have to confirm
  /// @param dated where the body agreed that a referring member's silence counts after a date
  record AdReferendum(MeetingId at, Set<String> referring, Optional<Silence> dated)
      implements Stage {
    public AdReferendum {
      referring = Set.copyOf(referring);
    }
  }

  record Adopted(OpaqueId decision) implements Stage {}

  /// Somebody objected. Another version begins anew.
  record Blocked(MeetingId at) implements Stage {}

  record Deferred(MeetingId to) implements Stage {}

  record Lapsed() implements Stage {}

  record Withdrawn() implements Stage {}

  record Referred(String to) implements Stage {}

  /// Whether positions can be stated and withdrawn, and texts tabled.
  enum Phase {
    /// Not before the members yet.
    BEFORE,
    OPEN,
    /// Waits for another version or another meeting.
    HELD,
    /// Nothing more can come of it.
    OVER
  }

  default Phase phase() {
    return switch (this) {
      case Draft _ -> Phase.BEFORE;
      case Consultation _, Call _, SilenceAsked _, SilenceRuns _, AdReferendum _ -> Phase.OPEN;
      case Blocked _, Deferred _ -> Phase.HELD;
      case Adopted _, Lapsed _, Withdrawn _, Referred _ -> Phase.OVER;
    };
  }

  /// The silence that runs, where one does.
  default Optional<Silence> silence() {
    return switch (this) {
      case SilenceRuns(var running) -> Optional.of(running);
      case AdReferendum(_, _, var dated) -> dated;
      case Draft _,
          Consultation _,
          Call _,
          SilenceAsked _,
          Adopted _,
          Blocked _,
          Deferred _,
          Lapsed _,
          Withdrawn _,
          Referred _ ->
          Optional.empty();
    };
  }

  /// The meeting that put it to the members and may find that somebody objects.
  default Optional<MeetingId> meeting() {
    return switch (this) {
      case Call(var at) -> Optional.of(at);
      case AdReferendum(var at, _, _) -> Optional.of(at);
      case Draft _,
          Consultation _,
          SilenceAsked _,
          SilenceRuns _,
          Adopted _,
          Blocked _,
          Deferred _,
          Lapsed _,
          Withdrawn _,
          Referred _ ->
          Optional.empty();
    };
  }

  /// What becomes of it when somebody objects or wants other words: a silence that was asked for or
  /// runs is broken.
  default Stage broken() {
    boolean rests = this instanceof SilenceAsked || silence().isPresent();
    return rests ? new Consultation() : this;
  }

  /// With a member's receipt of the notice of a silence that runs.
  default Stage receiptedBy(String member, Instant at) {
    return switch (this) {
      case SilenceRuns(var running) -> new SilenceRuns(running.receiptedBy(member, at));
      case AdReferendum(var meeting, var referring, var dated) ->
          new AdReferendum(meeting, referring, dated.map(s -> s.receiptedBy(member, at)));
      case Draft _,
          Consultation _,
          Call _,
          SilenceAsked _,
          Adopted _,
          Blocked _,
          Deferred _,
          Lapsed _,
          Withdrawn _,
          Referred _ ->
          this;
    };
  }
}
