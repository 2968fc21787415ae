package org.mufakat.server.conference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that waits for one person in the forum.
///
/// @param text what it is, in the reader's language
/// @param address where it is done
/// @param until when it is too late, where there is such a time
public record Awaiting(Kind kind, String text, String address, Optional<Instant> until) {

  /// The more pressing first.
  public enum Kind {
    /// Runs out: a silence, a referral.
    RUNS_OUT,
    /// A position, a receipt, a clearance, a follow-up that is theirs to give.
    ANSWER,
    /// A draft, an instruction or a report that is theirs to finish.
    FINISH,
    /// Something to read.
    READ
  }

  /// A part of the forum that knows what waits for people there. The overview asks all of them.
  public interface Source {
    List<Awaiting> of(ForumRoom room, ForumWords words);
  }
}
