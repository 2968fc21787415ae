package org.mufakat.simulator.forum;

import static org.mufakat.simulator.forum.InventedCharter.BEGINNING;
import static org.mufakat.simulator.forum.InventedCharter.CHAIN;
import static org.mufakat.simulator.forum.InventedCharter.GROUP;
import static org.mufakat.simulator.forum.InventedCharter.JOINING;
import static org.mufakat.simulator.forum.InventedCharter.LEAST_HOURS;
import static org.mufakat.simulator.forum.InventedCharter.LEAVING;
import static org.mufakat.simulator.forum.InventedCharter.MEMBERS;
import static org.mufakat.simulator.forum.InventedCharter.MINISTERS;
import static org.mufakat.simulator.forum.InventedCharter.OFFICIALS;
import static org.mufakat.simulator.forum.InventedCharter.SUMMIT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Due;
import org.mufakat.forum.Effect;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.Follows;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;
import org.mufakat.forum.Task;
import org.mufakat.forum.TaskHistory;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// What is asked of a forum next, drawn by chance: often the next step of something that could come
/// to an end, often anything at all, and now and then with something wrong in it.
final class ForumDraw {

  private static final PaperHash PAPER = new PaperHash("ab".repeat(32));
  private static final List<PaperHash> PAPERS = List.of(PAPER);
  private static final Instant EVER = BEGINNING.plus(Duration.ofDays(3650));

  private final Forum forum;
  private final SplittableRandom random;
  private final List<Credential> credentials = new ArrayList<>();
  private final List<OpaqueId> proposals = new ArrayList<>();
  private final int[] ordinals = {0, 10, 0, 0};
  private final Deque<Supplier<ForumEvent>> planned = new ArrayDeque<>();
  private Instant now = BEGINNING;
  private long drawn;

  ForumDraw(Forum forum, SplittableRandom random) {
    this.forum = forum;
    this.random = random;
  }

  /// Somebody of each capacity at the bodies that this is about, and a meeting of the officials.
  List<ForumEvent> beginning() {
    var events = new ArrayList<ForumEvent>();
    for (var body : List.of(SUMMIT, MINISTERS, OFFICIALS)) {
      events.add(give(fresh(), Capacity.SECRETARIAT, null, body, BEGINNING, EVER));
    }
    for (var member : List.of("XAA", "XAB", "XAC")) {
      events.add(give(fresh(), Capacity.DELEGATE, member, OFFICIALS, BEGINNING, EVER));
    }
    events.add(give(fresh(), Capacity.DELEGATE, "XAD", OFFICIALS, BEGINNING, EVER));
    events.add(give(fresh(), Capacity.DELEGATE, "XAE", OFFICIALS, JOINING, EVER));
    events.add(give(fresh(), Capacity.DELEGATE, "XAA", MINISTERS, BEGINNING, LEAVING));
    events.add(give(fresh(), Capacity.DELEGATE, "XAB", SUMMIT, BEGINNING, EVER));
    var chair = fresh();
    events.add(give(chair, Capacity.CHAIR, null, OFFICIALS, BEGINNING, EVER));
    events.add(give(chair, Capacity.DELEGATE, "XAB", OFFICIALS, BEGINNING, EVER));
    events.add(give(fresh(), Capacity.ADVISER, "XAC", OFFICIALS, BEGINNING, EVER));
    events.add(give(fresh(), Capacity.OBSERVER, null, OFFICIALS, BEGINNING, EVER));
    var first = new MeetingId(OFFICIALS, 1);
    ordinals[CHAIN.indexOf(OFFICIALS)] = 1;
    events.add(new ForumEvent.Convened(now, credentials.get(2).id(), first, "XAA", "XAB"));
    events.add(new ForumEvent.Opened(now, credentials.get(2).id(), first));
    return events;
  }

  private ForumEvent give(
      OpaqueId person,
      Capacity capacity,
      @Nullable String member,
      String body,
      Instant from,
      Instant until) {
    var given =
        new Credential(fresh(), person, capacity, Optional.ofNullable(member), body, from, until);
    credentials.add(given);
    return new ForumEvent.CredentialGiven(now, OpaqueId.NONE, given);
  }

