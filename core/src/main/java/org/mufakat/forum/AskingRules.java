package org.mufakat.forum;

import static org.mufakat.forum.Refusing.first;
import static org.mufakat.forum.Refusing.unless;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.DecisionRule.ModeKind;

/// How a text is put to the members, and what may come of it.
final class AskingRules {

  private final Charter charter;
  private final Standing standing;
  private final Sessions sessions;
  private final Forum forum;
  private final Following following;

  AskingRules(
      Charter charter, Standing standing, Sessions sessions, Forum forum, Following following) {
    this.charter = charter;
    this.standing = standing;
    this.sessions = sessions;
    this.forum = forum;
    this.following = following;
  }

  Optional<Refusal> hinders(ForumEvent.Called e, Proposal p) {
    return first(
        () -> hindersPutting(e, p, e.version(), e.meeting()),
        () -> unless(mayBePut(p.stage(), e.meeting(), e.at()), Refusal.CLOSED));
  }

  Optional<Refusal> hinders(ForumEvent.SilenceAsked e, Proposal p) {
    return first(
        () -> hindersPutting(e, p, e.version(), e.meeting()),
        () -> unless(mayBePut(p.stage(), e.meeting(), e.at()), Refusal.CLOSED),
        () -> unless(isOpen(ModeKind.SILENCE, p), Refusal.MODE_NOT_OPEN),
        () ->
            unless(!e.at().plus(leastSilence(p)).isAfter(e.expires()), Refusal.SILENCE_TOO_SHORT));
  }

  Optional<Refusal> hinders(ForumEvent.ReferredToCapitals e, Proposal p) {
    return first(
        () -> hindersPutting(e, p, e.version(), e.meeting()),
        () -> hindersReferring(p.stage(), e),
        () -> unless(isOpen(ModeKind.AD_REFERENDUM, p), Refusal.MODE_NOT_OPEN),
        () ->
            unless(
                !e.referring().isEmpty()
                    && charter.membersOf(p.body(), e.at()).containsAll(e.referring()),
                Refusal.NOBODY_REFERS),
        () -> unless(!isObjectedTo(p, e.at()), Refusal.OBJECTION_MAINTAINED));
  }

  /// Where a silence was asked for at the same meeting, the referral has its date.
  private Optional<Refusal> hindersReferring(Stage stage, ForumEvent.ReferredToCapitals e) {
    return stage instanceof Stage.SilenceAsked(var silence)
            && silence.agreedAt().equals(e.meeting())
        ? hindersBeginning(silence, e.at())
        : unless(mayBePut(stage, e.meeting(), e.at()), Refusal.CLOSED);
  }

  private Optional<Refusal> hindersPutting(
      ForumEvent e, Proposal p, int version, MeetingId meeting) {
    return first(
        () -> standing.hindersKeepingPapers(e.by(), p.body(), e.at()),
        () -> unless(p.version() == version && version > 0, Refusal.OLD_VERSION),
        () ->
            unless(
                meeting.body().equals(p.body()) && sessions.isInSession(meeting),
                Refusal.NOT_IN_SESSION));
  }

  /// What runs is not put again, and what came to an end is not either. A call ends with its
  /// meeting; so does a silence that was asked for, or when it can begin no more.
  private boolean mayBePut(Stage stage, MeetingId meeting, Instant at) {
    return switch (stage) {
      case Stage.Consultation _ -> true;
      case Stage.Call(var called) -> !sessions.isInSession(called);
      case Stage.SilenceAsked(var silence) -> hindersBeginning(silence, at).isPresent();
      case Stage.Deferred(var to) -> to.equals(meeting);
      case Stage.Draft _,
          Stage.SilenceRuns _,
          Stage.AdReferendum _,
          Stage.Adopted _,
          Stage.Blocked _,
          Stage.Lapsed _,
          Stage.Withdrawn _,
          Stage.Referred _ ->
          false;
    };
  }

  /// The chair asks and finds at one meeting that nobody objects, and the least time is still to
  /// come.
  private Optional<Refusal> hindersBeginning(Silence silence, Instant at) {
    return first(
        () -> unless(sessions.isInSession(silence.agreedAt()), Refusal.NOT_IN_SESSION),
        () ->
            unless(
                !at.plus(silence.least()).isAfter(silence.expires()), Refusal.SILENCE_TOO_SHORT));
  }

  private boolean isOpen(ModeKind mode, Proposal p) {
    return ruleOf(p).available().contains(mode);
  }

  private Duration leastSilence(Proposal p) {
    return Duration.ofHours(ruleOf(p).silenceHours());
  }

  private DecisionRule ruleOf(Proposal p) {
    return charter.ruleOf(p.body()).orElseThrow();
  }

  private boolean isObjectedTo(Proposal p, Instant at) {
    return !p.positions().among(charter.membersOf(p.body(), at)).objecting().isEmpty();
  }

  Optional<Refusal> hinders(ForumEvent.SilenceObjectedTo e, Proposal p) {
    return first(
        () -> standing.hindersSpeakingFor(e.member(), e.by(), p.body(), e.at(), e.instruction()),
        () -> isMember(e.member(), p, e.at()),
        () -> unless(p.stage() instanceof Stage.SilenceAsked, Refusal.CLOSED));
  }

