package org.mufakat.forum;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mufakat.ledger.OpaqueId;

/// What bodies consult on, decide, and give each other to do: a state machine whose only input is
/// [ForumEvent]s and whose only way to say no is a [Refusal].
///
/// It knows no clock, no store and no network, and the same events in the same order make the same
/// forum. For one thread at a time.
public final class Forum {

  private final Charter charter;
  private final Standing standing = new Standing();
  private final Sessions sessions;
  private final ForumRules rules;
  private final Map<OpaqueId, Proposal> proposals = new LinkedHashMap<>();
  private final Map<OpaqueId, Decision> decisions = new LinkedHashMap<>();
  private final Map<OpaqueId, TaskHistory> tasks = new LinkedHashMap<>();
  private final Map<OpaqueId, TreeSet<String>> joined = new HashMap<>();
  private Instant last = Instant.MIN;

  public Forum(Charter charter) {
    this.charter = charter;
    this.sessions = new Sessions(charter);
    this.rules = new ForumRules(charter, standing, sessions, this);
  }

  public Optional<Proposal> proposal(OpaqueId id) {
    return Optional.ofNullable(proposals.get(id));
  }

  public Optional<Decision> decision(OpaqueId id) {
    return Optional.ofNullable(decisions.get(id));
  }

  public Optional<TaskHistory> task(OpaqueId id) {
    return Optional.ofNullable(tasks.get(id));
  }

  public Optional<Meeting> meeting(MeetingId id) {
    return sessions.find(id);
  }

  public Optional<Credential> credential(OpaqueId id) {
    return standing.find(id);
  }

  public Collection<Proposal> proposals() {
    return Collections.unmodifiableCollection(proposals.values());
  }

  public Collection<Decision> decisions() {
    return Collections.unmodifiableCollection(decisions.values());
  }

  public Collection<TaskHistory> tasks() {
    return Collections.unmodifiableCollection(tasks.values());
  }

  /// Number of a body's last closed meeting; 0 where none is known.
  public int lastClosed(String body) {
    return sessions.lastClosed(body);
  }

  /// Members that a decision does not bind: those that stayed out and have not joined since.
  public TreeSet<String> notBound(Decision decision) {
    var out = new TreeSet<>(decision.notBound());
    out.removeAll(joined.getOrDefault(decision.id(), new TreeSet<>()));
    return out;
  }

  /// Takes something in, or says which rule it would break.
  public ForumAnswer answer(ForumEvent event) {
    var refusal = hinders(event);
    if (refusal.isPresent()) {
      return new ForumAnswer.Refused(refusal.get());
    }
    record(event);
    return new ForumAnswer.Recorded(event);
  }

  /// What stands between an event and the record; empty where nothing does. Changes nothing.
  public Optional<Refusal> hinders(ForumEvent event) {
    return event.at().isBefore(last) ? Optional.of(Refusal.BEFORE_THE_LAST) : rules.hinders(event);
  }

  private void record(ForumEvent event) {
    last = event.at();
    switch (event) {
      case ForumEvent.CredentialGiven e -> standing.give(e.credential());
      case ForumEvent.CredentialEnded e -> standing.end(e.credential(), e.at());
      case ForumEvent.Convened e ->
          sessions.put(new Meeting(e.meeting(), e.chair(), e.host(), Meeting.State.CONVENED));
      case ForumEvent.Opened e -> move(e.meeting(), Meeting.State.IN_SESSION);
      case ForumEvent.Closed e -> move(e.meeting(), Meeting.State.CLOSED);
      case ForumEvent.Drafted e -> put(Proposal.drafted(e.proposal(), e.body(), e.by(), e.named()));
      case ForumEvent.Tabled e -> put(the(e.proposal()).with(e.text()));
      case ForumEvent.Commented _ -> {}
      case ForumEvent.Sounded _ -> {}
      case ForumEvent.Amended e -> breakSilence(e.proposal());
      case ForumEvent.Stated e -> state(e);
      case ForumEvent.Retracted e -> {
        var p = the(e.proposal());
        put(p.with(p.positions().without(e.member(), e.instruction().isPresent())));
      }
      case ForumEvent.Called e -> stage(e.proposal(), new Stage.Call(e.meeting()));
      case ForumEvent.SilenceAsked e ->
          stage(
              e.proposal(),
              new Stage.SilenceAsked(
                  new Silence(e.meeting(), e.expires(), least(e.meeting().body()), Map.of())));
      case ForumEvent.SilenceObjectedTo e -> breakSilence(e.proposal());
      case ForumEvent.SilenceBegun e ->
          asked(e.proposal())
              .ifPresent(silence -> stage(e.proposal(), new Stage.SilenceRuns(silence)));
      case ForumEvent.Receipted e ->
          stage(e.proposal(), the(e.proposal()).stage().receiptedBy(e.member(), e.at()));
      case ForumEvent.ReferredToCapitals e ->
          stage(
              e.proposal(),
              new Stage.AdReferendum(
                  e.meeting(),
                  e.referring(),
                  asked(e.proposal()).filter(s -> s.agreedAt().equals(e.meeting()))));
      case ForumEvent.Concluded e -> conclude(e);
      case ForumEvent.Joined e ->
          joined.computeIfAbsent(e.decision(), _ -> new TreeSet<>()).add(e.member());
      case ForumEvent.FollowedUp e ->
          tasks.computeIfPresent(
              e.task(), (_, task) -> task.with(e.meeting().ordinal(), e.followUp()));
    }
  }

