package org.mufakat.server.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.mufakat.forum.Decision;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.forum.Chronicle;
import org.mufakat.server.forum.ProposalStory;
import org.mufakat.server.forum.ProposalStory.Step;

/// A decision of the record, with the text that it adopted.
///
/// @param meeting the one that put it to the members
/// @param adopted when, and where in the record
/// @param notBound members that stayed out and have not joined since
/// @param after what happened since: who joined, what was heard of its tasks
public record DecidedText(
    Decision decision,
    Proposal proposal,
    Optional<MeetingId> meeting,
    Step adopted,
    SortedSet<String> notBound,
    List<Step> after) {

  public DecidedText {
    after = List.copyOf(after);
  }

  public Instant at() {
    return adopted.at();
  }

  public OpaqueId id() {
    return decision.id();
  }

  public String body() {
    return proposal.body();
  }

  /// As it was adopted.
  public TextVersion text() {
    return proposal.versions().get(decision.version() - 1);
  }

  public boolean hasAttached() {
    return !decision.attached().isEmpty();
  }

  /// Those that the person may read, the newest first.
  static List<DecidedText> readableIn(ForumRoom room) {
    var all = new ArrayList<>(room.look(DecidedText::all));
    Collections.reverse(all);
    var readable = new HashMap<String, Boolean>();
    return all.stream()
        .filter(d -> readable.computeIfAbsent(d.body(), _ -> room.mayRead(d.proposal())))
        .toList();
  }

  /// In the order of the record.
  static List<DecidedText> all(Forum forum, Chronicle chronicle) {
    return forum.decisions().stream().map(d -> of(d, forum, chronicle)).toList();
  }

  static Optional<DecidedText> find(ForumRoom room, OpaqueId id) {
    return room.look((forum, chronicle) -> forum.decision(id).map(d -> of(d, forum, chronicle)))
        .filter(d -> room.mayRead(d.proposal()));
  }

  static DecidedText of(Decision decision, Forum forum, Chronicle chronicle) {
    var proposal = forum.proposal(decision.proposal()).orElseThrow();
    var story = chronicle.story(decision.proposal()).orElseThrow();
    return new DecidedText(
        decision,
        proposal,
        meeting(story, decision.version()),
        story.adopted().orElseThrow(),
        forum.notBound(decision),
        story.after());
  }

  /// The last meeting at which its chair put the version to the members.
  private static Optional<MeetingId> meeting(ProposalStory story, int version) {
    return story.versions().stream()
        .filter(v -> v.text().number() == version)
        .flatMap(v -> v.steps().stream())
        .flatMap(step -> put(step.event()).stream())
        .reduce((_, last) -> last);
  }

  private static Optional<MeetingId> put(ForumEvent event) {
    return switch (event) {
      case ForumEvent.Called e -> Optional.of(e.meeting());
      case ForumEvent.SilenceAsked e -> Optional.of(e.meeting());
      case ForumEvent.ReferredToCapitals e -> Optional.of(e.meeting());
      default -> Optional.empty();
    };
  }
}