  private Optional<Refusal> isMember(String member, Proposal p, Instant at) {
    return unless(charter.membersOf(p.body(), at).contains(member), Refusal.OTHER_MEMBER);
  }

  Optional<Refusal> hinders(ForumEvent.SilenceBegun e, Proposal p) {
    return first(
        () -> standing.hindersKeepingPapers(e.by(), p.body(), e.at()),
        () ->
            p.stage() instanceof Stage.SilenceAsked(var silence)
                ? hindersBeginning(silence, e.at())
                : Optional.of(Refusal.SILENCE_NOT_AGREED),
        () -> unless(!isObjectedTo(p, e.at()), Refusal.OBJECTION_MAINTAINED));
  }

  Optional<Refusal> hinders(ForumEvent.Receipted e, Proposal p) {
    var running = p.stage().silence().filter(silence -> !silence.isOverAt(e.at()));
    return first(
        () -> standing.hindersSpeakingFor(e.member(), e.by(), p.body(), e.at(), Optional.empty()),
        () -> isMember(e.member(), p, e.at()),
        () -> unless(running.isPresent(), Refusal.CLOSED),
        () ->
            unless(
                running.filter(s -> s.receipts().containsKey(e.member())).isEmpty(),
                Refusal.ALREADY_STATED));
  }

  Optional<Refusal> hinders(ForumEvent.Concluded e, Proposal p) {
    return first(
        () -> hindersConcluding(e, p),
        () -> unless(!p.isOver() && p.version() > 0, Refusal.CLOSED),
        () -> unless(p.version() == e.version(), Refusal.OLD_VERSION),
        () -> hinders(e.outcome(), p, e.at()));
  }

  private Optional<Refusal> hindersConcluding(ForumEvent.Concluded e, Proposal p) {
    if (!(e.outcome() instanceof Outcome.Withdrawn)) {
      return standing.hindersKeepingPapers(e.by(), p.body(), e.at());
    }
    return first(
        () -> standing.hindersTakingPart(e.by(), p.body(), e.at()),
        () -> unless(standing.isOfWhoBrought(e.by(), p), Refusal.NOT_THEIRS));
  }

  private Optional<Refusal> hinders(Outcome outcome, Proposal p, Instant at) {
    return switch (outcome) {
      case Outcome.Adopted adopted -> hinders(adopted, p, at);
      case Outcome.Blocked _ ->
          hindersOther(
              p,
              at,
              p.stage().meeting().isPresent() && isObjectedTo(p, at),
              Refusal.NOTHING_BLOCKS);
      case Outcome.Deferred(var to) ->
          hindersOther(
              p,
              at,
              to.body().equals(p.body()) && sessions.isToCome(to),
              Refusal.NOT_A_LATER_MEETING);
      case Outcome.Lapsed _ ->
          hindersOther(p, at, consensus(p, at).hasLapsed(p, at), Refusal.NOTHING_LAPSED);
      case Outcome.Withdrawn _ -> hindersOther(p, at, true, Refusal.SILENCE_KEPT);
      case Outcome.Referred(var to) ->
          first(
              () -> hindersOther(p, at, isHeldUp(p, at), Refusal.NOTHING_BLOCKS),
              () -> unless(mayDirect(to, p.body()), Refusal.NOT_REFERABLE_THERE));
    };
  }

  private Optional<Refusal> hindersOther(Proposal p, Instant at, boolean right, Refusal refusal) {
    return first(
        () -> unless(!isAgreedBySilence(p, at), Refusal.SILENCE_KEPT),
        () -> unless(right, refusal));
  }

  /// A meeting found that a member objects, or finds it now.
  private boolean isHeldUp(Proposal p, Instant at) {
    return p.stage() instanceof Stage.Blocked
        || p.stage() instanceof Stage.Call && isObjectedTo(p, at);
  }

  private Optional<Refusal> hinders(Outcome.Adopted adopted, Proposal p, Instant at) {
    return first(
        () -> consensus(p, at).hinders(p, adopted.mode(), at),
        () -> unless(adopted.text().equals(p.text().hash()), Refusal.OTHER_TEXT),
        () -> unless(!adopted.evidence().isEmpty(), Refusal.NO_EVIDENCE),
        () -> unless(forum.decision(adopted.decision()).isEmpty(), Refusal.ID_TAKEN),
        () -> following.hinders(p.text(), p.body()),
        () ->
            unless(
                !letsSomeGoAhead(p) || adopted.mode() != ModeKind.MINUS_X, Refusal.USE_NOT_AGREED));
  }

  private static boolean letsSomeGoAhead(Proposal p) {
    return p.text().follows().effects().stream().anyMatch(Effect.LetSomeGoAhead.class::isInstance);
  }

  /// Whether a text that may be adopted is agreed to, since a silence on it was kept to its end.
  /// Nothing else comes of it then.
  boolean isAgreedBySilence(Proposal p, Instant at) {
    return consensus(p, at).isAgreedBySilence(p, at)
        && following.hinders(p.text(), p.body()).isEmpty();
  }

  private boolean mayDirect(String to, String body) {
    return charter.above(body).contains(to)
        && charter
            .ruleOf(to)
            .filter(r -> r.available().contains(ModeKind.SUMMIT_DIRECTED))
            .isPresent();
  }

  private Consensus consensus(Proposal p, Instant at) {
    return new Consensus(sessions, ruleOf(p), charter.membersOf(p.body(), at));
  }
}
