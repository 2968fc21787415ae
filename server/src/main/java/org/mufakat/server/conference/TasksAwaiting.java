package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Meeting;
import org.springframework.stereotype.Component;

/// What waits for a person by way of tasks: those that the meeting in session has still to hear of,
/// and reports that the body they act at owes the next meeting.
@Component
final class TasksAwaiting implements Awaiting.Source {

  @Override
  public List<Awaiting> of(ForumRoom room, ForumWords words) {
    var waiting = new ArrayList<Awaiting>();
    var open = TaskLine.readableIn(room).stream().filter(TaskLine::isOpen).toList();
    for (var credential : room.credentials()) {
      if (keeps(credential)) {
        toHear(credential.body(), open, room, words).ifPresent(waiting::add);
      }
      if (keeps(credential) || credential.capacity() == Capacity.DELEGATE) {
        open.stream()
            .filter(t -> t.task().executing().equals(credential.body()))
            .filter(t -> isOwed(t, room))
            .map(t -> owed(t, room, words))
            .forEach(waiting::add);
      }
    }
    return waiting.stream().distinct().toList();
  }

  private static boolean keeps(Credential credential) {
    return switch (credential.capacity()) {
      case SECRETARIAT, CHAIR -> true;
      case DELEGATE, ADVISER, OBSERVER -> false;
    };
  }

  private static Optional<Awaiting> toHear(
      String body, List<TaskLine> open, ForumRoom room, ForumWords words) {
    var unheard =
        open.stream().filter(t -> t.task().tasking().equals(body) && t.isToBeHeard()).toList();
    return unheard.stream()
        .findFirst()
        .flatMap(TaskLine::inSession)
        .map(
            meeting ->
                new Awaiting(
                    Awaiting.Kind.ANSWER,
                    words.say(
                        "forum.tasks.awaiting.to-hear", unheard.size(), words.meeting(meeting)),
                    "/" + room.node().slug() + "/forum/tasks?body=" + body,
                    Optional.empty()));
  }

  /// Whether the next meeting of the tasking body is called already, or the task is due there.
  /// While a meeting that has heard of it is in session, nothing is.
  private static boolean isOwed(TaskLine line, ForumRoom room) {
    var next = line.next();
    boolean isCalled =
        room.look(forum -> forum.meeting(next))
            .filter(m -> m.state() != Meeting.State.CLOSED)
            .isPresent();
    return !line.isHeardNow() && (isCalled || line.task().due().ordinal() <= next.ordinal());
  }

  private static Awaiting owed(TaskLine line, ForumRoom room, ForumWords words) {
    return new Awaiting(
        Awaiting.Kind.FINISH,
        words.say(
            "forum.tasks.awaiting.report", words.meeting(line.next()), line.task().deliverable()),
        "/" + room.node().slug() + "/forum/tasks/" + line.task().id(),
        Optional.empty());
  }
}
