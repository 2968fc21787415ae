package org.mufakat.forum;

import static org.mufakat.forum.Refusing.first;
import static org.mufakat.forum.Refusing.unless;

import java.util.Optional;
import java.util.function.Predicate;
import org.mufakat.ledger.OpaqueId;

/// What may happen in the forum: for each kind of event, the rules that it is held to, in the order
/// in which a person would want to hear of them. Changes nothing.
///
/// Who is who, meetings and tasks are looked at here, texts in [TextRules] and [AskingRules].
final class ForumRules {

  private final Charter charter;
  private final Standing standing;
  private final Sessions sessions;
  private final Forum forum;
  private final TextRules texts;
  private final AskingRules asking;

  ForumRules(Charter charter, Standing standing, Sessions sessions, Forum forum) {
    this.charter = charter;
    this.standing = standing;
    this.sessions = sessions;
    this.forum = forum;
    var following = new Following(charter, sessions, forum);
    this.asking = new AskingRules(charter, standing, sessions, forum, following);
    this.texts = new TextRules(charter, standing, forum, following, asking);
  }

  Optional<Refusal> hinders(ForumEvent event) {
    return switch (event) {
      case ForumEvent.CredentialGiven e -> hinders(e);
      case ForumEvent.CredentialEnded e -> hinders(e);
      case ForumEvent.Convened e -> hinders(e);
      case ForumEvent.Opened e -> hindersMeeting(e, e.meeting(), Meeting.State.CONVENED);
      case ForumEvent.Closed e -> hindersMeeting(e, e.meeting(), Meeting.State.IN_SESSION);
      case ForumEvent.Drafted e -> texts.hinders(e);
      case ForumEvent.Tabled e -> on(e.proposal(), p -> texts.hinders(e, p));
      case ForumEvent.Commented e -> on(e.proposal(), p -> texts.hinders(e, p));
      case ForumEvent.Amended e -> on(e.proposal(), p -> texts.hinders(e, p));
      case ForumEvent.Sounded e -> on(e.proposal(), p -> texts.hinders(e, p));
      case ForumEvent.Stated e -> on(e.proposal(), p -> texts.hinders(e, p));
      case ForumEvent.Retracted e -> on(e.proposal(), p -> texts.hinders(e, p));
      case ForumEvent.Called e -> on(e.proposal(), p -> asking.hinders(e, p));
      case ForumEvent.SilenceAsked e -> on(e.proposal(), p -> asking.hinders(e, p));
      case ForumEvent.SilenceObjectedTo e -> on(e.proposal(), p -> asking.hinders(e, p));
      case ForumEvent.SilenceBegun e -> on(e.proposal(), p -> asking.hinders(e, p));
      case ForumEvent.Receipted e -> on(e.proposal(), p -> asking.hinders(e, p));
      case ForumEvent.ReferredToCapitals e -> on(e.proposal(), p -> asking.hinders(e, p));
      case ForumEvent.Concluded e -> on(e.proposal(), p -> asking.hinders(e, p));
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

  private Optional<Refusal> hinders(ForumEvent.CredentialGiven e) {
    var given = e.credential();
    return first(
        () -> unless(charter.hasBody(given.body()), Refusal.UNKNOWN),
        () -> unless(standing.find(given.id()).isEmpty(), Refusal.ID_TAKEN),
        () ->
            unless(
                given
                    .member()
                    .filter(m -> !charter.membersOf(given.body(), given.from()).contains(m))
                    .isEmpty(),
                Refusal.OTHER_MEMBER));
  }

  private Optional<Refusal> hinders(ForumEvent.CredentialEnded e) {
    var credential = standing.find(e.credential());
    if (credential.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN);
    }
    return first(
        () -> standing.hindersEnding(credential.get(), e.by(), e.at()),
        () -> unless(!standing.isOver(credential.get(), e.at()), Refusal.CREDENTIAL_OVER));
  }

  private Optional<Refusal> hinders(ForumEvent.Convened e) {
    var id = e.meeting();
    return first(
        () -> unless(charter.hasBody(id.body()), Refusal.UNKNOWN),
        () -> standing.hindersKeepingPapers(e.by(), id.body(), e.at()),
        () ->
            unless(
                id.ordinal() == sessions.lastConvened(id.body()) + 1,
                Refusal.NOT_THE_NEXT_MEETING));
  }

  private Optional<Refusal> hindersMeeting(ForumEvent e, MeetingId id, Meeting.State before) {
    return first(
        () -> unless(sessions.find(id).isPresent(), Refusal.UNKNOWN),
        () -> standing.hindersKeepingPapers(e.by(), id.body(), e.at()),
        () ->
            unless(
                sessions.find(id).filter(m -> m.state() == before).isPresent()
                    && id.ordinal() == sessions.lastClosed(id.body()) + 1,
                Refusal.NOT_IN_SESSION));
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
    return task.isEmpty() ? Optional.of(Refusal.UNKNOWN) : hinders(e, task.get());
  }

  private Optional<Refusal> hinders(ForumEvent.FollowedUp e, TaskHistory history) {
    var tasking = history.task().tasking();
    int ordinal = e.meeting().ordinal();
    return first(
        () -> standing.hindersKeepingPapers(e.by(), tasking, e.at()),
        () ->
            unless(
                e.meeting().body().equals(tasking) && ordinal > history.given(),
                Refusal.OTHER_MEETING),
        () -> unless(!history.followUps().containsKey(ordinal), Refusal.ALREADY_FOLLOWED_UP),
        () -> unless(history.isOpen(), Refusal.TASK_OVER),
        () -> unless(sessions.isInSession(e.meeting()), Refusal.NOT_IN_SESSION),
        () -> unless(isDecided(e.followUp(), e.task()), Refusal.NOT_DECIDED),
        () ->
            unless(
                e.followUp().decided().filter(history::hasHeardOf).isEmpty(),
                Refusal.HEARD_ALREADY));
  }

  private boolean isDecided(FollowUp followUp, OpaqueId task) {
    return switch (followUp) {
      case FollowUp.Reported _, FollowUp.Completed _ -> true;
      case FollowUp.Extended(var decision) ->
          says(decision, x -> x instanceof Effect.Extend(var of, _, _) && of.equals(task));
      case FollowUp.Reassigned(var decision) ->
          says(decision, x -> x instanceof Effect.Reassign(var of, _) && of.equals(task));
      case FollowUp.Closed(var decision) -> says(decision, new Effect.Close(task)::equals);
    };
  }

  private boolean says(OpaqueId decision, Predicate<Effect> what) {
    return forum.decision(decision).stream()
        .flatMap(d -> d.follows().effects().stream())
        .anyMatch(what);
  }
}
