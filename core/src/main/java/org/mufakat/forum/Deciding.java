package org.mufakat.forum;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// Whether a decision says what was agreed, and gives and changes only what its body may.
final class Deciding {

  private final Charter charter;
  private final Sessions sessions;
  private final Forum forum;

  Deciding(Charter charter, Sessions sessions, Forum forum) {
    this.charter = charter;
    this.sessions = sessions;
    this.forum = forum;
  }

  Optional<Refusal> hinders(Decision decision, Proposal proposal) {
    return hindersText(decision, proposal)
        .or(() -> hindersFollowing(decision, proposal))
        .or(() -> first(decision.tasks().stream().map(task -> hinders(task, proposal.body()))))
        .or(() -> hindersIds(decision))
        .or(
            () ->
                first(
                    decision.effects().stream()
                        .map(effect -> hinders(effect, decision, proposal.body()))));
  }

  private static Optional<Refusal> first(Stream<Optional<Refusal>> answers) {
    return answers.flatMap(Optional::stream).findFirst();
  }

  private static Optional<Refusal> hindersText(Decision decision, Proposal proposal) {
    if (decision.version() != proposal.version()
        || !decision.proposal().equals(proposal.id())
        || !decision.textHash().equals(proposal.text().hash())) {
      return Optional.of(Refusal.OTHER_TEXT);
    }
    var apart = Set.copyOf(proposal.membersSaying(Position.Kind.NOT_PARTICIPATING));
    return decision.attached().equals(proposal.attached()) && apart.equals(decision.notBound())
        ? Optional.empty()
        : Optional.of(Refusal.OTHER_ATTACHMENTS);
  }

  private Optional<Refusal> hindersFollowing(Decision decision, Proposal proposal) {
    if (!charter.hasBody(decision.owner())) {
      return Optional.of(Refusal.NO_OWNER);
    }
    if (decision.evidence().isEmpty()) {
      return Optional.of(Refusal.NO_EVIDENCE);
    }
    return switch (decision.due()) {
      case Decision.Due.At(var meeting) ->
          meeting.body().equals(decision.owner()) && sessions.isToCome(meeting)
              ? Optional.empty()
              : Optional.of(Refusal.NOT_DUE_THERE);
      case Decision.Due.NoAction(var clause) ->
          proposal.text().has(clause) && decision.tasks().isEmpty()
              ? Optional.empty()
              : Optional.of(Refusal.ACTION_LEFT_OPEN);
    };
  }

  private Optional<Refusal> hinders(Task task, String body) {
    if (!task.tasking().equals(body) || !isBelow(task.executing(), body)) {
      return Optional.of(Refusal.BODY_NOT_BELOW);
    }
    return isDueRightly(task.due(), body) ? Optional.empty() : Optional.of(Refusal.NOT_DUE_THERE);
  }

  private Optional<Refusal> hindersIds(Decision decision) {
    var ids = new HashSet<OpaqueId>();
    boolean fresh =
        forum.decision(decision.id()).isEmpty()
            && decision.tasks().stream()
                .map(Task::id)
                .allMatch(id -> ids.add(id) && forum.task(id).isEmpty());
    return fresh ? Optional.empty() : Optional.of(Refusal.ID_TAKEN);
  }

  private Optional<Refusal> hinders(Decision.Effect effect, Decision decision, String body) {
    return switch (effect) {
      case Decision.Effect.Extend(var task, var due, var reason) ->
          hindersChange(task, body)
              .or(
                  () ->
                      isDueRightly(due, body) && !reason.isBlank()
                          ? Optional.empty()
                          : Optional.of(Refusal.NOT_DUE_THERE));
      case Decision.Effect.Reassign(var task, var executing) ->
          hindersChange(task, body)
              .or(
                  () ->
                      isBelow(executing, body)
                          ? Optional.empty()
                          : Optional.of(Refusal.BODY_NOT_BELOW));
      case Decision.Effect.Close(var task) -> hindersChange(task, body);
      case Decision.Effect.LetSomeGoAhead(var id) ->
          forum.proposal(id).filter(p -> p.body().equals(body) && !p.isOver()).isEmpty()
              ? Optional.of(Refusal.UNKNOWN)
              : hindersGoingAhead(decision, body);
      case Decision.Effect.Direct(var id) ->
          forum.proposal(id).filter(p -> p.stage().equals(new Stage.Referred(body))).isPresent()
              ? Optional.empty()
              : Optional.of(Refusal.UNKNOWN);
    };
  }

  private Optional<Refusal> hindersGoingAhead(Decision decision, String body) {
    boolean permitted =
        charter.ruleOf(body).filter(r -> r.available().contains(ModeKind.MINUS_X)).isPresent();
    if (!permitted) {
      return Optional.of(Refusal.NO_INSTRUMENT_PERMITS);
    }
    return decision.mode() == ModeKind.MINUS_X
        ? Optional.of(Refusal.USE_NOT_AGREED)
        : Optional.empty();
  }

  private Optional<Refusal> hindersChange(OpaqueId id, String body) {
    var task = forum.task(id).filter(t -> t.task().tasking().equals(body));
    if (task.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN);
    }
    return task.get().isOpen() ? Optional.empty() : Optional.of(Refusal.TASK_OVER);
  }

  private boolean isBelow(String body, String above) {
    return charter.hasBody(body) && charter.above(body).contains(above);
  }

  private boolean isDueRightly(MeetingId due, String body) {
    return due.body().equals(body) && sessions.isToCome(due);
  }
}
