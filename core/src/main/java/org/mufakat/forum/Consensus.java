package org.mufakat.forum;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.DecisionRule.ModeKind;

/// Whether there is consensus on a text: the absence of a maintained objection, asked for in a way
/// that the body may use.
///
/// Source: OSCE Rules of Procedure (2006), II(A)2; what a region says of it is in its pack.
final class Consensus {

  private final Sessions sessions;
  private final DecisionRule rule;
  private final Set<String> members;

  /// @param members whose consent the body needs; what others said of a text does not count
  Consensus(Sessions sessions, DecisionRule rule, Set<String> members) {
    this.sessions = sessions;
    this.rule = rule;
    this.members = members;
  }

  /// What stands between a text and its adoption in a way; empty where nothing does.
  Optional<Refusal> hinders(Proposal proposal, ModeKind mode, Instant at) {
    if (!isOpen(mode)) {
      return Optional.of(
          mode == ModeKind.MINUS_X ? Refusal.NO_INSTRUMENT_PERMITS : Refusal.MODE_NOT_OPEN);
    }
    var positions = proposal.positions().among(members);
    if (!positions.objecting().isEmpty()) {
      return Optional.of(Refusal.OBJECTION_MAINTAINED);
    }
    var apart = positions.saying(Position.Kind.NOT_PARTICIPATING);
    if (mode != ModeKind.MINUS_X && !apart.isEmpty()) {
      return Optional.of(Refusal.NO_INSTRUMENT_PERMITS);
    }
    return switch (mode) {
      case MEETING_CONSENSUS -> hindersAtAMeeting(proposal);
      case SILENCE -> hindersBySilence(proposal, at);
      case AD_REFERENDUM -> hindersAdReferendum(proposal, at);
      case MINUS_X ->
          proposal.goesAhead().isPresent()
              ? hindersAtAMeeting(proposal)
              : Optional.of(Refusal.USE_NOT_AGREED);
      case SUMMIT_DIRECTED ->
          proposal.direction().isPresent()
              ? hindersAtAMeeting(proposal)
              : Optional.of(Refusal.NOT_ASKED);
    };
  }

  /// That one text be decided as the body above says is for that body to say, not for the rule.
  private boolean isOpen(ModeKind mode) {
    return mode == ModeKind.SUMMIT_DIRECTED || rule.available().contains(mode);
  }

  private Optional<Refusal> hindersAtAMeeting(Proposal proposal) {
    if (!(proposal.stage() instanceof Stage.Call(var meeting))) {
      return Optional.of(Refusal.NOT_ASKED);
    }
    return sessions.isInSession(meeting) ? Optional.empty() : Optional.of(Refusal.NOT_IN_SESSION);
  }

  private Optional<Refusal> hindersBySilence(Proposal proposal, Instant at) {
    return proposal.stage() instanceof Stage.SilenceRuns(var silence)
        ? hinders(silence, members, at)
        : Optional.of(Refusal.NOT_ASKED);
  }

  private static Optional<Refusal> hinders(Silence silence, Collection<String> silent, Instant at) {
    if (!silence.isOverAt(at)) {
      return Optional.of(Refusal.SILENCE_STILL_RUNS);
    }
    return silence.unheard(silent).isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.SILENCE_UNHEARD);
  }

  private Optional<Refusal> hindersAdReferendum(Proposal proposal, Instant at) {
    if (!(proposal.stage() instanceof Stage.AdReferendum(_, var referring, var dated))) {
      return Optional.of(Refusal.NOT_ASKED);
    }
    var unconfirmed = unconfirmed(proposal, referring);
    if (unconfirmed.isEmpty()) {
      return Optional.empty();
    }
    return dated.isPresent()
        ? hinders(dated.get(), unconfirmed, at)
        : Optional.of(Refusal.NOT_CONFIRMED);
  }

  /// A member that has left since has nothing to confirm.
  private List<String> unconfirmed(Proposal proposal, Collection<String> referring) {
    return referring.stream()
        .filter(members::contains)
        .filter(member -> !proposal.positions().confirmedBy(member))
        .sorted()
        .toList();
  }

  /// Whether a time that the body agreed on has passed without being enough.
  boolean hasLapsed(Proposal proposal, Instant at) {
    var silent =
        proposal.stage() instanceof Stage.AdReferendum(_, var referring, _)
            ? unconfirmed(proposal, referring)
            : members;
    return passed(proposal, at).filter(silence -> !silence.unheard(silent).isEmpty()).isPresent();
  }

  /// Whether a silence was kept to its end, so that the text is agreed to.
  boolean isAgreedBySilence(Proposal proposal, Instant at) {
    var mode =
        proposal.stage() instanceof Stage.AdReferendum ? ModeKind.AD_REFERENDUM : ModeKind.SILENCE;
    return passed(proposal, at).isPresent() && hinders(proposal, mode, at).isEmpty();
  }

  private static Optional<Silence> passed(Proposal proposal, Instant at) {
    return proposal.stage().silence().filter(silence -> silence.isOverAt(at));
  }
}
