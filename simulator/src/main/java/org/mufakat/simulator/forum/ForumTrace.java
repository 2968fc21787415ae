package org.mufakat.simulator.forum;

import java.util.List;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Refusal;
import org.mufakat.regime.DecisionRule.ModeKind;

/// What one walk came to.
///
/// @param seed repeats it
/// @param recorded what the forum took in, in order
/// @param refusals each that was given, in order
/// @param adoptions in which way each text was adopted
/// @param faults what did not hold; none where the forum is right
public record ForumTrace(
    long seed,
    List<ForumEvent> recorded,
    List<Refusal> refusals,
    List<ModeKind> adoptions,
    List<String> faults) {

  public ForumTrace {
    recorded = List.copyOf(recorded);
    refusals = List.copyOf(refusals);
    adoptions = List.copyOf(adoptions);
    faults = List.copyOf(faults);
  }

  /// How much was asked of the forum.
  public int asked() {
    return recorded.size() + refusals.size();
  }
}
