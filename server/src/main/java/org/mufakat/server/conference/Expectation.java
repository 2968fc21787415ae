package org.mufakat.server.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.Forum;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Silence;
import org.mufakat.forum.Stage;

/// Something that a text waits for from one person.
///
/// @param until when it is too late, where there is such a time
record Expectation(Kind kind, Optional<Instant> until) {

  enum Kind {
    /// The State has said nothing on a text that was put to the members.
    POSITION,
    /// The State referred the text and has not confirmed it.
    CONFIRMATION,
    /// The State has not confirmed that it has the notice of a silence.
    RECEIPT,
    /// The chair asks whether the State objects to a silence.
    SILENCE_ASKED,
    /// A silence was kept or a referral confirmed: the text can be adopted, or lapses.
    CONCLUSION,
    /// The text was called and nobody objects.
    NOBODY_OBJECTS;

    /// The last part of its messages' keys.
    public String slug() {
      return ForumWords.slug(this);
    }
  }

  /// What a State's delegation has left to do on a text.
  static List<Expectation> ofMember(String member, Proposal text, Forum forum, Instant now) {
    if (!text.isOpenAt(now)) {
      return List.of();
    }
    boolean isSilent = text.positions().of(member).isEmpty();
    var expected = new ArrayList<Expectation>();
    switch (text.stage()) {
      case Stage.Call(var at) when isSilent && isInSession(forum, at) ->
          expected.add(open(Kind.POSITION));
      case Stage.SilenceAsked(var asked) when isInSession(forum, asked.agreedAt()) ->
          expected.add(open(Kind.SILENCE_ASKED));
      case Stage.SilenceRuns(var silence) -> {
        receipt(silence, member).ifPresent(expected::add);
        if (isSilent) {
          expected.add(new Expectation(Kind.POSITION, Optional.of(silence.expires())));
        }
      }
      case Stage.AdReferendum(_, var referring, var dated) -> {
        if (referring.contains(member) && !hasConfirmed(text, member)) {
          dated.flatMap(silence -> receipt(silence, member)).ifPresent(expected::add);
          expected.add(new Expectation(Kind.CONFIRMATION, dated.map(Silence::expires)));
        }
      }
      default -> {}
    }
    return List.copyOf(expected);
  }

  private static Expectation open(Kind kind) {
    return new Expectation(kind, Optional.empty());
  }

  private static Optional<Expectation> receipt(Silence silence, String member) {
    return silence.receipts().containsKey(member)
        ? Optional.empty()
        : Optional.of(new Expectation(Kind.RECEIPT, Optional.of(silence.expires())));
  }

  static boolean hasConfirmed(Proposal text, String member) {
    return text.positions().of(member).filter(p -> p.kind().confirms()).isPresent();
  }

  /// What is left to do for whoever keeps the papers.
  ///
  /// @param members of the body at the time
  static List<Expectation> ofKeeper(
      Proposal text, Collection<String> members, Forum forum, Instant now) {
    boolean isObjectedTo = text.positions().objecting().stream().anyMatch(members::contains);
    return switch (text.stage()) {
      case Stage.Call(var at) when !isObjectedTo && isInSession(forum, at) ->
          List.of(open(Kind.NOBODY_OBJECTS));
      case Stage.SilenceRuns(var silence) when silence.isOverAt(now) ->
          List.of(open(Kind.CONCLUSION));
      case Stage.AdReferendum(_, var referring, var dated)
          when isOver(dated, now) || areConfirmed(text, referring, members) ->
          List.of(open(Kind.CONCLUSION));
      default -> List.of();
    };
  }

  private static boolean isOver(Optional<Silence> dated, Instant now) {
    return dated.filter(silence -> silence.isOverAt(now)).isPresent();
  }

  private static boolean areConfirmed(
      Proposal text, Collection<String> referring, Collection<String> members) {
    return referring.stream()
        .filter(members::contains)
        .allMatch(member -> hasConfirmed(text, member));
  }

  private static boolean isInSession(Forum forum, MeetingId meeting) {
    return forum.meeting(meeting).filter(m -> m.state() == Meeting.State.IN_SESSION).isPresent();
  }
}
