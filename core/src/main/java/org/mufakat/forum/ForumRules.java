package org.mufakat.forum;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.DecisionRule.ModeKind;

/// What may happen in the forum: for each kind of event, the rules that it is held to, in the order
/// in which a person would want to hear of them. Changes nothing.
final class ForumRules {

  private final Charter charter;
  private final Standing standing;
  private final Sessions sessions;
  private final Forum forum;
  private final Deciding deciding;

  ForumRules(Charter charter, Standing standing, Sessions sessions, Forum forum) {
    this.charter = charter;
    this.standing = standing;
    this.sessions = sessions;
    this.forum = forum;
    this.deciding = new Deciding(charter, sessions, forum);
  }

  Optional<Refusal> hinders(ForumEvent event) {
    return switch (event) {
      case ForumEvent.CredentialGiven e -> hinders(e);
      case ForumEvent.CredentialEnded e -> hinders(e);
      case ForumEvent.Convened e -> hinders(e);
      case ForumEvent.Opened e -> hindersMeeting(e, e.meeting(), Meeting.State.CONVENED);
      case ForumEvent.Closed e -> hindersMeeting(e, e.meeting(), Meeting.State.IN_SESSION);
      case ForumEvent.Drafted e -> hinders(e);
      case ForumEvent.Tabled e -> hinders(e);
      case ForumEvent.Commented e ->
          onClause(e, e.proposal(), e.version(), e.clause(), _ -> Optional.empty());
      case ForumEvent.Amended e ->
          onClause(e, e.proposal(), e.version(), e.clause(), p -> hinders(e, p));
      case ForumEvent.Sounded e ->
          onClause(e, e.proposal(), e.version(), e.clause(), _ -> mustBeADelegate(e.by()));
      case ForumEvent.Stated e -> hinders(e);
      case ForumEvent.Retracted e -> hinders(e);
      case ForumEvent.Called e -> hinders(e);
      case ForumEvent.SilenceAsked e -> hinders(e);
      case ForumEvent.SilenceObjectedTo e -> hinders(e);
      case ForumEvent.SilenceBegun e -> hinders(e);
      case ForumEvent.Receipted e -> hinders(e);
      case ForumEvent.ReferredToCapitals e -> hinders(e);
      case ForumEvent.Concluded e -> hinders(e);
      case ForumEvent.Joined e -> hinders(e);
      case ForumEvent.FollowedUp e -> hinders(e);
    };
  }

  private interface OfProposal {
    Optional<Refusal> of(Proposal proposal);
  }

  private Optional<Refusal> on(OpaqueId id, OfProposal rules) {
    var proposal = forum.proposal(id);
    return proposal.isEmpty() ? Optional.of(Refusal.UNKNOWN) : rules.of(proposal.get());
  }

  private static Optional<Refusal> unless(boolean right, Refusal refusal) {
    return right ? Optional.empty() : Optional.of(refusal);
  }