  ForumEvent next() {
    pass();
    if (planned.isEmpty() && chance(70)) {
      plan();
    }
    return !planned.isEmpty() && chance(82) ? planned.removeFirst().get() : single();
  }

  /// Mostly a minute; sometimes hours, so that silences end; now and then back.
  private void pass() {
    int hundredth = random.nextInt(100);
    if (hundredth < 60) {
      return;
    }
    if (hundredth < 90) {
      now = now.plusSeconds(60);
    } else if (hundredth < 97) {
      now = now.plus(Duration.ofHours(1 + random.nextInt(5)));
    } else if (hundredth < 99) {
      now = now.plus(Duration.ofHours(LEAST_HOURS));
    }
  }

  private Instant at() {
    return chance(1) ? now.minusSeconds(30) : now;
  }

  // ---- What comes to an end by several steps ----

  private void plan() {
    switch (random.nextInt(11)) {
      case 0 -> planAdoption(chance(80) ? OFFICIALS : MINISTERS, follows -> follows);
      case 1, 2 -> planAtMeeting();
      case 3, 4 -> planSilence();
      case 5 -> planAdReferendum();
      case 6 -> planBlocking();
      case 7 -> planNextMeeting(chance(80) ? OFFICIALS : MINISTERS);
      case 8 -> planFollowUp();
      case 9 -> planWithoutSome();
      default -> planDirecting();
    }
  }

  /// A text of the officials that is before them, or will be when the plan comes to it.
  private OpaqueId planText() {
    if (chance(40)) {
      return pickProposal();
    }
    var id = fresh();
    planTabling(id, OFFICIALS, follows -> follows);
    return id;
  }

  private void planTabling(OpaqueId id, String body, UnaryOperator<Follows> changed) {
    planned.add(
        () -> {
          proposals.add(id);
          return new ForumEvent.Drafted(now, secretary(body), id, body, Set.of());
        });
    planned.add(() -> tabled(id, body, changed.apply(follows(body))));
  }

  private void planAdoption(String body, UnaryOperator<Follows> changed) {
    var id = fresh();
    planTabling(id, body, changed);
    planned.add(() -> called(id));
    planned.add(() -> adopted(id, ModeKind.MEETING_CONSENSUS));
  }

  private ForumEvent called(OpaqueId id) {
    return new ForumEvent.Called(now, secretary(bodyOf(id)), id, versionOf(id), currentOf(id));
  }

  private void planWithoutSome() {
    var id = planText();
    planAdoption(OFFICIALS, follows -> follows.doing(new Effect.LetSomeGoAhead(id)));
    planned.add(() -> called(id));
    planned.add(() -> stated(id, Position.Kind.NOT_PARTICIPATING));
    planned.add(() -> adopted(id, chance(85) ? ModeKind.MINUS_X : pickMode()));
    planned.add(this::joined);
  }

  private ForumEvent tabled(OpaqueId id, String body, Follows follows) {
    return new ForumEvent.Tabled(now, secretary(body), id, text(versionOf(id) + 1, follows));
  }

  private void planAtMeeting() {
    var id = planText();
    planned.add(() -> called(id));
    planned.add(() -> stated(id, pickKind()));
    planned.add(() -> adopted(id, pickMode()));
  }

  private void planSilence() {
    var id = planText();
    planned.add(() -> silenceAsked(id));
    planned.add(() -> new ForumEvent.SilenceBegun(now, secretary(bodyOf(id)), id));
    planReceipts(id);
    planned.add(() -> stated(id, pickMildKind()));
    planEnd(id, ModeKind.SILENCE);
  }

  private void planAdReferendum() {
    var id = planText();
    if (chance(50)) {
      planned.add(() -> silenceAsked(id));
    }
    var referring = somebody();
    planned.add(
        () ->
            new ForumEvent.ReferredToCapitals(
                now, secretary(bodyOf(id)), id, versionOf(id), currentOf(id), referring));
    if (chance(60)) {
      referring.forEach(member -> planned.add(() -> statedBy(id, member, pickMildKind())));
    } else {
      planReceipts(id);
    }
    planEnd(id, ModeKind.AD_REFERENDUM);
  }

