package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.server.conference.ForumMeetings.Attendance;
import org.mufakat.server.conference.PrintedDocument.Block;
import org.mufakat.server.conference.PrintedDocument.Sheet;

/// The draft of a meeting's joint communiqué. It has the adopted texts to the letter, each with the
/// reservations and statements of members, between words that say only what the record or the
/// secretariat says. No text that is not adopted can come into it: it is given none.
record CommuniquePaper(MeetingFile file, ForumWords words) {

  PrintedDocument document() {
    var say = new PaperWords(file, words);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(opening(say)));
    blocks.add(new Block.Paragraph(present(say)));
    guests(say).ifPresent(text -> blocks.add(new Block.Paragraph(text)));
    if (file.adopted().isEmpty()) {
      blocks.add(new Block.Paragraph(say.say("communique.none")));
    }
    file.adopted().forEach(text -> blocks.addAll(adopted(text, say)));
    blocks.add(new Block.Heading(1, say.say("communique.closing.title")));
    blocks.add(new Block.Paragraph(closing(say)));
    return new PrintedDocument(
        say.say("communique.title", say.meeting()),
        words.locale(),
        Sheet.UPRIGHT,
        Optional.of(say.say("communique.draft")),
        blocks);
  }

  private String opening(PaperWords say) {
    var held =
        say.say(
            "communique.held",
            say.meeting(),
            words.bodyInFull(file.id().body()),
            say.whenAndWhere().orElse(say.say("communique.to-be-entered.when")));
    var chair = file.meeting().chair();
    return chair.isBlank() ? held : held + " " + say.say("communique.chaired", words.member(chair));
  }

  private String present(PaperWords say) {
    var members =
        file.attendance().stream()
            .flatMap(there -> there.member().stream())
            .distinct()
            .map(words::member)
            .sorted()
            .toList();
    return members.isEmpty()
        ? say.say("communique.to-be-entered.present")
        : say.say("communique.present", say.listed(members));
  }

  private Optional<String> guests(PaperWords say) {
    var guests =
        file.attendance().stream()
            .filter(there -> there.member().isEmpty())
            .map(Attendance::as)
            .distinct()
            .sorted()
            .toList();
    return guests.isEmpty()
        ? Optional.empty()
        : Optional.of(say.say("communique.guests", say.listed(guests)));
  }

  private List<Block> adopted(AdoptedText text, PaperWords say) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(1, words.title(text.text())));
    blocks.add(
        new Block.Paragraph(
            text.afterwards()
                ? say.say("communique.adopted-afterwards", words.day(text.adopted().at()))
                : say.say("communique.adopted")));
    text.clauses().forEach(clause -> blocks.add(new Block.Numbered(clause.label(), clause.text())));
    blocks.addAll(say.attached(text));
    return blocks;
  }

  private String closing(PaperWords say) {
    var host = file.meeting().host();
    return host.isBlank()
        ? say.say("communique.closing.no-host")
        : say.say("communique.closing", words.member(host));
  }
}
