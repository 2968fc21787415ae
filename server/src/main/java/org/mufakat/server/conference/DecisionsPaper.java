package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mufakat.forum.Decision;
import org.mufakat.forum.PaperHash;
import org.mufakat.server.conference.PrintedDocument.Block;
import org.mufakat.server.conference.PrintedDocument.Sheet;

/// What a meeting decided: each decision with how it was adopted, the hash of its text, what
/// members attached and what follows.
record DecisionsPaper(MeetingFile file, ForumWords words) {

  PrintedDocument document() {
    var say = new PaperWords(file, words);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(words.bodyInFull(file.id().body())));
    say.whenAndWhere().ifPresent(text -> blocks.add(new Block.Paragraph(text)));
    if (file.adopted().isEmpty()) {
      blocks.add(new Block.Paragraph(say.say("decisions.none")));
    }
    int number = 0;
    for (var text : file.adopted()) {
      blocks.addAll(decision(++number, text, say));
    }
    return new PrintedDocument(
        say.say("decisions.title", say.meeting()),
        words.locale(),
        Sheet.UPRIGHT,
        Optional.empty(),
        blocks);
  }

  private List<Block> decision(int number, AdoptedText text, PaperWords say) {
    var decision = text.decision();
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(1, say.say("numbered", number, words.title(text.text()))));
    blocks.add(new Block.Paragraph(say.how(text)));
    if (text.afterwards()) {
      blocks.add(new Block.Paragraph(say.say("afterwards")));
    }
    blocks.addAll(say.attached(text));
    blocks.add(new Block.Heading(2, say.say("follows")));
    say.follows(decision).forEach(line -> blocks.add(new Block.Paragraph(line)));
    tasks(decision, say).ifPresent(blocks::add);
    blocks.add(new Block.Note(say.say("hash"), decision.text().value()));
    blocks.add(new Block.Note(say.say("evidence"), hashes(decision.evidence())));
    return blocks;
  }

  private static String hashes(List<PaperHash> papers) {
    return papers.stream().map(PaperHash::value).collect(Collectors.joining("\n"));
  }

  private Optional<Block> tasks(Decision decision, PaperWords say) {
    var given = decision.follows().tasks();
    return given.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Block.Table(
                say.say("tasks.given"),
                List.of(
                    new Block.Column(say.say("column.deliverable"), 6),
                    new Block.Column(say.say("column.executing"), 2),
                    new Block.Column(say.say("column.due"), 2)),
                given.stream()
                    .map(
                        task ->
                            List.of(
                                task.deliverable(),
                                words.body(task.executing()),
                                words.meeting(task.due())))
                    .toList()));
  }
}
