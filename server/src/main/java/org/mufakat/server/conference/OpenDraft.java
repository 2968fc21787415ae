package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Optional;
import org.mufakat.forum.Proposal;

/// A draft that a person may read and that nobody threw away, whether anything is written yet or
/// not.
record OpenDraft(Optional<ForumDrafts.Draft> kept) {

  static Optional<OpenDraft> of(Proposal text, ForumRoom room, ForumDrafts drafts) {
    if (!room.seesTheConsultation()) {
      return Optional.empty();
    }
    var holder = room.look(forum -> TextDoer.holderOf(forum, text));
    return drafts.isDiscarded(text.id(), holder)
        ? Optional.empty()
        : Optional.of(new OpenDraft(drafts.find(text.id(), holder)));
  }

  String title(TextWords words) {
    return kept.map(draft -> draft.words().title())
        .filter(title -> !title.isBlank())
        .orElseGet(() -> words.say("untitled"));
  }

  Optional<Instant> changed() {
    return kept.map(ForumDrafts.Draft::changed);
  }
}
