package org.mufakat.forum;

import static org.mufakat.forum.Refusing.first;
import static org.mufakat.forum.Refusing.firstOf;
import static org.mufakat.forum.Refusing.unless;

import java.util.HashSet;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// Whether what is to follow from a text is a body's to give and to change. Asked when a text is
/// tabled, so that nobody consults on what could not be adopted, and again when it is adopted.
final class Following {

  private final Charter charter;
  private final Sessions sessions;
  private final Forum forum;

  Following(Charter charter, Sessions sessions, Forum forum) {
    this.charter = charter;
    this.sessions = sessions;
    this.forum = forum;
  }

  Optional<Refusal> hinders(TextVersion text, String body) {
    var follows = text.follows();
    return first(
        () -> unless(isOrIsBelow(follows.owner(), body), Refusal.NO_OWNER),
        () -> hindersDue(text),
        () -> firstOf(follows.tasks(), task -> hinders(task, body)),
        () -> hindersIds(follows),
        () -> firstOf(follows.effects(), effect -> hinders(effect, body)));
  }

  private Optional<Refusal> hindersDue(TextVersion text) {
    var follows = text.follows();
    return switch (follows.due()) {
      case Due.At(var meeting) -> unless(isToCome(meeting, follows.owner()), Refusal.NOT_DUE_THERE);
      case Due.NoAction(var clause) ->
          unless(text.has(clause) && follows.tasks().isEmpty(), Refusal.ACTION_LEFT_OPEN);
    };
  }

  private Optional<Refusal> hinders(Task task, String body) {
    return first(
        () ->
            unless(
                task.tasking().equals(body) && isBelow(task.executing(), body),
                Refusal.BODY_NOT_BELOW),
        () -> unless(isToCome(task.due(), body), Refusal.NOT_DUE_THERE));
  }

  private Optional<Refusal> hindersIds(Follows follows) {
    var ids = new HashSet<OpaqueId>();
    boolean fresh =
        follows.tasks().stream()
            .map(Task::id)
            .allMatch(id -> ids.add(id) && forum.task(id).isEmpty());
    return unless(fresh, Refusal.ID_TAKEN);
  }

  private Optional<Refusal> hinders(Effect effect, String body) {
    return switch (effect) {
      case Effect.Extend(var task, var due, var reason) ->
          first(
              () -> hindersChange(task, body),
              () -> unless(isToCome(due, body) && !reason.isBlank(), Refusal.NOT_DUE_THERE));
      case Effect.Reassign(var task, var executing) ->
          first(
              () -> hindersChange(task, body),
              () -> unless(isBelow(executing, body), Refusal.BODY_NOT_BELOW));
      case Effect.Close(var task) -> hindersChange(task, body);
      case Effect.LetSomeGoAhead(var id) ->
          first(
              () ->
                  unless(
                      forum
                          .proposal(id)
                          .filter(p -> p.body().equals(body) && !p.isOver())
                          .isPresent(),
                      Refusal.UNKNOWN),
              () -> unless(permitsGoingAhead(body), Refusal.NO_INSTRUMENT_PERMITS));
      case Effect.Direct(var id) ->
          unless(
              forum
                  .proposal(id)
                  .filter(p -> p.stage().equals(new Stage.Referred(body)))
                  .isPresent(),
              Refusal.UNKNOWN);
    };
  }

  private boolean permitsGoingAhead(String body) {
    return charter.ruleOf(body).filter(r -> r.available().contains(ModeKind.MINUS_X)).isPresent();
  }

  private Optional<Refusal> hindersChange(OpaqueId id, String body) {
    var task = forum.task(id).filter(t -> t.task().tasking().equals(body));
    return task.isEmpty()
        ? Optional.of(Refusal.UNKNOWN)
        : unless(task.get().isOpen(), Refusal.TASK_OVER);
  }

  private boolean isOrIsBelow(String body, String adopting) {
    return body.equals(adopting) || isBelow(body, adopting);
  }

  private boolean isBelow(String body, String above) {
    return charter.hasBody(body) && charter.above(body).contains(above);
  }

  private boolean isToCome(MeetingId due, String body) {
    return due.body().equals(body) && sessions.isToCome(due);
  }
}