  private ForumEvent silenceAsked(OpaqueId id) {
    return new ForumEvent.SilenceAsked(
        now,
        secretary(bodyOf(id)),
        id,
        versionOf(id),
        currentOf(id),
        now.plus(Duration.ofHours(LEAST_HOURS + (chance(85) ? 6 : 0))));
  }

  private void planReceipts(OpaqueId id) {
    for (var member : chance(80) ? MEMBERS : somebody()) {
      planned.add(() -> new ForumEvent.Receipted(now, delegate(member, bodyOf(id)), id, member));
    }
  }

  private void planEnd(OpaqueId id, ModeKind mode) {
    if (chance(15)) {
      planned.add(() -> amended(id));
    }
    planned.add(
        () -> {
          if (chance(90)) {
            now = now.plus(Duration.ofHours(LEAST_HOURS + 6));
          }
          return chance(80) ? adopted(id, mode) : concluded(id, pickOutcome(id));
        });
    planned.add(() -> concluded(id, pickOutcome(id)));
  }

  private void planBlocking() {
    var id = planText();
    planned.add(() -> called(id));
    planned.add(() -> stated(id, Position.Kind.OBJECTION));
    if (chance(50)) {
      planned.add(() -> concluded(id, new Outcome.Blocked()));
    }
    planned.add(() -> concluded(id, new Outcome.Referred(SUMMIT)));
  }

  private void planNextMeeting(String body) {
    planned.add(() -> new ForumEvent.Closed(now, secretary(body), current(body)));
    planOpening(body);
  }

  private void planOpening(String body) {
    planned.add(
        () -> {
          int next = ++ordinals[CHAIN.indexOf(body)];
          return new ForumEvent.Convened(
              now, secretary(body), new MeetingId(body, next), "XAA", "XAB");
        });
    planned.add(
        () ->
            new ForumEvent.Opened(
                now, secretary(body), new MeetingId(body, ordinals[CHAIN.indexOf(body)])));
  }

  private void planFollowUp() {
    planNextMeeting(OFFICIALS);
    var effect = pickEffect(OFFICIALS);
    if (effect.isPresent() && chance(60)) {
      planAdoption(OFFICIALS, follows -> follows.doing(effect.get()));
    }
    planned.add(this::followedUp);
    if (chance(40)) {
      planNextMeeting(OFFICIALS);
      planned.add(this::followedUp);
    }
  }

  private void planDirecting() {
    var referred =
        forum.proposals().stream().filter(p -> p.stage() instanceof Stage.Referred).findFirst();
    if (referred.isEmpty()) {
      planBlocking();
      return;
    }
    var id = referred.get().id();
    if (!isInSession(current(SUMMIT))) {
      planOpening(SUMMIT);
    }
    planAdoption(SUMMIT, follows -> follows.doing(new Effect.Direct(id)));
    planned.add(() -> called(id));
    for (var member : MEMBERS) {
      planned.add(() -> statedBy(id, member, pickMildKind()));
    }
    planned.add(() -> adopted(id, ModeKind.SUMMIT_DIRECTED));
  }

  // ---- Anything ----

