package org.mufakat.forum;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// A text that was adopted: which, how, with what attached, and what follows from it.
///
/// @param textHash of [TextVersion#hash]
/// @param attached reservations and statements, in order of members; printed wherever the text is
/// @param notBound members that stay out; empty but for [ModeKind#MINUS_X]
/// @param owner the body that has to come back to it
/// @param evidence SHA-256 of the papers that show it, in hex; at least one
/// @param tasks what it gives others to do
/// @param effects what it does to tasks and texts that are there already
public record Decision(
    OpaqueId id,
    OpaqueId proposal,
    int version,
    String textHash,
    ModeKind mode,
    List<Position> attached,
    SortedSet<String> notBound,
    String owner,
    Due due,
    List<String> evidence,
    List<Task> tasks,
    List<Effect> effects) {

  public Decision {
    attached = List.copyOf(attached);
    notBound = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(notBound));
    evidence = List.copyOf(evidence);
    tasks = List.copyOf(tasks);
    effects = List.copyOf(effects);
  }

  /// When the owner comes back to it.
  public sealed interface Due {

    record At(MeetingId meeting) implements Due {}

    /// Never.
    ///
    /// @param clause the label of the clause that says so
    record NoAction(String clause) implements Due {}
  }

  /// What a decision does to something that is in the record already.
  public sealed interface Effect {

    /// A task is due at another meeting.
    ///
    /// @param reason why it moves; never blank
    record Extend(OpaqueId task, MeetingId due, String reason) implements Effect {}

    record Reassign(OpaqueId task, String executing) implements Effect {}

    record Close(OpaqueId task) implements Effect {}

    /// Members that stay out of a text do not keep the others from going ahead.
    record LetSomeGoAhead(OpaqueId proposal) implements Effect {}

    /// A text that was referred up is taken up again by the body that could not agree, and may be
    /// adopted as the body above says. It takes the absence of an objection all the same.
    record Direct(OpaqueId proposal) implements Effect {}
  }
}
