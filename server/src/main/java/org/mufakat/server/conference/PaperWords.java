package org.mufakat.server.conference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mufakat.forum.Decision;
import org.mufakat.forum.Due;
import org.mufakat.forum.Effect;
import org.mufakat.forum.Position;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.mufakat.server.conference.PrintedDocument.Block;

/// What several papers of a meeting say in the same words.
record PaperWords(MeetingFile file, ForumWords words) {

  private static final String KEY = "forum-papers.";

  String say(String key, Object... values) {
    return words.say(KEY + key, values);
  }

  String meeting() {
    return words.meeting(file.id());
  }

  /// When and where it is, as far as somebody has said: `Northhaven, 4 to 6 March 2031`.
  Optional<String> whenAndWhere() {
    var parts =
        Stream.concat(
                file.particulars().map(Particulars::place).filter(p -> !p.isBlank()).stream(),
                days().stream())
            .toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  Optional<String> days() {
    var first = file.particulars().flatMap(Particulars::first);
    var last = file.particulars().flatMap(Particulars::last);
    return first.map(day -> span(day, last.orElse(day)));
  }

  private String span(LocalDate first, LocalDate last) {
    return first.equals(last) ? words.day(first) : say("days", words.day(first), words.day(last));
  }

  /// What is printed with a text wherever it is: reservations and statements, and whom it does not
  /// bind.
  List<Block> attached(AdoptedText text) {
    var notes = new ArrayList<Block>();
    text.decision().attached().forEach(position -> notes.add(note(position)));
    if (!text.notBound().isEmpty()) {
      notes.add(new Block.Note(say("not-bound"), words.members(text.notBound())));
    }
    return notes;
  }

  private Block note(Position position) {
    return new Block.Note(
        say("attached." + ForumWords.slug(position.kind()), words.member(position.member())),
        position.text());
  }

  /// `Adopted by consensus at the meeting, 5 March 2031`.
  String how(AdoptedText text) {
    return say(
        "adopted",
        say("mode." + ForumWords.slug(text.decision().mode())),
        words.day(text.adopted().at()));
  }

  /// What follows from a decision but the tasks that it gives.
  List<String> follows(Decision decision) {
    var follows = decision.follows();
    var all = new ArrayList<String>();
    all.add(
        switch (follows.due()) {
          case Due.At(var meeting) ->
              say("follows.at", words.body(follows.owner()), words.meeting(meeting));
          case Due.NoAction(var clause) -> say("follows.nothing", clause);
        });
    follows.effects().forEach(effect -> all.add(effect(effect)));
    return all;
  }

  private String effect(Effect effect) {
    return switch (effect) {
      case Effect.Extend(var task, var due, var reason) ->
          say("effect.extend", deliverable(task), words.meeting(due), reason);
      case Effect.Reassign(var task, var executing) ->
          say("effect.reassign", deliverable(task), words.body(executing));
      case Effect.Close(var task) -> say("effect.close", deliverable(task));
      case Effect.LetSomeGoAhead(var text) -> say("effect.go-ahead", title(text));
      case Effect.Direct(var text) -> say("effect.direct", title(text));
    };
  }

  String deliverable(OpaqueId task) {
    return file.deliverables().getOrDefault(task, task.value());
  }

  private String title(OpaqueId text) {
    return Optional.ofNullable(file.texts().get(text))
        .map(proposal -> words.title(proposal.text()))
        .orElse(text.value());
  }

  /// Members by their names in a sentence: `A, B and C`.
  String listed(List<String> names) {
    if (names.size() < 2) {
      return String.join("", names);
    }
    return say("and", String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
  }
}