  private ForumEvent single() {
    if (proposals.isEmpty()) {
      return drafted();
    }
    var id = pickProposal();
    return switch (random.nextInt(24)) {
      case 0 -> credentialGiven();
      case 1 -> new ForumEvent.CredentialEnded(at(), pickCredential(), pickCredential());
      case 2 -> drafted();
      case 3, 4 -> tabledByChance(id);
      case 5 -> new ForumEvent.Commented(at(), by(id), id, pickVersion(id), pickClause(), "Words");
      case 6 -> amended(id);
      case 7 ->
          new ForumEvent.Sounded(
              at(),
              by(id),
              id,
              pickVersion(id),
              pickClause(),
              ForumEvent.Sounding.values()[random.nextInt(3)]);
      case 8, 9, 10 -> stated(id, pickKind());
      case 11 -> retracted(id);
      case 12 ->
          new ForumEvent.Called(at(), keeper(id), id, pickVersion(id), pickMeeting(bodyOf(id)));
      case 13 ->
          new ForumEvent.SilenceAsked(
              at(),
              keeper(id),
              id,
              pickVersion(id),
              pickMeeting(bodyOf(id)),
              now.plus(Duration.ofHours(LEAST_HOURS - 1 + random.nextInt(4))));
      case 14 -> {
        var member = pickMember();
        yield new ForumEvent.SilenceObjectedTo(
            at(), byFor(member, id), id, member, pickInstruction());
      }
      case 15 -> new ForumEvent.SilenceBegun(at(), keeper(id), id);
      case 16 -> {
        var member = pickMember();
        yield new ForumEvent.Receipted(at(), byFor(member, id), id, member);
      }
      case 17 ->
          new ForumEvent.ReferredToCapitals(
              at(), keeper(id), id, pickVersion(id), pickMeeting(bodyOf(id)), somebody());
      case 18, 19 ->
          new ForumEvent.Concluded(at(), keeper(id), id, pickVersion(id), pickOutcome(id));
      case 20 -> joined();
      case 21, 22 -> followedUp();
      default -> meetingEvent();
    };
  }

  private ForumEvent credentialGiven() {
    var capacity = Capacity.values()[random.nextInt(Capacity.values().length)];
    boolean forMember = capacity == Capacity.DELEGATE || capacity == Capacity.ADVISER;
    var person = chance(50) ? fresh() : pick(credentials).person();
    var id = chance(5) ? pick(credentials).id() : fresh();
    var from = now.plus(Duration.ofHours(random.nextInt(3) - 1));
    var given =
        new Credential(
            id,
            person,
            capacity,
            forMember ? Optional.of(chance(5) ? "XZZ" : pickMember()) : Optional.empty(),
            chance(3) ? "NOBODY" : pickBody(),
            from,
            from.plus(Duration.ofHours(2 + random.nextInt(200))));
    if (forum.hinders(new ForumEvent.CredentialGiven(now, OpaqueId.NONE, given)).isEmpty()) {
      credentials.add(given);
    }
    return new ForumEvent.CredentialGiven(now, OpaqueId.NONE, given);
  }

  private ForumEvent drafted() {
    var body = chance(3) ? "NOBODY" : pickBody();
    var id = chance(4) ? pickProposal() : fresh();
    var named = chance(50) ? Set.of(pickCredential()) : Set.<OpaqueId>of();
    if (!body.equals("NOBODY")) {
      proposals.add(id);
    }
    return new ForumEvent.Drafted(at(), by(body), id, body, named);
  }

  private ForumEvent tabledByChance(OpaqueId id) {
    int number = versionOf(id) + (chance(90) ? 1 : random.nextInt(3) + 1);
    var by =
        forum.proposal(id).filter(_ -> chance(60)).map(Proposal::broughtBy).orElseGet(() -> by(id));
    var old = forum.proposal(id).filter(p -> p.version() > 0).map(Proposal::text);
    var text =
        old.isPresent() && chance(5)
            ? new TextVersion(number, old.get().clauses(), old.get().follows())
            : text(number, follows(bodyOf(id)));
    return new ForumEvent.Tabled(at(), by, id, text);
  }

  private ForumEvent amended(OpaqueId id) {
    return new ForumEvent.Amended(
        at(), by(id), id, pickVersion(id), pickClause(), chance(10) ? "Nothing follows." : "Other");
  }

  private ForumEvent stated(OpaqueId id, Position.Kind kind) {
    return statedBy(id, pickMember(), kind);
  }

  private ForumEvent statedBy(OpaqueId id, String member, Position.Kind kind) {
    boolean onBehalf = chance(20);
    var by = onBehalf ? keeper(id) : byFor(member, id);
    var words = kind.isAttached() && !chance(4) ? "Words" : "";
    var instruction = onBehalf != chance(6) ? Optional.of(PAPER) : Optional.<PaperHash>empty();
    return new ForumEvent.Stated(at(), by, id, pickVersion(id), member, kind, words, instruction);
  }