  /// That it is there was asked before anything is recorded.
  private Proposal the(OpaqueId proposal) {
    return proposal(proposal).orElseThrow();
  }

  private void put(Proposal proposal) {
    proposals.put(proposal.id(), proposal);
  }

  private void stage(OpaqueId proposal, Stage stage) {
    put(the(proposal).at(stage));
  }

  private void move(MeetingId id, Meeting.State state) {
    sessions.put(sessions.find(id).orElseThrow().in(state));
  }

  private void state(ForumEvent.Stated e) {
    var proposal = the(e.proposal());
    put(proposal.with(proposal.positions().with(e.position())));
    if (e.kind() == Position.Kind.OBJECTION) {
      breakSilence(e.proposal());
    }
  }

  private void breakSilence(OpaqueId id) {
    stage(id, the(id).stage().broken());
  }

  private Optional<Silence> asked(OpaqueId id) {
    return the(id).stage() instanceof Stage.SilenceAsked(var silence)
        ? Optional.of(silence)
        : Optional.empty();
  }

  private Duration least(String body) {
    return Duration.ofHours(charter.ruleOf(body).orElseThrow().silenceHours());
  }

  private void conclude(ForumEvent.Concluded e) {
    var proposal = the(e.proposal());
    switch (e.outcome()) {
      case Outcome.Adopted adopted ->
          adopt(
              Decision.of(adopted, proposal.among(charter.membersOf(proposal.body(), e.at()))),
              proposal);
      case Outcome.Blocked _ ->
          stage(e.proposal(), new Stage.Blocked(proposal.stage().meeting().orElseThrow()));
      case Outcome.Deferred(var to) -> stage(e.proposal(), new Stage.Deferred(to));
      case Outcome.Lapsed _ -> stage(e.proposal(), new Stage.Lapsed());
      case Outcome.Withdrawn _ -> stage(e.proposal(), new Stage.Withdrawn());
      case Outcome.Referred(var to) -> stage(e.proposal(), new Stage.Referred(to));
    }
  }

  private void adopt(Decision decision, Proposal proposal) {
    put(proposal.at(new Stage.Adopted(decision.id())));
    decisions.put(decision.id(), decision);
    for (var task : decision.follows().tasks()) {
      tasks.put(
          task.id(), new TaskHistory(task, sessions.current(task.tasking()), new TreeMap<>()));
    }
    decision.follows().effects().forEach(effect -> effect(effect, decision.id()));
  }

  private void effect(Effect effect, OpaqueId decision) {
    switch (effect) {
      case Effect.Extend(var id, var due, _) ->
          tasks.computeIfPresent(id, (_, t) -> t.as(t.task().dueAt(due)));
      case Effect.Reassign(var id, var executing) ->
          tasks.computeIfPresent(id, (_, t) -> t.as(t.task().by(executing)));
      case Effect.Close _ -> {}
      case Effect.LetSomeGoAhead(var id) -> put(the(id).goingAhead(decision));
      case Effect.Direct(var id) -> put(the(id).directed(decision));
    }
  }
}
