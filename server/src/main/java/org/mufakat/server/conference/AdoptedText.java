package org.mufakat.server.conference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Decision;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.TextVersion;
import org.mufakat.server.forum.Chronicle;
import org.mufakat.server.forum.ProposalStory;
import org.mufakat.server.forum.ProposalStory.Step;

/// A text that a meeting adopted, or that was adopted afterwards in the way that the meeting had
/// agreed on.
///
/// @param adopted when the chair found that it is
/// @param notBound members that stay out of it as the record stands
/// @param afterwards whether the meeting had closed by then
record AdoptedText(
    Proposal proposal,
    Decision decision,
    Step adopted,
    SortedSet<String> notBound,
    boolean afterwards) {

  /// The version that was adopted, to the letter.
  TextVersion text() {
    return proposal.versions().get(decision.version() - 1);
  }

  /// All but its title.
  List<Clause> clauses() {
    return text().clauses().stream().filter(c -> !c.label().equals(Clause.TITLE)).toList();
  }

  /// Those that were put to the members at a meeting, in the order in which they were adopted. What
  /// was not adopted is in none of them.
  static List<AdoptedText> of(MeetingId meeting, Forum forum, Chronicle chronicle) {
    var closed = closed(meeting, chronicle);
    return forum.decisions().stream()
        .flatMap(decision -> of(decision, meeting, closed, forum, chronicle).stream())
        .sorted(Comparator.comparingLong(text -> text.adopted().position()))
        .toList();
  }

  private static Optional<AdoptedText> of(
      Decision decision,
      MeetingId meeting,
      Optional<Step> closed,
      Forum forum,
      Chronicle chronicle) {
    return forum
        .proposal(decision.proposal())
        .filter(text -> text.body().equals(meeting.body()))
        .flatMap(
            text ->
                chronicle
                    .story(text.id())
                    .filter(story -> putAt(story, decision).filter(meeting::equals).isPresent())
                    .flatMap(ProposalStory::adopted)
                    .map(
                        step ->
                            new AdoptedText(
                                text,
                                decision,
                                step,
                                forum.notBound(decision),
                                closed.filter(c -> c.position() < step.position()).isPresent())));
  }

  /// When a meeting closed, where it has.
  static Optional<Step> closed(MeetingId meeting, Chronicle chronicle) {
    return chronicle.meeting(meeting).stream()
        .filter(step -> step.event() instanceof ForumEvent.Closed)
        .findFirst();
  }

  /// The meeting at which the adopted version was last put to the members.
  private static Optional<MeetingId> putAt(ProposalStory story, Decision decision) {
    return story.versions().get(decision.version() - 1).steps().stream()
        .flatMap(step -> putAt(step.event()))
        .reduce((_, last) -> last);
  }

  private static Stream<MeetingId> putAt(ForumEvent event) {
    return switch (event) {
      case ForumEvent.Called called -> Stream.of(called.meeting());
      case ForumEvent.SilenceAsked asked -> Stream.of(asked.meeting());
      case ForumEvent.ReferredToCapitals referred -> Stream.of(referred.meeting());
      default -> Stream.empty();
    };
  }
}
