package org.mufakat.forum;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// A text that was adopted: which, how, with what attached, and what follows from it. All but the
/// evidence follows from the text and from what the members said of it.
///
/// @param text of [TextVersion#hash]
/// @param attached reservations and statements of the members at the time, in order of members;
///   printed wherever the text is
/// @param notBound members that stay out; empty but for [ModeKind#MINUS_X]
/// @param follows as it stood in the version that was adopted
/// @param evidence the papers that show it; at least one
public record Decision(
    OpaqueId id,
    OpaqueId proposal,
    int version,
    PaperHash text,
    ModeKind mode,
    List<Position> attached,
    SortedSet<String> notBound,
    Follows follows,
    List<PaperHash> evidence) {

  public Decision {
    attached = List.copyOf(attached);
    notBound = Collections.unmodifiableSortedSet(new TreeSet<>(notBound));
    evidence = List.copyOf(evidence);
  }

  /// @param proposal with the positions of those only who are members then
  static Decision of(Outcome.Adopted adopted, Proposal proposal) {
    return new Decision(
        adopted.decision(),
        proposal.id(),
        proposal.version(),
        adopted.text(),
        adopted.mode(),
        proposal.positions().attached(),
        new TreeSet<>(proposal.positions().saying(Position.Kind.NOT_PARTICIPATING)),
        proposal.text().follows(),
        adopted.evidence());
  }
}
