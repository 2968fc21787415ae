package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.mufakat.ledger.OpaqueId;

/// The form in which a text is written: what was typed into it, and what its buttons do to it. They
/// work without script: each sends the form, and it comes back with a row more or less.
record DraftForm(TypedForm typed) {

  private static final Pattern ROW =
      Pattern.compile("(add|remove)-(clause|task|effect)(?:\\.(\\d{1,3}))?");

  private static final int LONGEST_LABEL = 40;

  /// What a button made of the words.
  ///
  /// @param isWhole whether all that was pasted is in them
  record Pressed(DraftWords words, boolean isWhole) {}

  /// The words as they stand in the form.
  DraftWords words() {
    return new DraftWords(
        TypedForm.cut(typed.one("title"), DraftWords.LONGEST_TITLE),
        rows("clause", DraftWords.MOST_CLAUSES, this::clause),
        typed.one("owner"),
        !typed.one("due").equals("none"),
        typed.one("meeting"),
        typed.one("silent"),
        rows("task", DraftWords.MOST_TASKS, this::task),
        rows("effect", DraftWords.MOST_TASKS, this::effect));
  }

  private <T> List<T> rows(String name, int most, Function<String, T> read) {
    var rows = new ArrayList<T>();
    for (int i = 0; i < most && typed.has(name + "." + i); i++) {
      rows.add(read.apply(name + "." + i));
    }
    return rows;
  }

  private DraftWords.Row clause(String name) {
    return new DraftWords.Row(
        TypedForm.cut(typed.one(name), LONGEST_LABEL),
        TypedForm.cut(typed.text(name + ".text"), DraftWords.LONGEST_CLAUSE + 1));
  }

  private DraftWords.TaskRow task(String name) {
    var id = typed.one(name);
    return new DraftWords.TaskRow(
        OpaqueId.isWellFormed(id) ? id : DrawnId.draw().value(),
        typed.one(name + ".executing"),
        typed.one(name + ".deliverable"),
        typed.one(name + ".meeting"));
  }

  private DraftWords.EffectRow effect(String name) {
    return new DraftWords.EffectRow(
        typed.one(name),
        typed.one(name + ".meeting"),
        typed.one(name + ".body"),
        typed.one(name + ".reason"));
  }

  /// Which button was pressed: `keep`, `table`, `discard`, or one that only changes the form.
  String pressed() {
    return typed.one("do");
  }

  /// The words after a button that adds or removes a row, or takes a pasted text apart.
  Pressed pressedOn(DraftWords words) {
    return pressed().equals("split") ? split(words) : new Pressed(changed(words), true);
  }

  private DraftWords changed(DraftWords words) {
    var row = ROW.matcher(pressed());
    if (!row.matches()) {
      return words;
    }
    boolean adds = row.group(1).equals("add");
    int at = row.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(row.group(3));
    return switch (row.group(2)) {
      case "clause" ->
          words.with(
              changed(
                  words.clauses(), adds, at, DraftWords.MOST_CLAUSES, nextClause(words.clauses())));
      case "task" ->
          words.withTasks(
              changed(
                  words.tasks(),
                  adds,
                  at,
                  DraftWords.MOST_TASKS,
                  new DraftWords.TaskRow(DrawnId.draw().value(), "", "", "")));
      default ->
          words.withEffects(
              changed(
                  words.effects(),
                  adds,
                  at,
                  DraftWords.MOST_TASKS,
                  new DraftWords.EffectRow("", "", "", "")));
    };
  }

  /// With another row behind the one whose button was pressed, or without that row.
  private static <T> List<T> changed(List<T> rows, boolean adds, int at, int most, T fresh) {
    var changed = new ArrayList<>(rows);
    if (adds && changed.size() < most) {
      changed.add(at < changed.size() ? at + 1 : changed.size(), fresh);
    } else if (!adds && at < changed.size()) {
      changed.remove(at);
    }
    return changed;
  }

  /// The next number that no clause has.
  private static DraftWords.Row nextClause(List<DraftWords.Row> clauses) {
    var labels = clauses.stream().map(DraftWords.Row::label).toList();
    int next = 1;
    while (labels.contains(Integer.toString(next))) {
      next++;
    }
    return new DraftWords.Row(Integer.toString(next), "");
  }

  /// Takes a pasted text apart: in place of the clauses where these are empty, else behind them.
  private Pressed split(DraftWords words) {
    var all =
        new ArrayList<>(words.clauses().stream().filter(clause -> !clause.hasNoText()).toList());
    var labels = new ClauseLabels(all.stream().map(DraftWords.Row::label).toList());
    var pasted =
        NumberedText.split(typed.text("paste"), labels, DraftWords.MOST_CLAUSES - all.size());
    for (var row : pasted.rows()) {
      all.add(
          new DraftWords.Row(
              row.label(), TypedForm.cut(row.text(), DraftWords.LONGEST_CLAUSE + 1)));
    }
    return new Pressed(all.isEmpty() ? words : words.with(all), pasted.isWhole());
  }
}