  @SafeVarargs
  private static Optional<Refusal> first(Supplier<Optional<Refusal>>... rules) {
    for (var rule : rules) {
      var refusal = rule.get();
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> keepsPapers(ForumEvent event, String body) {
    return standing.hindersKeepingPapers(event.by(), body, event.at());
  }

  private static Optional<Refusal> isLatest(Proposal proposal, int version) {
    return unless(proposal.version() == version, Refusal.OLD_VERSION);
  }

  private static Optional<Refusal> isOpen(Proposal proposal, Instant at) {
    return unless(proposal.isOpenAt(at), Refusal.CLOSED);
  }

  private Optional<Refusal> isMember(String member, String body, Instant at) {
    return unless(charter.membersOf(body, at).contains(member), Refusal.OTHER_MEMBER);
  }

  private Optional<Refusal> hinders(ForumEvent.CredentialGiven e) {
    var given = e.credential();
    return first(
        () -> unless(charter.hasBody(given.body()), Refusal.UNKNOWN),
        () -> unless(standing.find(given.id()).isEmpty(), Refusal.ID_TAKEN),
        () ->
            given.member().isEmpty()
                ? Optional.empty()
                : isMember(given.member().get(), given.body(), given.from()));
  }

  private Optional<Refusal> hinders(ForumEvent.CredentialEnded e) {
    return unless(standing.live(e.credential(), e.at()).isPresent(), Refusal.NO_LIVE_CREDENTIAL);
  }

  private Optional<Refusal> hinders(ForumEvent.Convened e) {
    var id = e.meeting();
    return first(
        () -> unless(charter.hasBody(id.body()), Refusal.UNKNOWN),
        () -> keepsPapers(e, id.body()),
        () ->
            unless(
                id.ordinal() == sessions.lastConvened(id.body()) + 1,
                Refusal.NOT_THE_NEXT_MEETING));
  }

  private Optional<Refusal> hindersMeeting(ForumEvent e, MeetingId id, Meeting.State before) {
    return first(
        () -> unless(sessions.find(id).isPresent(), Refusal.UNKNOWN),
        () -> keepsPapers(e, id.body()),
        () ->
            unless(
                sessions.find(id).filter(m -> m.state() == before).isPresent()
                    && id.ordinal() == sessions.lastClosed(id.body()) + 1,
                Refusal.NOT_IN_SESSION));
  }

  private Optional<Refusal> hinders(ForumEvent.Drafted e) {
    return first(
        () -> unless(charter.ruleOf(e.body()).isPresent(), Refusal.UNKNOWN),
        () -> unless(forum.proposal(e.proposal()).isEmpty(), Refusal.ID_TAKEN),
        () -> standing.hindersTakingPart(e.by(), e.body(), e.at()));
  }

  private Optional<Refusal> hinders(ForumEvent.Tabled e) {
    return on(
        e.proposal(),
        p ->
            first(
                () -> standing.hindersTakingPart(e.by(), p.body(), e.at()),
                () -> mayTable(e, p),
                () -> unless(!p.isOver(), Refusal.CLOSED),
                () -> unless(e.text().number() == p.version() + 1, Refusal.WRONG_NUMBER),
                () ->
                    unless(
                        p.version() == 0 || !p.text().hash().equals(e.text().hash()),
                        Refusal.SAME_TEXT)));
  }

  /// A draft is tabled by those who are named in it; a further version by whoever keeps the papers
  /// or brought the text.
  private Optional<Refusal> mayTable(ForumEvent.Tabled e, Proposal p) {
    boolean brought = p.broughtBy().equals(e.by());
    if (p.version() == 0) {
      return unless(brought || p.named().contains(e.by()), Refusal.NOT_THEIRS);
    }
    return brought ? Optional.empty() : keepsPapers(e, p.body());
  }

  private Optional<Refusal> onClause(
      ForumEvent e, OpaqueId proposal, int version, String clause, OfProposal more) {
    return on(
        proposal,
        p ->
            first(
                () -> standing.hindersTakingPart(e.by(), p.body(), e.at()),
                () -> isOpen(p, e.at()),
                () -> isLatest(p, version),
                () -> unless(p.text().has(clause), Refusal.NO_SUCH_CLAUSE),
                () -> more.of(p)));
  }

  private Optional<Refusal> mustBeADelegate(OpaqueId by) {
    return unless(
        standing.find(by).filter(c -> c.capacity() == Credential.Capacity.DELEGATE).isPresent(),
        Refusal.NOT_IN_THIS_CAPACITY);
  }

  private Optional<Refusal> hinders(ForumEvent.Amended e, Proposal p) {
    return first(
        () -> mustBeADelegate(e.by()),
        () ->
            unless(
                p.text().clauses().stream()
                    .noneMatch(c -> c.label().equals(e.clause()) && c.text().equals(e.instead())),
                Refusal.SAME_TEXT));
  }

  private Optional<Refusal> hinders(ForumEvent.Stated e) {
    return on(
        e.proposal(),
        p ->
            first(
                () ->
                    standing.hindersSpeakingFor(
                        e.member(), e.by(), p.body(), e.at(), e.instruction()),
                () -> isMember(e.member(), p.body(), e.at()),
                () -> isOpen(p, e.at()),
                () -> isLatest(p, e.version()),
                () -> unless(!e.kind().isAttached() || !e.text().isBlank(), Refusal.NO_WORDS),
                () ->
                    unless(
                        e.kind() != Position.Kind.NOT_PARTICIPATING || p.goesAhead().isPresent(),
                        Refusal.NO_INSTRUMENT_PERMITS),
                () -> hindersOver(e, p)));
  }

  private Optional<Refusal> hindersOver(ForumEvent.Stated e, Proposal p) {
    var before = Optional.ofNullable(p.positions().get(e.member()));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    if (before.get().saysTheSameAs(e.position())) {
      return Optional.of(Refusal.ALREADY_STATED);
    }
    return unless(
        e.instruction().isEmpty() || before.get().isOnBehalf(), Refusal.STATE_SPOKE_ITSELF);
  }

  private Optional<Refusal> hinders(ForumEvent.Retracted e) {
    return on(
        e.proposal(),
        p ->
            first(
                () ->
                    standing.hindersSpeakingFor(
                        e.member(), e.by(), p.body(), e.at(), e.instruction()),
                () -> isOpen(p, e.at()),
                () -> isLatest(p, e.version()),
                () -> unless(p.positions().containsKey(e.member()), Refusal.NOTHING_STATED),
                () ->
                    unless(
                        e.instruction().isEmpty()
                            || p.positionOf(e.member()).filter(Position::isOnBehalf).isPresent(),
                        Refusal.STATE_SPOKE_ITSELF)));
  }

  private Optional<Refusal> hindersAsking(
      ForumEvent e, Proposal p, int version, MeetingId meeting) {
    return first(
        () -> keepsPapers(e, p.body()),
        () ->
            unless(
                p.stage().phase() == Stage.Phase.OPEN
                    || p.stage().equals(new Stage.Deferred(meeting)),
                Refusal.CLOSED),
        () -> isLatest(p, version),
        () ->
            unless(
                meeting.body().equals(p.body()) && sessions.isInSession(meeting),
                Refusal.NOT_IN_SESSION));
  }

  private Optional<Refusal> hinders(ForumEvent.Called e) {
    return on(e.proposal(), p -> hindersAsking(e, p, e.version(), e.meeting()));
  }

  private Optional<Refusal> hinders(ForumEvent.SilenceAsked e) {
    return on(
        e.proposal(),
        p ->
            first(
                () -> hindersAsking(e, p, e.version(), e.meeting()),
                () -> unless(silenceIsOpen(p.body()), Refusal.MODE_NOT_OPEN),
                () ->
                    unless(
                        !e.at().plus(leastSilence(p.body())).isAfter(e.expires()),
                        Refusal.SILENCE_TOO_SHORT)));
  }

  private boolean silenceIsOpen(String body) {
    return ruleOf(body).available().contains(ModeKind.SILENCE);
  }

  private Duration leastSilence(String body) {
    return Duration.ofHours(ruleOf(body).silenceHours());
  }

  private DecisionRule ruleOf(String body) {
    return charter.ruleOf(body).orElseThrow();
  }

  private Optional<Refusal> hinders(ForumEvent.SilenceObjectedTo e) {
    return on(
        e.proposal(),
        p ->
            first(
                () ->
                    standing.hindersSpeakingFor(
                        e.member(), e.by(), p.body(), e.at(), e.instruction()),
                () -> isMember(e.member(), p.body(), e.at()),
                () -> unless(p.stage() instanceof Stage.SilenceAsked, Refusal.CLOSED)));
  }

  private Optional<Refusal> hinders(ForumEvent.SilenceBegun e) {
    return on(
        e.proposal(),
        p ->
            first(
                () -> keepsPapers(e, p.body()),
                () ->
                    p.stage() instanceof Stage.SilenceAsked(var silence)
                        ? hindersBeginning(silence, e.at())
                        : Optional.of(Refusal.SILENCE_NOT_AGREED),
                () -> unless(p.objecting().isEmpty(), Refusal.OBJECTION_MAINTAINED)));
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

  private Optional<Refusal> hinders(ForumEvent.Receipted e) {
    return on(
        e.proposal(),
        p ->
            first(
                () ->
                    standing.hindersSpeakingFor(
                        e.member(), e.by(), p.body(), e.at(), Optional.empty()),
                () -> isMember(e.member(), p.body(), e.at()),
                () ->
                    unless(
                        p.stage().silence().filter(s -> e.at().isBefore(s.expires())).isPresent(),
                        Refusal.CLOSED),
                () ->
                    unless(
                        p.stage()
                            .silence()
                            .filter(s -> s.receipts().containsKey(e.member()))
                            .isEmpty(),
                        Refusal.ALREADY_STATED)));
  }

  private Optional<Refusal> hinders(ForumEvent.ReferredToCapitals e) {
    return on(
        e.proposal(),
        p ->
            first(
                () -> hindersAsking(e, p, e.version(), e.meeting()),
                () ->
                    unless(
                        ruleOf(p.body()).available().contains(ModeKind.AD_REFERENDUM),
                        Refusal.MODE_NOT_OPEN),
                () ->
                    unless(
                        !e.referring().isEmpty()
                            && charter.membersOf(p.body(), e.at()).containsAll(e.referring()),
                        Refusal.NOBODY_REFERS),
                () ->
                    p.stage() instanceof Stage.SilenceAsked(var silence)
                        ? hindersBeginning(silence, e.at())
                        : Optional.empty(),
                () -> unless(p.objecting().isEmpty(), Refusal.OBJECTION_MAINTAINED)));
  }

  private Optional<Refusal> hinders(ForumEvent.Concluded e) {
    return on(
        e.proposal(),
        p ->
            first(
                () -> hindersConcluding(e, p),
                () -> unless(!p.isOver() && p.version() > 0, Refusal.CLOSED),
                () -> isLatest(p, e.version()),
                () -> hinders(e.outcome(), p, e.at())));
  }

  private Optional<Refusal> hindersConcluding(ForumEvent.Concluded e, Proposal p) {
    if (!(e.outcome() instanceof Outcome.Withdrawn)) {
      return keepsPapers(e, p.body());
    }
    return first(
        () -> standing.hindersTakingPart(e.by(), p.body(), e.at()),
        () -> unless(isOfWhoBrought(e.by(), p), Refusal.NOT_THEIRS));
  }

  /// The credential that a text was brought under, or another of the same member.
  private boolean isOfWhoBrought(OpaqueId by, Proposal p) {
    var brought = standing.find(p.broughtBy()).flatMap(Credential::member);
    return by.equals(p.broughtBy())
        || brought.isPresent() && standing.find(by).flatMap(Credential::member).equals(brought);
  }

  private Optional<Refusal> hinders(Outcome outcome, Proposal p, Instant at) {
    return switch (outcome) {
      case Outcome.Adopted(var decision) ->
          first(
              () -> consensus(p, at).hinders(p, decision.mode(), at),
              () -> deciding.hinders(decision, p));
      case Outcome.Blocked _ ->
          unless(
              p.stage().meeting().isPresent() && !p.objecting().isEmpty(), Refusal.NOTHING_BLOCKS);
      case Outcome.Deferred(var to) ->
          unless(to.body().equals(p.body()) && sessions.isToCome(to), Refusal.NOT_A_LATER_MEETING);
      case Outcome.Lapsed _ -> unless(consensus(p, at).hasLapsed(p, at), Refusal.NOTHING_LAPSED);
      case Outcome.Withdrawn _ -> Optional.empty();
      case Outcome.Referred(var to) ->
          first(
              () ->
                  unless(
                      p.stage() instanceof Stage.Blocked || !p.objecting().isEmpty(),
                      Refusal.NOTHING_BLOCKS),
              () -> unless(mayDirect(to, p.body()), Refusal.NOT_REFERABLE_THERE));
    };
  }

  private boolean mayDirect(String to, String body) {
    return charter.above(body).contains(to)
        && charter
            .ruleOf(to)
            .filter(r -> r.available().contains(ModeKind.SUMMIT_DIRECTED))
            .isPresent();
  }

  private Consensus consensus(Proposal p, Instant at) {
    return new Consensus(sessions, ruleOf(p.body()), charter.membersOf(p.body(), at));
  }

  private Optional<Refusal> hinders(ForumEvent.Joined e) {
    var decision = forum.decision(e.decision());
    if (decision.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN);
    }
    var body = forum.proposal(decision.get().proposal()).orElseThrow().body();
    return first(
        () -> standing.hindersSpeakingFor(e.member(), e.by(), body, e.at(), Optional.empty()),
        () -> unless(forum.notBound(decision.get()).contains(e.member()), Refusal.NOTHING_STATED));
  }

  private Optional<Refusal> hinders(ForumEvent.FollowedUp e) {
    var task = forum.task(e.task());
    if (task.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN);
    }
    var history = task.get();
    return first(
        () -> keepsPapers(e, history.task().tasking()),
        () ->
            unless(
                e.meeting().body().equals(history.task().tasking())
                    && e.meeting().ordinal() > history.given(),
                Refusal.OTHER_MEETING),
        () ->
            unless(
                !history.followUps().containsKey(e.meeting().ordinal()),
                Refusal.ALREADY_FOLLOWED_UP),
        () -> unless(history.isOpen(), Refusal.TASK_OVER),
        () -> unless(sessions.isInSession(e.meeting()), Refusal.NOT_IN_SESSION),
        () -> unless(isDecided(e.followUp(), e.task()), Refusal.NOT_DECIDED));
  }

  private boolean isDecided(FollowUp followUp, OpaqueId task) {
    return switch (followUp) {
      case FollowUp.Reported _, FollowUp.Completed _ -> true;
      case FollowUp.Extended(var decision) ->
          effects(decision, Decision.Effect.Extend.class).anyMatch(x -> x.task().equals(task));
      case FollowUp.Reassigned(var decision) ->
          effects(decision, Decision.Effect.Reassign.class).anyMatch(x -> x.task().equals(task));
      case FollowUp.Closed(var decision) ->
          effects(decision, Decision.Effect.Close.class).anyMatch(x -> x.task().equals(task));
    };
  }

  private <T extends Decision.Effect> Stream<T> effects(OpaqueId decision, Class<T> kind) {
    return forum.decision(decision).stream()
        .flatMap(d -> d.effects().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }
}
