package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.Decision;
import org.mufakat.forum.Effect;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.Forum;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Task;
import org.mufakat.forum.TaskHistory;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.forum.Chronicle;
import org.mufakat.server.forum.ProposalStory.Step;

/// A task that was open when a meeting of the tasking body began, as it stood when that meeting
/// ended: what was decided later changes nothing of it.
///
/// @param task due and executed as decided by then
/// @param before what each meeting before heard of it, in order
/// @param here what this one heard
record TaskAtMeeting(Task task, int given, List<Heard> before, Heard here) {

  TaskAtMeeting {
    before = List.copyOf(before);
  }

  /// What one meeting heard.
  sealed interface Heard {

    int ordinal();

    record Of(int ordinal, FollowUp followUp) implements Heard {}

    record NotMentioned(int ordinal) implements Heard {}

    /// The meeting has not closed: it may still hear of it.
    record NotYet(int ordinal) implements Heard {}
  }

  /// All of a meeting, in the order in which they were given.
  static List<TaskAtMeeting> of(Meeting meeting, Forum forum, Chronicle chronicle) {
    var decided = new Decided(forum, chronicle, meeting.id());
    return forum.tasks().stream()
        .filter(task -> wasOpen(task, meeting.id()))
        .map(task -> of(task, meeting.id(), forum.lastClosed(meeting.id().body()), decided))
        .toList();
  }

  private static boolean wasOpen(TaskHistory task, MeetingId meeting) {
    return task.task().tasking().equals(meeting.body())
        && task.given() < meeting.ordinal()
        && task.followUps().headMap(meeting.ordinal()).values().stream().noneMatch(FollowUp::ends);
  }

  private static TaskAtMeeting of(
      TaskHistory task, MeetingId meeting, int lastClosed, Decided decided) {
    var before = new ArrayList<Heard>();
    for (int ordinal = task.given() + 1; ordinal < meeting.ordinal(); ordinal++) {
      before.add(heard(task, ordinal, lastClosed));
    }
    return new TaskAtMeeting(
        decided.asOf(task), task.given(), before, heard(task, meeting.ordinal(), lastClosed));
  }

  private static Heard heard(TaskHistory task, int ordinal, int lastClosed) {
    return Optional.ofNullable(task.followUps().get(ordinal))
        .<Heard>map(followUp -> new Heard.Of(ordinal, followUp))
        .orElseGet(
            () ->
                ordinal <= lastClosed
                    ? new Heard.NotMentioned(ordinal)
                    : new Heard.NotYet(ordinal));
  }

  /// What decisions said of tasks up to the end of a meeting.
  private static final class Decided {

    private final Forum forum;
    private final Chronicle chronicle;
    private final Map<OpaqueId, List<Effect>> effects = new HashMap<>();

    Decided(Forum forum, Chronicle chronicle, MeetingId meeting) {
      this.forum = forum;
      this.chronicle = chronicle;
      long end = AdoptedText.closed(meeting, chronicle).map(Step::position).orElse(Long.MAX_VALUE);
      forum.decisions().stream()
          .filter(decision -> !decision.follows().effects().isEmpty())
          .filter(decision -> adoptedAt(decision) < end)
          .flatMap(decision -> decision.follows().effects().stream())
          .forEach(this::take);
    }

    private long adoptedAt(Decision decision) {
      return chronicle
          .story(decision.proposal())
          .flatMap(story -> story.adopted())
          .map(Step::position)
          .orElse(Long.MAX_VALUE);
    }

    private void take(Effect effect) {
      switch (effect) {
        case Effect.Extend e -> add(e.task(), e);
        case Effect.Reassign e -> add(e.task(), e);
        case Effect.Close _, Effect.LetSomeGoAhead _, Effect.Direct _ -> {}
      }
    }

    private void add(OpaqueId task, Effect effect) {
      effects.computeIfAbsent(task, _ -> new ArrayList<>()).add(effect);
    }

    Task asOf(TaskHistory history) {
      var task = asGiven(history).orElse(history.task());
      for (var effect : effects.getOrDefault(task.id(), List.of())) {
        task = after(task, effect);
      }
      return task;
    }

    /// As it stood in the text that gave it.
    private Optional<Task> asGiven(TaskHistory history) {
      return chronicle.textOf(history.task().id()).flatMap(forum::proposal).stream()
          .flatMap(proposal -> proposal.versions().stream())
          .map(TextVersion::follows)
          .flatMap(follows -> follows.tasks().stream())
          .filter(task -> task.id().equals(history.task().id()))
          .reduce((_, last) -> last);
    }

    private static Task after(Task task, Effect effect) {
      return switch (effect) {
        case Effect.Extend(_, var due, _) ->
            new Task(task.id(), task.tasking(), task.executing(), due, task.deliverable());
        case Effect.Reassign(_, var executing) ->
            new Task(task.id(), task.tasking(), executing, task.due(), task.deliverable());
        case Effect.Close _, Effect.LetSomeGoAhead _, Effect.Direct _ -> task;
      };
    }
  }
}
