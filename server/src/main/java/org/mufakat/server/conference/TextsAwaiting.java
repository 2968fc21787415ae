package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.Forum;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;

/// What texts wait for: positions, confirmations and receipts of States, drafts, and for whoever
/// keeps the papers what can be concluded.
final class TextsAwaiting implements Awaiting.Source {

  private final ForumDrafts drafts;

  TextsAwaiting(ForumDrafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public List<Awaiting> of(ForumRoom room, ForumWords words) {
    var own = new TextWords(words);
    var all = new ArrayList<Awaiting>();
    for (var text : room.texts()) {
      if (text.stage() instanceof Stage.Draft) {
        draft(text, room, own).ifPresent(all::add);
      } else {
        all.addAll(room.look(forum -> of(text, room, own, forum)));
      }
    }
    return List.copyOf(all);
  }

  private static List<Awaiting> of(Proposal text, ForumRoom room, TextWords words, Forum forum) {
    return TextsPage.expectations(text, room, forum).stream()
        .map(
            expected ->
                new Awaiting(
                    expected.until().isPresent() ? Awaiting.Kind.RUNS_OUT : Awaiting.Kind.ANSWER,
                    words.say("awaiting." + expected.kind().slug(), words.title(text)),
                    TextCounter.address(room.node(), text.id()),
                    expected.until()))
        .toList();
  }

  private Optional<Awaiting> draft(Proposal text, ForumRoom room, TextWords words) {
    return OpenDraft.of(text, room, drafts)
        .map(
            draft ->
                new Awaiting(
                    Awaiting.Kind.FINISH,
                    words.say("awaiting.draft", draft.title(words)),
                    TextCounter.address(room.node(), text.id()) + "/draft",
                    Optional.empty()));
  }
}
