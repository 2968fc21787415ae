package org.mufakat.forum;

import java.util.List;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// What came of a text. These are all: where there is no consensus a text is blocked, deferred,
/// lapsed, withdrawn or referred up, and there is no way to count members or to pass over one.
public sealed interface Outcome {

  /// What is attached and what follows is nobody's to say here: see [Decision].
  ///
  /// @param decision the id that it has from now on
  /// @param text the hash of the text that the members were asked about
  /// @param evidence the papers that show it
  record Adopted(OpaqueId decision, PaperHash text, ModeKind mode, List<PaperHash> evidence)
      implements Outcome {
    public Adopted {
      evidence = List.copyOf(evidence);
    }
  }

  record Blocked() implements Outcome {}

  record Deferred(MeetingId to) implements Outcome {}

  record Lapsed() implements Outcome {}

  record Withdrawn() implements Outcome {}

  /// @param to the body at the top, which may say how this one decision is made
  record Referred(String to) implements Outcome {}
}
