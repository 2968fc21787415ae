package org.mufakat.forum;

import java.util.List;

/// What follows from a text once it is adopted. It is part of the text: whoever goes along with the
/// one goes along with the other.
///
/// @param owner the body that has to come back to it: the one that adopts it, or one below
/// @param tasks what it gives others to do
/// @param effects what it does to tasks and texts that are there already
public record Follows(String owner, Due due, List<Task> tasks, List<Effect> effects) {

  public Follows {
    tasks = List.copyOf(tasks);
    effects = List.copyOf(effects);
  }

  /// Nothing does, as a clause of the text says.
  public static Follows nothing(String owner, String clause) {
    return new Follows(owner, new Due.NoAction(clause), List.of(), List.of());
  }

  /// The owner comes back to it at a meeting.
  public static Follows dueAt(MeetingId meeting) {
    return new Follows(meeting.body(), new Due.At(meeting), List.of(), List.of());
  }

  public Follows ownedBy(String body) {
    return new Follows(body, due, tasks, effects);
  }

  public Follows giving(Task... given) {
    return new Follows(owner, due, List.of(given), effects);
  }

  public Follows doing(Effect... done) {
    return new Follows(owner, due, tasks, List.of(done));
  }
}
