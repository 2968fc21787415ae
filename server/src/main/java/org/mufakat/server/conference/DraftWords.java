package org.mufakat.server.conference;

import java.util.List;
import java.util.stream.Stream;

/// The words of a text that is not before the members yet, as they were typed: they may be
/// unfinished, and only when it is tabled has each to be right.
///
/// @param owner id of the body that comes back to it
/// @param dueAtAMeeting whether it does so at a meeting; else a clause says that nothing follows
/// @param meeting the owner's meeting at which it is due, as a number
/// @param silentClause the label of the clause that says that nothing follows
record DraftWords(
    String title,
    List<Row> clauses,
    String owner,
    boolean dueAtAMeeting,
    String meeting,
    String silentClause,
    List<TaskRow> tasks,
    List<EffectRow> effects) {

  static final int MOST_CLAUSES = 150;
  static final int MOST_TASKS = 40;
  static final int LONGEST_CLAUSE = 8_000;
  static final int LONGEST_TITLE = 300;

  /// Of all its clauses: what one entry of the record can hold, with room for what follows.
  static final int LONGEST_TEXT = 300_000;

  /// Of all of it as it is written in an entry of the record.
  static final int LONGEST_WRITTEN = 500_000;

  /// What a row takes in an entry beside what was typed: the names of its parts, and ids.
  private static final int ROW_WRITTEN = 200;

  DraftWords {
    clauses = List.copyOf(clauses);
    tasks = List.copyOf(tasks);
    effects = List.copyOf(effects);
  }

  /// An empty one with a clause to begin with.
  static DraftWords begun(String body) {
    return new DraftWords("", List.of(new Row("1", "")), body, true, "", "", List.of(), List.of());
  }

  /// A clause.
  record Row(String label, String text) {
    boolean hasNoText() {
      return text.isBlank();
    }
  }

  /// A task.
  ///
  /// @param id drawn when the row is made, so that the same words have the same hash
  record TaskRow(String id, String executing, String deliverable, String meeting) {}

  /// What it does to something that is there.
  ///
  /// @param what `extend:` and a task, `direct:` and a text, and so on
  /// @param meeting and `reason`: for a task that moves
  /// @param body for a task that another body takes over
  record EffectRow(String what, String meeting, String body, String reason) {}

  /// How long it is as it is written in an entry of the record, in UTF-16 letters, and rather too
  /// many: JSON writes some signs as two.
  int lettersWritten() {
    int rows = clauses.size() + tasks.size() + effects.size();
    return rows * ROW_WRITTEN
        + written(Stream.of(title, owner, silentClause))
        + written(clauses.stream().flatMap(c -> Stream.of(c.label(), c.text())))
        + written(tasks.stream().flatMap(t -> Stream.of(t.executing(), t.deliverable())))
        + written(effects.stream().flatMap(e -> Stream.of(e.what(), e.body(), e.reason())));
  }

  private static int written(Stream<String> texts) {
    return texts.mapToInt(DraftWords::written).sum();
  }

  private static int written(String text) {
    return text.length()
        + (int) text.chars().filter(c -> c == '"' || c == '\\' || c == '\n' || c == '\t').count();
  }

  DraftWords with(List<Row> other) {
    return new DraftWords(
        title, other, owner, dueAtAMeeting, meeting, silentClause, tasks, effects);
  }

  DraftWords withTasks(List<TaskRow> other) {
    return new DraftWords(
        title, clauses, owner, dueAtAMeeting, meeting, silentClause, other, effects);
  }

  DraftWords withEffects(List<EffectRow> other) {
    return new DraftWords(
        title, clauses, owner, dueAtAMeeting, meeting, silentClause, tasks, other);
  }

  /// Says nothing of what is in it.
  @Override
  public String toString() {
    return "DraftWords[" + clauses.size() + " clauses]";
  }
}