  private ForumEvent retracted(OpaqueId id) {
    var stated = forum.proposal(id).map(p -> List.copyOf(p.positions().byMember().keySet()));
    var member =
        stated.filter(s -> !s.isEmpty() && chance(85)).map(this::pick).orElseGet(this::pickMember);
    boolean onBehalf = chance(20);
    return new ForumEvent.Retracted(
        at(),
        onBehalf ? keeper(id) : byFor(member, id),
        id,
        pickVersion(id),
        member,
        onBehalf != chance(6) ? Optional.of(PAPER) : Optional.empty());
  }

  private ForumEvent joined() {
    if (forum.decisions().isEmpty() && chance(80)) {
      return stated(pickProposal(), pickKind());
    }
    var apart =
        forum.decisions().stream().filter(d -> !forum.notBound(d).isEmpty() || chance(20)).toList();
    var decision = apart.isEmpty() ? fresh() : pick(apart).id();
    var member =
        apart.isEmpty() || forum.notBound(apart.getFirst()).isEmpty()
            ? pickMember()
            : forum.notBound(apart.getFirst()).first();
    return new ForumEvent.Joined(at(), delegate(member, OFFICIALS), decision, member);
  }

  private ForumEvent followedUp() {
    var tasks = List.copyOf(forum.tasks());
    if (tasks.isEmpty() && chance(80)) {
      return stated(pickProposal(), pickKind());
    }
    if (tasks.isEmpty()) {
      return new ForumEvent.FollowedUp(
          at(), secretary(OFFICIALS), fresh(), current(OFFICIALS), new FollowUp.Reported(PAPER));
    }
    var task = pick(tasks);
    var body = task.task().tasking();
    return new ForumEvent.FollowedUp(
        at(),
        chance(95) ? secretary(body) : pickCredential(),
        task.task().id(),
        pickMeeting(body),
        pickFollowUp(task));
  }

  private FollowUp pickFollowUp(TaskHistory task) {
    var decisions = new ArrayList<FollowUp>();
    for (var decision : forum.decisions()) {
      for (var effect : decision.follows().effects()) {
        switch (effect) {
          case Effect.Extend(var of, _, _) when of.equals(task.task().id()) ->
              decisions.add(new FollowUp.Extended(decision.id()));
          case Effect.Reassign(var of, _) when of.equals(task.task().id()) ->
              decisions.add(new FollowUp.Reassigned(decision.id()));
          case Effect.Close(var of) when of.equals(task.task().id()) ->
              decisions.add(new FollowUp.Closed(decision.id()));
          case Effect.Extend _,
              Effect.Reassign _,
              Effect.Close _,
              Effect.LetSomeGoAhead _,
              Effect.Direct _ -> {}
        }
      }
    }
    if (!decisions.isEmpty() && chance(70)) {
      return pick(decisions);
    }
    var any = forum.decisions().isEmpty() ? fresh() : pick(List.copyOf(forum.decisions())).id();
    return switch (random.nextInt(8)) {
      case 0 -> new FollowUp.Completed(PAPER);
      case 1 -> new FollowUp.Extended(any);
      case 2 -> new FollowUp.Closed(any);
      default -> new FollowUp.Reported(PAPER);
    };
  }

  private ForumEvent meetingEvent() {
    var body = pickBody();
    int last = ordinals[CHAIN.indexOf(body)];
    var meeting = new MeetingId(body, Math.max(1, last + (chance(85) ? 0 : random.nextInt(3) - 1)));
    var by = chance(95) ? secretary(body) : pickCredential();
    return switch (random.nextInt(3)) {
      case 0 -> new ForumEvent.Opened(at(), by, meeting);
      case 1 -> new ForumEvent.Closed(at(), by, meeting);
      default -> {
        var next = new MeetingId(body, last + (chance(90) ? 1 : 2));
        var event = new ForumEvent.Convened(at(), by, next, "XAA", "XAB");
        if (forum.hinders(event).isEmpty()) {
          ordinals[CHAIN.indexOf(body)] = next.ordinal();
        }
        yield event;
      }
    };
  }

  private ForumEvent adopted(OpaqueId id, ModeKind mode) {
    return concluded(id, adoption(id, mode));
  }

