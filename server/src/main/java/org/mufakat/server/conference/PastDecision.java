package org.mufakat.server.conference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.MeetingId;
import org.mufakat.ledger.Sha256;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.regime.PartialDate;

/// A decision of the time before the record, as somebody typed it in from a paper. No State said
/// anything of it here, and nobody signed it.
///
/// @param meeting its number; empty where the paper gives none, or the body has no register
/// @param mode empty where nobody knows
/// @param source where it was read
public record PastDecision(
    String body,
    Optional<Integer> meeting,
    PartialDate on,
    String title,
    String text,
    Optional<ModeKind> mode,
    List<PastTask> tasks,
    String source) {

  static final int LONGEST_TITLE = 300;

  public PastDecision {
    tasks = List.copyOf(tasks);
  }

  /// @param due a meeting of the body that decided; empty where nobody knows
  record PastTask(String executing, String deliverable, Optional<Integer> due) {}

  /// The meeting that decided, where its number is known.
  public Optional<MeetingId> at() {
    return meeting.map(number -> new MeetingId(body, number));
  }

  /// The meeting at which one of its tasks is due, where that is known.
  public Optional<MeetingId> dueAt(PastTask task) {
    return task.due.map(number -> new MeetingId(body, number));
  }

  /// Of all that it says, so that the same row of a file is kept once. Each part has its length
  /// before it: no two decisions run together into the same text.
  public byte[] sha256() {
    var parts = new ArrayList<String>();
    parts.addAll(List.of(body, number(meeting), on.iso(), title, text));
    parts.add(mode.map(ModeKind::slug).orElse(""));
    for (var task : tasks) {
      parts.addAll(List.of(task.executing, task.deliverable, number(task.due)));
    }
    parts.add(source);
    var all = new StringBuilder();
    parts.forEach(part -> all.append(part.length()).append(':').append(part));
    return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String number(Optional<Integer> number) {
    return number.map(String::valueOf).orElse("");
  }
}
