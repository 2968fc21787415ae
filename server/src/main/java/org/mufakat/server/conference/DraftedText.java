package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Due;
import org.mufakat.forum.Effect;
import org.mufakat.forum.Follows;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Task;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;

/// The words of a draft as a version of a text, or what is still missing for that. Whether a
/// version may be tabled is another matter, and the rules'.
sealed interface DraftedText {

  record Ready(TextVersion version) implements DraftedText {}

  record Unfinished(List<Fault> faults) implements DraftedText {
    public Unfinished {
      faults = List.copyOf(faults);
    }
  }

  /// @param field the id of the field on the page
  /// @param slug the last part of the message's key
  record Fault(String field, String slug) {}

  /// @param number of the version that it is to be
  static DraftedText of(DraftWords words, String body, int number) {
    return new Reading(words, body).read(number);
  }

  /// A version as the words of a draft, to write the next one from.
  static DraftWords words(TextVersion version) {
    var follows = version.follows();
    return new DraftWords(
        version.title().orElse(""),
        version.clauses().stream()
            .filter(clause -> !clause.label().equals(Clause.TITLE))
            .map(clause -> new DraftWords.Row(clause.label(), clause.text()))
            .toList(),
        follows.owner(),
        follows.due() instanceof Due.At,
        follows.due() instanceof Due.At(var meeting) ? Integer.toString(meeting.ordinal()) : "",
        follows.due() instanceof Due.NoAction(var clause) ? clause : "",
        follows.tasks().stream().map(DraftedText::row).toList(),
        follows.effects().stream().map(DraftedText::row).toList());
  }

  private static DraftWords.TaskRow row(Task task) {
    return new DraftWords.TaskRow(
        task.id().value(),
        task.executing(),
        task.deliverable(),
        Integer.toString(task.due().ordinal()));
  }

  private static DraftWords.EffectRow row(Effect effect) {
    return switch (effect) {
      case Effect.Extend(var task, var due, var reason) ->
          new DraftWords.EffectRow("extend:" + task, Integer.toString(due.ordinal()), "", reason);
      case Effect.Reassign(var task, var body) ->
          new DraftWords.EffectRow("reassign:" + task, "", body, "");
      case Effect.Close(OpaqueId task) -> new DraftWords.EffectRow("close:" + task, "", "", "");
      case Effect.LetSomeGoAhead(OpaqueId text) ->
          new DraftWords.EffectRow("go-ahead:" + text, "", "", "");
      case Effect.Direct(OpaqueId text) -> new DraftWords.EffectRow("direct:" + text, "", "", "");
    };
  }

  /// Reads the rows, and notes each that is not right.
  final class Reading {

    private final DraftWords words;
    private final String body;
    private final List<Fault> faults = new ArrayList<>();

    Reading(DraftWords words, String body) {
      this.words = words;
      this.body = body;
    }

    DraftedText read(int number) {
      var clauses = clauses();
      var follows = new Follows(owner(), due(), tasks(), effects());
      return faults.isEmpty()
          ? new Ready(new TextVersion(number, clauses, follows))
          : new Unfinished(faults);
    }

    private void fault(String field, String slug) {
      faults.add(new Fault(field, slug));
    }

    private List<Clause> clauses() {
      var clauses = new ArrayList<Clause>();
      if (words.title().isBlank()) {
        fault("title", "no-title");
      } else {
        clauses.add(new Clause(Clause.TITLE, words.title()));
      }
      var labels = new HashSet<String>(List.of(Clause.TITLE));
      int letters = 0;
      for (int i = 0; i < words.clauses().size(); i++) {
        var row = words.clauses().get(i);
        letters += row.text().length();
        clause(row, "clause-" + i, labels).ifPresent(clauses::add);
      }
      if (words.clauses().isEmpty()) {
        fault("add-clause", "no-clause");
      }
      if (letters > DraftWords.LONGEST_TEXT
          || words.lettersWritten() > DraftWords.LONGEST_WRITTEN) {
        fault("title", "text-too-long");
      }
      return clauses;
    }

    private Optional<Clause> clause(DraftWords.Row row, String field, HashSet<String> labels) {
      if (row.label().isBlank()) {
        fault(field, "no-label");
      } else if (!labels.add(row.label())) {
        fault(field, "label-twice");
      } else if (row.hasNoText()) {
        fault(field + "-text", "no-words");
      } else if (row.text().length() > DraftWords.LONGEST_CLAUSE) {
        fault(field + "-text", "clause-too-long");
      } else {
        return Optional.of(new Clause(row.label(), row.text()));
      }
      return Optional.empty();
    }

    private String owner() {
      if (words.owner().isBlank()) {
        fault("owner", "no-owner");
      }
      return words.owner();
    }

    private Due due() {
      if (!words.dueAtAMeeting()) {
        if (words.silentClause().isBlank()) {
          fault("silent", "no-silent-clause");
        }
        return new Due.NoAction(words.silentClause());
      }
      return new Due.At(meeting(words.owner(), words.meeting(), "meeting"));
    }

    /// The first meeting where the number is not right: it is never used then.
    private MeetingId meeting(String of, String typed, String field) {
      OptionalInt ordinal = TypedForm.ordinal(typed);
      if (ordinal.isEmpty()) {
        fault(field, "meeting-number");
      }
      return new MeetingId(of, ordinal.orElse(1));
    }

    private List<Task> tasks() {
      var tasks = new ArrayList<Task>();
      for (int i = 0; i < words.tasks().size(); i++) {
        var row = words.tasks().get(i);
        var field = "task-" + i;
        if (row.executing().isBlank()) {
          fault(field + "-executing", "no-body");
        }
        if (row.deliverable().isBlank()) {
          fault(field + "-deliverable", "no-deliverable");
        }
        tasks.add(
            new Task(
                new OpaqueId(row.id()),
                body,
                row.executing(),
                meeting(body, row.meeting(), field + "-meeting"),
                row.deliverable()));
      }
      return tasks;
    }

    private List<Effect> effects() {
      var effects = new ArrayList<Effect>();
      for (int i = 0; i < words.effects().size(); i++) {
        effect(words.effects().get(i), "effect-" + i).ifPresent(effects::add);
      }
      return effects;
    }

    private Optional<Effect> effect(DraftWords.EffectRow row, String field) {
      int colon = row.what().indexOf(':');
      var what = colon < 0 ? "" : row.what().substring(0, colon);
      var of = row.what().substring(colon + 1);
      if (!OpaqueId.isWellFormed(of)) {
        fault(field, "no-effect");
        return Optional.empty();
      }
      var id = new OpaqueId(of);
      return switch (what) {
        case "extend" -> {
          if (row.reason().isBlank()) {
            fault(field + "-reason", "no-reason");
          }
          yield Optional.of(
              new Effect.Extend(
                  id, meeting(body, row.meeting(), field + "-meeting"), row.reason()));
        }
        case "reassign" -> {
          if (row.body().isBlank()) {
            fault(field + "-body", "no-body");
          }
          yield Optional.of(new Effect.Reassign(id, row.body()));
        }
        case "close" -> Optional.of(new Effect.Close(id));
        case "go-ahead" -> Optional.of(new Effect.LetSomeGoAhead(id));
        case "direct" -> Optional.of(new Effect.Direct(id));
        default -> {
          fault(field, "no-effect");
          yield Optional.empty();
        }
      };
    }
  }
}