  private ForumEvent concluded(OpaqueId id, Outcome outcome) {
    return new ForumEvent.Concluded(now, secretary(bodyOf(id)), id, versionOf(id), outcome);
  }

  private Outcome adoption(OpaqueId id, ModeKind mode) {
    var text = forum.proposal(id).filter(p -> p.version() > 0).map(p -> p.text().hash());
    var decisions = forum.decisions();
    return new Outcome.Adopted(
        decisions.isEmpty() || !chance(2) ? fresh() : decisions.iterator().next().id(),
        chance(2) ? PAPER : text.orElse(PAPER),
        mode,
        chance(2) ? List.of() : PAPERS);
  }

  // ---- What texts say ----

  private TextVersion text(int number, Follows follows) {
    return new TextVersion(
        number,
        List.of(
            new Clause("1", "Words " + random.nextInt(1000)), new Clause("2", "Nothing follows.")),
        follows);
  }

  private Follows follows(String body) {
    var owner = chance(90) ? body : pickBody();
    var due =
        chance(50)
            ? new Due.NoAction(chance(96) ? "2" : "9")
            : new Due.At(new MeetingId(owner, comingOrdinal(owner)));
    var tasks = new ArrayList<Task>();
    if (due instanceof Due.At && chance(60)) {
      tasks.add(task(body));
    }
    var effects = new ArrayList<Effect>();
    if (chance(20)) {
      pickEffect(body).ifPresent(effects::add);
    }
    return new Follows(owner, due, tasks, effects);
  }

  private Task task(String body) {
    var executing = chance(92) ? below(body) : pickBody();
    var tasks = forum.tasks();
    var id = tasks.isEmpty() || !chance(4) ? fresh() : tasks.iterator().next().task().id();
    return new Task(
        id,
        chance(97) ? body : pickBody(),
        executing,
        new MeetingId(body, comingOrdinal(body)),
        "A study");
  }

  private static String below(String body) {
    return CHAIN.get(Math.min(CHAIN.size() - 1, CHAIN.indexOf(body) + 1));
  }

  private int comingOrdinal(String body) {
    return Math.max(
        1,
        ordinals[CHAIN.indexOf(body)] + (chance(93) ? 1 + random.nextInt(3) : -random.nextInt(2)));
  }

  private Optional<Effect> pickEffect(String body) {
    var tasks = List.copyOf(forum.tasks());
    int which = random.nextInt(8);
    if (which < 2 && !proposals.isEmpty()) {
      return Optional.of(new Effect.LetSomeGoAhead(pickProposal()));
    }
    if (which == 2) {
      return forum.proposals().stream()
          .filter(p -> p.stage() instanceof Stage.Referred || chance(5))
          .findFirst()
          .map(p -> new Effect.Direct(p.id()));
    }
    if (tasks.isEmpty()) {
      return Optional.empty();
    }
    var task = pick(tasks).task().id();
    return Optional.of(
        switch (which) {
          case 3, 4 ->
              new Effect.Extend(
                  task, new MeetingId(body, comingOrdinal(body)), chance(95) ? "Why" : " ");
          case 5 -> new Effect.Reassign(task, chance(90) ? GROUP : pickBody());
          default -> new Effect.Close(task);
        });
  }

  // ---- Who and what ----

