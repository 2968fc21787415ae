package org.mufakat.server.conference;

import java.util.Comparator;
import java.util.List;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.TaskHistory;
import org.mufakat.ledger.OpaqueId;

/// The tasks of a body of which one of its meetings hears.
final class MeetingTasks {

  private final ForumRoom room;
  private final MeetingWords words;

  MeetingTasks(ForumRoom room, MeetingWords words) {
    this.room = room;
    this.words = words;
  }

  /// A task at a meeting.
  ///
  /// @param state the last part of a message's key: `due-here`, `overdue`, `to-be-heard`,
  ///   `not-mentioned`, or what the meeting heard
  record Row(
      OpaqueId id,
      String deliverable,
      String address,
      String executing,
      String due,
      String state,
      boolean isHeard) {}

  /// Those that were open when the meeting began, those due earliest first.
  List<Row> at(MeetingId meeting) {
    boolean isClosed = MeetingCounter.isClosed(room, meeting);
    return room.look(forum -> List.copyOf(forum.tasks())).stream()
        .filter(task -> isOf(task, meeting))
        .sorted(Comparator.comparing((TaskHistory t) -> t.task().due()))
        .map(task -> row(task, meeting, isClosed))
        .toList();
  }

  private static boolean isOf(TaskHistory history, MeetingId meeting) {
    return history.task().tasking().equals(meeting.body())
        && history.given() < meeting.ordinal()
        && history.followUps().headMap(meeting.ordinal()).values().stream()
            .noneMatch(FollowUp::ends);
  }

  private Row row(TaskHistory history, MeetingId meeting, boolean isClosed) {
    var task = history.task();
    var heard = history.followUps().get(meeting.ordinal());
    return new Row(
        task.id(),
        task.deliverable(),
        "/%s/forum/tasks/%s".formatted(words.node().slug(), task.id().value()),
        words.words().body(task.executing()),
        words.words().meeting(task.due()),
        heard != null ? slug(heard) : waiting(task.due(), meeting, isClosed),
        heard != null);
  }

  private static String waiting(MeetingId due, MeetingId meeting, boolean isClosed) {
    if (isClosed) {
      return "not-mentioned";
    }
    int late = Integer.compare(meeting.ordinal(), due.ordinal());
    return late == 0 ? "due-here" : late > 0 ? "overdue" : "to-be-heard";
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

  /// Those that a meeting has not spoken of.
  List<Row> notHeard(MeetingId meeting) {
    return at(meeting).stream().filter(row -> !row.isHeard()).toList();
  }
}
