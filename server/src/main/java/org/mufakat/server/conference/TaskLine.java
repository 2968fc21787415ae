package org.mufakat.server.conference;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.Decision;
import org.mufakat.forum.Effect;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.Forum;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;
import org.mufakat.forum.Task;
import org.mufakat.forum.TaskHistory;
import org.mufakat.forum.TaskHistory.Heard;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.forum.Chronicle;

/// A task with what the meetings since have heard of it.
///
/// @param text that gave it
/// @param decision that adopted the text
/// @param original as the decision gave it
/// @param heard each meeting of the tasking body since, in order
/// @param lastClosed number of the tasking body's last closed meeting
/// @param inSession the tasking body's meeting, where it is in one
public record TaskLine(
    TaskHistory history,
    Proposal text,
    OpaqueId decision,
    Task original,
    List<Heard> heard,
    int lastClosed,
    Optional<MeetingId> inSession) {

  /// How many meetings a list tells of; the page of a task tells of all.
  private static final int LAST = 4;

  public TaskLine {
    heard = List.copyOf(heard);
  }

  public Task task() {
    return history.task();
  }

  public boolean isOpen() {
    return history.isOpen();
  }

  public boolean isOverdue() {
    return history.isOverdue(lastClosed);
  }

  /// How many meetings have closed since it was due, that one too; 0 where it is not overdue.
  public int meetingsOver() {
    return isOverdue() ? lastClosed - task().due().ordinal() + 1 : 0;
  }

  public List<Heard> lastHeard() {
    return heard.subList(Math.max(0, heard.size() - LAST), heard.size());
  }

  public int earlier() {
    return heard.size() - lastHeard().size();
  }

  /// Whether the meeting in session has still to hear of it.
  public boolean isToBeHeard() {
    return isOpen()
        && inSession
            .filter(m -> m.ordinal() > history.given())
            .filter(m -> !history.followUps().containsKey(m.ordinal()))
            .isPresent();
  }

  /// Whether the meeting in session has heard of it.
  public boolean isHeardNow() {
    return inSession.filter(m -> history.followUps().containsKey(m.ordinal())).isPresent();
  }

  /// The meeting that hears of it next: the one in session, where it has not yet, or the one after.
  public MeetingId next() {
    int next = Math.max(lastClosed, history.given()) + 1;
    return new MeetingId(task().tasking(), isHeardNow() ? next + 1 : next);
  }

  /// The last part of the message's key of what a meeting heard: `reported`, `not-mentioned`.
  public static String slug(Heard heard) {
    return switch (heard) {
      case Heard.NotMentioned _ -> "not-mentioned";
      case Heard.Of(_, var followUp) -> slug(followUp);
    };
  }

  private static String slug(FollowUp followUp) {
    return switch (followUp) {
      case FollowUp.Reported _ -> "reported";
      case FollowUp.Completed _ -> "completed";
      case FollowUp.Extended _ -> "extended";
      case FollowUp.Reassigned _ -> "reassigned";
      case FollowUp.Closed _ -> "closed";
    };
  }

  /// Those of the texts that the person may read: open ones first, of these the longest overdue
  /// first, then those due soonest; of those that are over the last given first.
  static List<TaskLine> readableIn(ForumRoom room) {
    var readable = new HashMap<String, Boolean>();
    return room.look(TaskLine::all).stream()
        .filter(t -> readable.computeIfAbsent(t.task().tasking(), _ -> room.mayRead(t.text())))
        .sorted(
            Comparator.comparing((TaskLine t) -> !t.isOpen())
                .thenComparing(t -> -t.meetingsOver())
                .thenComparing(t -> t.isOpen() ? t.task().due().ordinal() - t.lastClosed() : 0))
        .toList();
  }

  /// In the order in which they were given, the last first.
  static List<TaskLine> all(Forum forum, Chronicle chronicle) {
    return forum.tasks().stream().map(t -> of(t, forum, chronicle)).toList().reversed();
  }

  static Optional<TaskLine> find(ForumRoom room, OpaqueId id) {
    return room.look((forum, chronicle) -> forum.task(id).map(t -> of(t, forum, chronicle)))
        .filter(t -> room.mayRead(t.text()));
  }

  /// The tasks that a decision gave.
  static List<TaskLine> of(ForumRoom room, DecidedText decided) {
    return of(room, decided.decision().follows().tasks().stream().map(Task::id).toList());
  }

  /// The tasks that a decision changed, by their ids.
  static List<TaskLine> touchedBy(ForumRoom room, DecidedText decided) {
    return of(
        room,
        decided.decision().follows().effects().stream()
            .flatMap(effect -> task(effect).stream())
            .distinct()
            .toList());
  }

  /// The task that an effect is on, where it is on one.
  static Optional<OpaqueId> task(Effect effect) {
    return switch (effect) {
      case Effect.Extend(var task, _, _) -> Optional.of(task);
      case Effect.Reassign(var task, _) -> Optional.of(task);
      case Effect.Close(var task) -> Optional.of(task);
      case Effect.LetSomeGoAhead _, Effect.Direct _ -> Optional.empty();
    };
  }

  private static List<TaskLine> of(ForumRoom room, List<OpaqueId> ids) {
    return room.look(
        (forum, chronicle) ->
            ids.stream()
                .flatMap(id -> forum.task(id).stream())
                .map(t -> of(t, forum, chronicle))
                .toList());
  }

  private static TaskLine of(TaskHistory history, Forum forum, Chronicle chronicle) {
    var task = history.task();
    var text = chronicle.textOf(task.id()).flatMap(forum::proposal).orElseThrow();
    var decision = adopting(text, forum);
    int lastClosed = forum.lastClosed(task.tasking());
    return new TaskLine(
        history,
        text,
        decision.id(),
        original(decision, task),
        history.heard(lastClosed),
        lastClosed,
        inSession(task.tasking(), forum));
  }

  private static Decision adopting(Proposal text, Forum forum) {
    if (text.stage() instanceof Stage.Adopted(var decision)) {
      return forum.decision(decision).orElseThrow();
    }
    throw new IllegalStateException("a task of a text that is not adopted: " + text.id());
  }

  private static Task original(Decision decision, Task task) {
    return decision.follows().tasks().stream()
        .filter(t -> t.id().equals(task.id()))
        .findFirst()
        .orElseThrow();
  }

  static Optional<MeetingId> inSession(String body, Forum forum) {
    var next = new MeetingId(body, forum.lastClosed(body) + 1);
    return forum.meeting(next).filter(m -> m.state() == Meeting.State.IN_SESSION).map(Meeting::id);
  }
}
