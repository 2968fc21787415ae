package org.mufakat.regime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A matter that the bodies of a region took up at meeting after meeting, as public sources tell of
/// it.
///
/// @param acts in the order of their dates
public record PastThread(String id, LocalText title, List<Act> acts, Attribution attribution) {

  public PastThread {
    acts = List.copyOf(acts);
  }

  public Optional<Act> act(String id) {
    return acts.stream().filter(a -> a.id().equals(id)).findFirst();
  }

  /// What happened.
  ///
  /// @param body empty for what States do by themselves
  /// @param meeting its number, where the source gives one or the register has it
  /// @param to for a task: the bodies that were to do it
  /// @param of for a report or a completion: the act that gave the task
  public record Act(
      String id,
      Kind kind,
      PartialDate on,
      Optional<String> body,
      Optional<Integer> meeting,
      List<String> to,
      Optional<String> of,
      LocalText text,
      Attribution attribution) {

    public Act {
      to = List.copyOf(to);
    }
  }

  public enum Kind {
    /// A body gave others something to do.
    TASK("task"),
    /// It heard of it.
    REPORT("report"),
    /// It had what it asked for.
    COMPLETION("completion"),
    /// A body adopted or endorsed a text at a meeting.
    ADOPTION("adoption"),
    AD_REFERENDUM("ad-referendum"),
    /// A date was put off.
    EXTENSION("extension"),
    SIGNATURE("signature"),
    ENTRY_INTO_FORCE("entry-into-force"),
    /// Work outside meetings.
    WORK("work");

    private final String slug;

    Kind(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Kind> bySlug(String slug) {
      return Arrays.stream(values()).filter(k -> k.slug.equals(slug)).findFirst();
    }

    /// Whether it goes back to a task.
    public boolean isOfATask() {
      return this == REPORT || this == COMPLETION;
    }
  }
}
