package org.mufakat.forum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mufakat.ledger.OpaqueId;

/// A task over the meetings of the body that gave it.
///
/// @param given the meeting of the tasking body after which it is followed up
/// @param followUps by number of the meeting
public record TaskHistory(Task task, int given, SortedMap<Integer, FollowUp> followUps) {

  public TaskHistory {
    followUps = Collections.unmodifiableSortedMap(new TreeMap<>(followUps));
  }

  /// What one meeting heard.
  public sealed interface Heard {

    int ordinal();

    record Of(int ordinal, FollowUp followUp) implements Heard {}

    /// The meeting passed and nobody spoke of it. Derived, never recorded, and it closes nothing.
    record NotMentioned(int ordinal) implements Heard {}
  }

  public boolean isOpen() {
    return followUps.values().stream().noneMatch(FollowUp::ends);
  }

  /// Whether a meeting has heard already what a decision says of it.
  boolean hasHeardOf(OpaqueId decision) {
    return followUps.values().stream()
        .anyMatch(followUp -> followUp.decided().filter(decision::equals).isPresent());
  }

  /// Every meeting since, up to the one that ended the task, or the last that is closed.
  ///
  /// @param lastClosed number of the tasking body's last closed meeting; 0 where none is
  public List<Heard> heard(int lastClosed) {
    var heard = new ArrayList<Heard>();
    int last = Math.max(lastClosed, followUps.isEmpty() ? 0 : followUps.lastKey());
    for (int ordinal = given + 1; ordinal <= last; ordinal++) {
      var followUp = Optional.ofNullable(followUps.get(ordinal));
      heard.add(
          followUp.isPresent()
              ? new Heard.Of(ordinal, followUp.get())
              : new Heard.NotMentioned(ordinal));
      if (followUp.filter(FollowUp::ends).isPresent()) {
        break;
      }
    }
    return List.copyOf(heard);
  }

  /// Whether its meeting has passed and it is still open.
  public boolean isOverdue(int lastClosed) {
    return isOpen() && task.due().ordinal() <= lastClosed;
  }

  TaskHistory with(int ordinal, FollowUp followUp) {
    var more = new TreeMap<>(followUps);
    more.put(ordinal, followUp);
    return new TaskHistory(task, given, more);
  }

  TaskHistory as(Task changed) {
    return new TaskHistory(changed, given, followUps);
  }
}
