package org.mufakat.server.conference;

import java.util.List;
import java.util.stream.Stream;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;

/// When silences end and referrals to capitals run out, of the texts that a person may read.
final class TextDeadlines implements Deadline.Source {

  @Override
  public List<Deadline> of(ForumRoom room, ForumWords words) {
    var own = new TextWords(words);
    return room.texts().stream().flatMap(text -> of(text, room, own)).toList();
  }

  private static Stream<Deadline> of(Proposal text, ForumRoom room, TextWords words) {
    var key = text.stage() instanceof Stage.AdReferendum ? "deadline.referral" : "deadline.silence";
    return text.stage().silence().stream()
        .map(
            silence ->
                new Deadline(
                    "silence-" + text.id() + "-" + text.version(),
                    words.say(key, words.title(text)),
                    TextCounter.address(room.node(), text.id()),
                    new Deadline.When.At(silence.expires())));
  }
}
