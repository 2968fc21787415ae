package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.MeetingId;
import org.mufakat.server.conference.PrintedDocument.Block;
import org.mufakat.server.conference.PrintedDocument.Sheet;
import org.mufakat.server.conference.TaskAtMeeting.Heard;

/// What became of each task that was open when a meeting began: what every meeting since heard of
/// it, and where one heard nothing, that it did.
record FollowUpPaper(MeetingFile file, ForumWords words) {

  PrintedDocument document() {
    var say = new PaperWords(file, words);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(words.bodyInFull(file.id().body())));
    say.whenAndWhere().ifPresent(text -> blocks.add(new Block.Paragraph(text)));
    blocks.add(
        new Block.Paragraph(
            say.say(file.tasks().isEmpty() ? "follow-up.none" : "follow-up.read-so")));
    if (!file.tasks().isEmpty()) {
      blocks.add(matrix(say));
    }
    return new PrintedDocument(
        say.say("follow-up.title", say.meeting()),
        words.locale(),
        Sheet.ACROSS,
        Optional.empty(),
        blocks);
  }

  private Block matrix(PaperWords say) {
    var rows = new ArrayList<List<String>>();
    for (var task : file.tasks()) {
      rows.add(row(rows.size() + 1, task, say));
    }
    return new Block.Table(
        say.say("follow-up.open"),
        List.of(
            new Block.Column(say.say("column.number"), 5),
            new Block.Column(say.say("column.deliverable"), 34),
            new Block.Column(say.say("column.tasking"), 11),
            new Block.Column(say.say("column.executing"), 11),
            new Block.Column(say.say("column.given"), 12),
            new Block.Column(say.say("column.due"), 12),
            new Block.Column(say.say("column.before"), 25),
            new Block.Column(say.say("column.here"), 17)),
        rows);
  }

  private List<String> row(int number, TaskAtMeeting row, PaperWords say) {
    var task = row.task();
    return List.of(
        words.number(number),
        task.deliverable(),
        words.body(task.tasking()),
        words.body(task.executing()),
        given(row),
        words.meeting(task.due()),
        before(row, say),
        said(row.here(), say));
  }

  /// Before the body's first meeting in the record there is no meeting to name.
  private String given(TaskAtMeeting row) {
    return row.given() < 1 ? "–" : words.meeting(new MeetingId(row.task().tasking(), row.given()));
  }

  private String before(TaskAtMeeting row, PaperWords say) {
    return row.before().isEmpty()
        ? "–"
        : row.before().stream()
            .map(heard -> say.say("heard.at", words.ordinal(heard.ordinal()), said(heard, say)))
            .collect(Collectors.joining("\n"));
  }

  private static String said(Heard heard, PaperWords say) {
    return say.say(
        "heard."
            + switch (heard) {
              case Heard.NotMentioned _ -> "not-mentioned";
              case Heard.NotYet _ -> "not-yet";
              case Heard.Of(_, FollowUp.Reported _) -> "reported";
              case Heard.Of(_, FollowUp.Completed _) -> "completed";
              case Heard.Of(_, FollowUp.Extended _) -> "extended";
              case Heard.Of(_, FollowUp.Reassigned _) -> "reassigned";
              case Heard.Of(_, FollowUp.Closed _) -> "closed";
            });
  }
}
