package org.mufakat.forum;

import java.util.Optional;
import java.util.Set;
import org.mufakat.ledger.OpaqueId;

/// How far a text has come. From none of these does a way lead to adoption but through
/// [Outcome.Adopted], which no objection lets pass.
public sealed interface Stage {

  Phase phase();

  /// The meeting that was asked, where it was.
  default Optional<MeetingId> meeting() {
    return Optional.empty();
  }

  /// The silence that runs, where one does.
  default Optional<Silence> silence() {
    return Optional.empty();
  }

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

  /// Known to those named in it only.
  record Draft() implements Stage {
    @Override
    public Phase phase() {
      return Phase.BEFORE;
    }
  }

  record Consultation() implements Stage {
    @Override
    public Phase phase() {
      return Phase.OPEN;
    }
  }

  /// The chair asks, at a meeting, whether anybody objects.
  record Call(MeetingId at) implements Stage {
    @Override
    public Phase phase() {
      return Phase.OPEN;
    }

    @Override
    public Optional<MeetingId> meeting() {
      return Optional.of(at);
    }
  }

  /// The chair asks, at a meeting, whether anybody objects to deciding this text by silence.
  record SilenceAsked(Silence asked) implements Stage {
    @Override
    public Phase phase() {
      return Phase.OPEN;
    }
  }

  record SilenceRuns(Silence running) implements Stage {
    @Override
    public Phase phase() {
      return Phase.OPEN;
    }

    @Override
    public Optional<Silence> silence() {
      return Optional.of(running);
    }
  }

  /// Agreed at a meeting by those who refer it to their capitals; not final.
  ///
  /// @param referring members that have to confirm
  /// @param silence where the body agreed that a referring member's silence counts after a date
  record AdReferendum(MeetingId at, Set<String> referring, Optional<Silence> silence)
      implements Stage {
    public AdReferendum {
      referring = Set.copyOf(referring);
    }

    @Override
    public Phase phase() {
      return Phase.OPEN;
    }

    @Override
    public Optional<MeetingId> meeting() {
      return Optional.of(at);
    }
  }

  record Adopted(OpaqueId decision) implements Stage {
    @Override
    public Phase phase() {
      return Phase.OVER;
    }
  }

  /// Somebody objected. Another version begins anew.
  record Blocked(MeetingId at) implements Stage {
    @Override
    public Phase phase() {
      return Phase.HELD;
    }
  }

  record Deferred(MeetingId to) implements Stage {
    @Override
    public Phase phase() {
      return Phase.HELD;
    }
  }

  record Lapsed() implements Stage {
    @Override
    public Phase phase() {
      return Phase.OVER;
    }
  }

  record Withdrawn() implements Stage {
    @Override
    public Phase phase() {
      return Phase.OVER;
    }
  }

  record Referred(String to) implements Stage {
    @Override
    public Phase phase() {
      return Phase.OVER;
    }
  }
}