  private Outcome pickOutcome(OpaqueId id) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> adoption(id, pickMode());
      case 2 -> new Outcome.Blocked();
      case 3 -> {
        var body = bodyOf(id);
        yield new Outcome.Deferred(
            new MeetingId(chance(95) ? body : pickBody(), comingOrdinal(body)));
      }
      case 4 -> new Outcome.Lapsed();
      case 5 -> new Outcome.Withdrawn();
      default -> new Outcome.Referred(chance(85) ? SUMMIT : pickBody());
    };
  }

  private ModeKind pickMode() {
    return chance(50)
        ? ModeKind.MEETING_CONSENSUS
        : ModeKind.values()[random.nextInt(ModeKind.values().length)];
  }

  private Position.Kind pickKind() {
    return Position.Kind.values()[random.nextInt(Position.Kind.values().length)];
  }

  private Position.Kind pickMildKind() {
    return chance(6) ? Position.Kind.OBJECTION : Position.Kind.values()[random.nextInt(4)];
  }

  private Optional<PaperHash> pickInstruction() {
    return chance(15) ? Optional.of(PAPER) : Optional.empty();
  }

  private String pickClause() {
    return chance(4) ? "9" : chance(50) ? "1" : "2";
  }

  private int pickVersion(OpaqueId id) {
    return versionOf(id) + (chance(4) ? random.nextInt(3) - 1 : 0);
  }

  private int versionOf(OpaqueId id) {
    return forum.proposal(id).map(Proposal::version).orElse(0);
  }

  private String bodyOf(OpaqueId id) {
    return forum.proposal(id).map(Proposal::body).orElse(OFFICIALS);
  }

  /// Mostly one of which something can still come.
  private OpaqueId pickProposal() {
    if (proposals.isEmpty() || chance(1)) {
      return fresh();
    }
    var id = pick(proposals);
    for (int more = 0; more < 4 && isOver(id); more++) {
      id = pick(proposals);
    }
    return id;
  }

  private boolean isOver(OpaqueId id) {
    return forum.proposal(id).filter(p -> p.stage().phase() != Stage.Phase.OVER).isEmpty();
  }

  private MeetingId current(String body) {
    return new MeetingId(body, Math.max(1, ordinals[CHAIN.indexOf(body)]));
  }

  private MeetingId currentOf(OpaqueId id) {
    return current(bodyOf(id));
  }

  private boolean isInSession(MeetingId id) {
    return forum.meeting(id).filter(m -> m.state() == Meeting.State.IN_SESSION).isPresent();
  }

  private MeetingId pickMeeting(String body) {
    var current = current(body);
    if (chance(92)) {
      return current;
    }
    return chance(50)
        ? current(pickBody())
        : new MeetingId(body, Math.max(1, current.ordinal() - 1));
  }

  private String pickBody() {
    int hundredth = random.nextInt(100);
    if (hundredth < 65) {
      return OFFICIALS;
    }
    return hundredth < 80 ? MINISTERS : hundredth < 95 ? SUMMIT : GROUP;
  }

  private String pickMember() {
    return pick(MEMBERS);
  }

  private Set<String> somebody() {
    var some = new TreeSet<String>();
    for (var member : MEMBERS.subList(0, 4)) {
      if (chance(45)) {
        some.add(member);
      }
    }
    if (chance(5)) {
      some.add("XZZ");
    }
    return some;
  }

  private OpaqueId secretary(String body) {
    return holder(c -> c.capacity() == Capacity.SECRETARIAT && c.body().equals(body));
  }

  private OpaqueId keeper(OpaqueId id) {
    if (chance(4)) {
      return pickCredential();
    }
    return chance(20) ? by(id) : secretary(bodyOf(id));
  }

  private OpaqueId delegate(String member, String body) {
    return holder(
        c ->
            c.capacity() == Capacity.DELEGATE
                && c.body().equals(body)
                && c.member().filter(member::equals).isPresent());
  }

  private OpaqueId byFor(String member, OpaqueId id) {
    return chance(94) ? delegate(member, bodyOf(id)) : pickCredential();
  }

  private OpaqueId by(OpaqueId id) {
    return by(bodyOf(id));
  }

  private OpaqueId by(String body) {
    var there = credentials.stream().filter(c -> c.body().equals(body)).toList();
    return there.isEmpty() || chance(3) ? pickCredential() : pick(there).id();
  }

  /// The newest that is right and live.
  private OpaqueId holder(Predicate<Credential> right) {
    for (int i = credentials.size() - 1; i >= 0; i--) {
      var c = credentials.get(i);
      if (right.test(c) && !now.isBefore(c.from()) && now.isBefore(c.until())) {
        return c.id();
      }
    }
    return pickCredential();
  }

  private OpaqueId pickCredential() {
    return chance(4) ? fresh() : pick(credentials).id();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private boolean chance(int hundredths) {
    return random.nextInt(100) < hundredths;
  }

  private OpaqueId fresh() {
    return new OpaqueId("0".repeat(16) + HexFormat.of().toHexDigits(++drawn));
  }
}
