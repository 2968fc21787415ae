package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Proposal;
import org.mufakat.server.conference.ForumMeetings.Item;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.mufakat.server.conference.PrintedDocument.Block;
import org.mufakat.server.conference.PrintedDocument.Sheet;

/// The agenda of a meeting, with when and where it is.
record AgendaPaper(MeetingFile file, ForumWords words) {

  private static final int DIGITS = 12;

  PrintedDocument document() {
    var say = new PaperWords(file, words);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(words.bodyInFull(file.id().body())));
    blocks.add(particulars(say));
    blocks.add(new Block.Heading(1, say.say("agenda.items")));
    if (file.agenda().isEmpty()) {
      blocks.add(new Block.Paragraph(say.say("agenda.none")));
    }
    file.agenda().forEach(item -> blocks.addAll(item(item, say)));
    return new PrintedDocument(
        say.say("agenda.title", say.meeting()),
        words.locale(),
        Sheet.UPRIGHT,
        Optional.empty(),
        blocks);
  }

  private Block particulars(PaperWords say) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of(say.say("dates"), say.days().orElse(say.say("not-said"))));
    rows.add(List.of(say.say("place"), place().orElse(say.say("not-said"))));
    rows.add(List.of(say.say("chair"), stateOrNone(file.meeting().chair(), say)));
    rows.add(List.of(say.say("host"), stateOrNone(file.meeting().host(), say)));
    file.particulars()
        .flatMap(Particulars::prepares)
        .ifPresent(next -> rows.add(List.of(say.say("prepares"), words.meeting(next))));
    return new Block.Table(
        say.say("particulars"),
        List.of(new Block.Column(say.say("column.what"), 3), new Block.Column(say.meeting(), 7)),
        rows);
  }

  private Optional<String> place() {
    return file.particulars().map(Particulars::place).filter(place -> !place.isBlank());
  }

  private String stateOrNone(String code, PaperWords say) {
    return code.isBlank() ? say.say("not-said") : words.member(code);
  }

  private List<Block> item(Item item, PaperWords say) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Numbered(words.number(item.number()) + ".", item.title()));
    item.text()
        .flatMap(text -> Optional.ofNullable(file.texts().get(text)))
        .ifPresent(text -> blocks.add(new Block.Note(say.say("agenda.text"), state(text, say))));
    item.task()
        .ifPresent(
            task -> blocks.add(new Block.Note(say.say("agenda.task"), say.deliverable(task))));
    if (!item.papers().isEmpty()) {
      blocks.add(new Block.Note(say.say("agenda.papers"), papers(item.papers())));
    }
    return blocks;
  }

  private String state(Proposal text, PaperWords say) {
    return say.say("agenda.version", words.title(text.text()), words.number(text.version()));
  }

  /// By the beginning of their hashes, which name them in the record.
  private static String papers(List<PaperHash> papers) {
    return papers.stream()
        .map(paper -> paper.value().substring(0, DIGITS))
        .collect(Collectors.joining(", "));
  }
}
