package org.mufakat.simulator.forum;

import static org.mufakat.simulator.forum.InventedCharter.CHAIN;
import static org.mufakat.simulator.forum.InventedCharter.LEAST_HOURS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Decision;
import org.mufakat.forum.Due;
import org.mufakat.forum.Effect;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.Position;
import org.mufakat.forum.Position.Kind;
import org.mufakat.forum.Task;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// Everything that was recorded, in order, and what the rules say of it in plain words: no stage is
/// kept, each answer is looked for in the events. Slow, and written without looking at how the
/// forum does it.
final class NaiveRecord {

  private static final Duration LEAST = Duration.ofHours(LEAST_HOURS);

  private final InventedCharter charter = new InventedCharter();
  private final List<ForumEvent> all = new ArrayList<>();
  private final Map<Class<?>, List<ForumEvent>> byKind = new HashMap<>();

  /// What concerns each text: its own events, and the adoptions that have an effect on it.
  private final Map<OpaqueId, List<ForumEvent>> byText = new LinkedHashMap<>();

  /// What was adopted, with the text as it stood.
  private final Map<OpaqueId, Adoption> adoptions = new LinkedHashMap<>();

  /// @param meetings what the number of the current meeting was
  record Adoption(ForumEvent.Concluded event, TextVersion text, int current, Decision decision) {}

  void add(ForumEvent event) {
    if (event instanceof ForumEvent.Concluded c && c.outcome() instanceof Outcome.Adopted adopted) {
      var text = versions(c.proposal()).getLast();
      int current = current(bodyOf(c.proposal()));
      var decision = decide(c, adopted, text);
      adoptions.put(adopted.decision(), new Adoption(c, text, current, decision));
      touched(text).forEach(id -> of(id).add(event));
    }
    all.add(event);
    byKind.computeIfAbsent(event.getClass(), _ -> new ArrayList<>()).add(event);
    textOf(event).ifPresent(id -> of(id).add(event));
  }

  private List<ForumEvent> of(OpaqueId id) {
    return byText.computeIfAbsent(id, _ -> new ArrayList<>());
  }

  private static List<OpaqueId> touched(TextVersion text) {
    return text.follows().effects().stream()
        .flatMap(
            effect ->
                switch (effect) {
                  case Effect.LetSomeGoAhead(var id) -> Stream.of(id);
                  case Effect.Direct(var id) -> Stream.of(id);
                  case Effect.Extend _, Effect.Reassign _, Effect.Close _ -> Stream.empty();
                })
        .distinct()
        .toList();
  }

  static Optional<OpaqueId> textOf(ForumEvent event) {
    return switch (event) {
      case ForumEvent.Drafted e -> Optional.of(e.proposal());
      case ForumEvent.Tabled e -> Optional.of(e.proposal());
      case ForumEvent.Commented e -> Optional.of(e.proposal());
      case ForumEvent.Amended e -> Optional.of(e.proposal());
      case ForumEvent.Sounded e -> Optional.of(e.proposal());
      case ForumEvent.Stated e -> Optional.of(e.proposal());
      case ForumEvent.Retracted e -> Optional.of(e.proposal());
      case ForumEvent.Called e -> Optional.of(e.proposal());
      case ForumEvent.SilenceAsked e -> Optional.of(e.proposal());
      case ForumEvent.SilenceObjectedTo e -> Optional.of(e.proposal());
      case ForumEvent.SilenceBegun e -> Optional.of(e.proposal());
      case ForumEvent.Receipted e -> Optional.of(e.proposal());
      case ForumEvent.ReferredToCapitals e -> Optional.of(e.proposal());
      case ForumEvent.Concluded e -> Optional.of(e.proposal());
      case ForumEvent.CredentialGiven _,
          ForumEvent.CredentialEnded _,
          ForumEvent.Convened _,
          ForumEvent.Opened _,
          ForumEvent.Closed _,
          ForumEvent.Joined _,
          ForumEvent.FollowedUp _ ->
          Optional.empty();
    };
  }

  boolean concerns(ForumEvent event, OpaqueId id) {
    return log(id).contains(event);
  }

  List<ForumEvent> log(OpaqueId id) {
    return byText.getOrDefault(id, List.of());
  }

  boolean isNotBeforeTheLast(ForumEvent event) {
    return all.isEmpty() || !event.at().isBefore(all.getLast().at());
  }

  private <E extends ForumEvent> Stream<E> every(Class<E> kind) {
    return byKind.getOrDefault(kind, List.of()).stream().map(kind::cast);
  }

  // ---- Bodies, members, meetings ----

  Set<String> members(Instant at) {
    return charter.membersOf("", at);
  }

  private static boolean isBelow(String body, String above) {
    return CHAIN.indexOf(body) > CHAIN.indexOf(above) && CHAIN.contains(above);
  }

  int lastConvened(String body) {
    return every(ForumEvent.Convened.class)
        .map(ForumEvent.Convened::meeting)
        .filter(m -> m.body().equals(body))
        .mapToInt(MeetingId::ordinal)
        .max()
        .orElse(charter.lastMeetingOf(body));
  }

  boolean isClosed(MeetingId meeting) {
    return every(ForumEvent.Closed.class).anyMatch(e -> e.meeting().equals(meeting));
  }

  Optional<MeetingId> inSession(String body) {
    return every(ForumEvent.Opened.class)
        .map(ForumEvent.Opened::meeting)
        .filter(m -> m.body().equals(body) && !isClosed(m))
        .findFirst();
  }

  /// The number of the meeting that is in session, or of the last that was closed.
  private int current(String body) {
    return every(ForumEvent.Opened.class)
        .map(ForumEvent.Opened::meeting)
        .filter(m -> m.body().equals(body))
        .mapToInt(MeetingId::ordinal)
        .max()
        .orElse(charter.lastMeetingOf(body));
  }

  private boolean isToCome(MeetingId meeting, String body) {
    return meeting.body().equals(body) && meeting.ordinal() > current(body);
  }

  // ---- Credentials ----

  Optional<Credential> credential(OpaqueId id) {
    return every(ForumEvent.CredentialGiven.class)
        .map(ForumEvent.CredentialGiven::credential)
        .filter(c -> c.id().equals(id))
        .findFirst();
  }

  private boolean isLive(Credential c, Instant at) {
    return !at.isBefore(c.from())
        && at.isBefore(c.until())
        && every(ForumEvent.CredentialEnded.class).noneMatch(e -> e.credential().equals(c.id()));
  }

  private Optional<Credential> live(OpaqueId id, Instant at) {
    return credential(id).filter(c -> isLive(c, at));
  }

  boolean keeps(ForumEvent event, String body) {
    return live(event.by(), event.at())
        .filter(c -> c.body().equals(body))
        .filter(c -> c.capacity() == Capacity.CHAIR || c.capacity() == Capacity.SECRETARIAT)
        .isPresent();
  }

  boolean mayEnd(ForumEvent.CredentialEnded e) {
    var ended = credential(e.credential()).orElseThrow();
    boolean already =
        !e.at().isBefore(ended.until())
            || every(ForumEvent.CredentialEnded.class)
                .anyMatch(x -> x.credential().equals(ended.id()));
    boolean byGiver =
        ended.member().isEmpty()
            ? keeps(e, ended.body())
            : live(e.by(), e.at())
                .filter(c -> c.capacity() == Capacity.DELEGATE)
                .filter(c -> c.member().equals(ended.member()))
                .isPresent();
    return byGiver && !already;
  }

  boolean isAMembersDelegate(ForumEvent e, String body) {
    return live(e.by(), e.at())
        .filter(c -> c.body().equals(body) && c.capacity() == Capacity.DELEGATE)
        .flatMap(Credential::member)
        .filter(members(e.at())::contains)
        .isPresent();
  }

  /// A delegate for their own State without an instruction; who keeps the papers with one, where
  /// that person is no delegate of the State and the State did not speak itself on this version.
  boolean maySpeak(
      ForumEvent e, OpaqueId id, String member, boolean instructed, boolean onTheText) {
    var credential = live(e.by(), e.at()).filter(c -> c.body().equals(bodyOf(id)));
    if (credential.isEmpty()) {
      return false;
    }
    var c = credential.get();
    return switch (c.capacity()) {
      case DELEGATE -> c.member().equals(Optional.of(member)) && !instructed;
      case CHAIR, SECRETARIAT ->
          instructed
              && every(ForumEvent.CredentialGiven.class)
                  .map(ForumEvent.CredentialGiven::credential)
                  .noneMatch(
                      other ->
                          other.person().equals(c.person())
                              && other.body().equals(c.body())
                              && other.capacity() == Capacity.DELEGATE
                              && other.member().equals(Optional.of(member))
                              && isLive(other, e.at()))
              && !(onTheText && spokeItself(id, member));
      case ADVISER, OBSERVER -> false;
    };
  }

  private boolean spokeItself(OpaqueId id, String member) {
    return sinceTabled(id).stream()
        .anyMatch(
            e ->
                e instanceof ForumEvent.Stated s
                        && s.member().equals(member)
                        && s.instruction().isEmpty()
                    || e instanceof ForumEvent.Retracted r
                        && r.member().equals(member)
                        && r.instruction().isEmpty());
  }

  // ---- Texts ----

  String bodyOf(OpaqueId id) {
    var log = log(id);
    return !log.isEmpty() && log.getFirst() instanceof ForumEvent.Drafted d ? d.body() : "";
  }

  List<TextVersion> versions(OpaqueId id) {
    return log(id).stream()
        .filter(ForumEvent.Tabled.class::isInstance)
        .map(e -> ((ForumEvent.Tabled) e).text())
        .toList();
  }

  boolean isLatest(OpaqueId id, int version) {
    return version > 0 && versions(id).size() == version;
  }

  private List<ForumEvent> sinceTabled(OpaqueId id) {
    var log = log(id);
    int last = -1;
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i) instanceof ForumEvent.Tabled) {
        last = i;
      }
    }
    return log.subList(last + 1, log.size());
  }

  SortedMap<String, Position> positions(OpaqueId id) {
    var positions = new TreeMap<String, Position>();
    for (var event : sinceTabled(id)) {
      if (event instanceof ForumEvent.Stated s) {
        positions.put(
            s.member(),
            new Position(s.member(), s.kind(), s.text(), s.by(), s.instruction(), s.at()));
      } else if (event instanceof ForumEvent.Retracted r) {
        positions.remove(r.member());
      }
    }
    return positions;
  }

  private List<Position> counting(OpaqueId id, Instant at) {
    return positions(id).values().stream().filter(p -> members(at).contains(p.member())).toList();
  }

  List<Position> objecting(OpaqueId id, Instant at) {
    return counting(id, at).stream().filter(p -> p.kind() == Kind.OBJECTION).toList();
  }

  private boolean hasEffect(ForumEvent event, Effect effect) {
    return event instanceof ForumEvent.Concluded c
        && c.outcome() instanceof Outcome.Adopted a
        && Optional.ofNullable(adoptions.get(a.decision()))
            .filter(x -> x.text().follows().effects().contains(effect))
            .isPresent();
  }

  private boolean directs(ForumEvent event, OpaqueId id) {
    return hasEffect(event, new Effect.Direct(id));
  }

  boolean isDirected(OpaqueId id) {
    return log(id).stream().anyMatch(e -> directs(e, id));
  }

  boolean someGoAhead(OpaqueId id) {
    return sinceTabled(id).stream().anyMatch(e -> hasEffect(e, new Effect.LetSomeGoAhead(id)));
  }

  private Optional<Outcome> lastOutcome(OpaqueId id) {
    return lastDecided(id)
        .filter(e -> !directs(e, id))
        .map(e -> ((ForumEvent.Concluded) e).outcome());
  }

  /// The last event that put it somewhere: asked, concluded, directed, or what broke a silence.
  private Optional<ForumEvent> lastDecided(OpaqueId id) {
    return log(id).reversed().stream()
        .filter(e -> e instanceof ForumEvent.Tabled || isOutcomeOf(e, id) || directs(e, id))
        .findFirst()
        .filter(e -> !(e instanceof ForumEvent.Tabled));
  }

  private static boolean isOutcomeOf(ForumEvent event, OpaqueId id) {
    return event instanceof ForumEvent.Concluded c && c.proposal().equals(id);
  }

  boolean isOver(OpaqueId id) {
    return lastOutcome(id)
        .filter(o -> !(o instanceof Outcome.Blocked) && !(o instanceof Outcome.Deferred))
        .filter(_ -> !isPutSinceOutcome(id))
        .isPresent();
  }

  private boolean isPutSinceOutcome(OpaqueId id) {
    for (var event : sinceTabled(id).reversed()) {
      if (isOutcomeOf(event, id) || directs(event, id)) {
        return false;
      }
      if (isPutting(event)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPutting(ForumEvent event) {
    return event instanceof ForumEvent.Called
        || event instanceof ForumEvent.SilenceAsked
        || event instanceof ForumEvent.SilenceBegun
        || event instanceof ForumEvent.ReferredToCapitals;
  }

  /// How the text was put to the members last, and what happened since; empty where it is not
  /// before them in any way.
  private Optional<Put> put(OpaqueId id) {
    var log = sinceTabled(id);
    for (int i = log.size() - 1; i >= 0; i--) {
      var event = log.get(i);
      if (isOutcomeOf(event, id) || directs(event, id)) {
        return Optional.empty();
      }
      if (isPutting(event)) {
        return Optional.of(
            new Put(event, asked(id, log.subList(0, i)), log.subList(i + 1, log.size())));
      }
    }
    return Optional.empty();
  }

  /// The silence that was asked for just before, and to which nothing happened since. That another
  /// text lets some go ahead with this one does nothing to it.
  private Optional<ForumEvent.SilenceAsked> asked(OpaqueId id, List<ForumEvent> before) {
    for (var event : before.reversed()) {
      if (event instanceof ForumEvent.SilenceAsked asked) {
        return Optional.of(asked);
      }
      if (isPutting(event) || isBreaking(event) || isOutcomeOf(event, id) || directs(event, id)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isBreaking(ForumEvent event) {
    return event instanceof ForumEvent.Amended
        || event instanceof ForumEvent.SilenceObjectedTo
        || event instanceof ForumEvent.Stated s && s.kind() == Kind.OBJECTION;
  }

  private record Put(
      ForumEvent event, Optional<ForumEvent.SilenceAsked> asked, List<ForumEvent> since) {

    boolean isBroken() {
      return since.stream().anyMatch(NaiveRecord::isBreaking);
    }

    /// The silence that counts for it, where one does.
    Optional<ForumEvent.SilenceAsked> silence() {
      return switch (event) {
        case ForumEvent.SilenceBegun _ -> asked;
        case ForumEvent.ReferredToCapitals r -> asked.filter(s -> s.meeting().equals(r.meeting()));
        default -> Optional.empty();
      };
    }

    boolean heard(String member, Instant expires) {
      return since.stream()
          .anyMatch(
              e ->
                  e instanceof ForumEvent.Receipted r
                      && r.member().equals(member)
                      && !r.at().plus(LEAST).isAfter(expires));
    }
  }

  private Optional<Put> running(OpaqueId id) {
    return put(id).filter(p -> p.silence().isPresent() && !p.isBroken());
  }

  private static Instant expiry(Put put) {
    return put.silence().orElseThrow().expires();
  }

  boolean isOpenFor(OpaqueId id, int version, Instant at) {
    boolean held = lastOutcome(id).isPresent() && !isPutSinceOutcome(id);
    boolean ranOut = running(id).filter(p -> !at.isBefore(expiry(p))).isPresent();
    return isLatest(id, version) && !held && !ranOut;
  }

  boolean mayBePut(OpaqueId id, MeetingId meeting, Instant at, boolean toCapitals) {
    if (lastOutcome(id).isPresent() && !isPutSinceOutcome(id)) {
      return lastOutcome(id).equals(Optional.of(new Outcome.Deferred(meeting)));
    }
    var put = put(id);
    if (put.isEmpty()) {
      return true;
    }
    return switch (put.get().event()) {
      case ForumEvent.Called c -> isClosed(c.meeting());
      case ForumEvent.SilenceAsked s -> {
        boolean holds =
            !put.get().isBroken() && !isClosed(s.meeting()) && !at.plus(LEAST).isAfter(s.expires());
        boolean other = put.get().isBroken() || isClosed(s.meeting());
        yield toCapitals ? holds || other : !holds;
      }
      case ForumEvent.SilenceBegun _ -> put.get().isBroken();
      case ForumEvent.ReferredToCapitals _ ->
          put.get().silence().isPresent() && put.get().isBroken();
      default -> false;
    };
  }

  boolean isSilenceAgreed(OpaqueId id, Instant at) {
    return put(id)
        .filter(p -> !p.isBroken())
        .map(Put::event)
        .filter(
            e ->
                e instanceof ForumEvent.SilenceAsked s
                    && !isClosed(s.meeting())
                    && !at.plus(LEAST).isAfter(s.expires()))
        .isPresent();
  }

  boolean isHeldUp(OpaqueId id, Instant at) {
    boolean blocked =
        lastOutcome(id).filter(Outcome.Blocked.class::isInstance).isPresent()
            && !isPutSinceOutcome(id);
    boolean atACall = put(id).filter(p -> p.event() instanceof ForumEvent.Called).isPresent();
    return blocked || atACall && !objecting(id, at).isEmpty();
  }

  private Collection<String> silent(OpaqueId id, Put put, Instant at) {
    if (!(put.event() instanceof ForumEvent.ReferredToCapitals r)) {
      return members(at);
    }
    return r.referring().stream()
        .filter(members(at)::contains)
        .filter(
            m ->
                counting(id, at).stream()
                    .noneMatch(
                        p ->
                            p.member().equals(m)
                                && p.kind() != Kind.OBJECTION
                                && p.kind() != Kind.NOT_PARTICIPATING))
        .toList();
  }

  boolean isLapsed(OpaqueId id, Instant at) {
    return running(id)
        .filter(p -> !at.isBefore(expiry(p)))
        .filter(p -> !silent(id, p, at).stream().allMatch(m -> p.heard(m, expiry(p))))
        .isPresent();
  }

  /// Whether a silence on a text was kept to its end, and what follows from it may follow.
  boolean isKept(OpaqueId id, Instant at) {
    return running(id)
            .filter(p -> !at.isBefore(expiry(p)))
            .filter(p -> silent(id, p, at).stream().allMatch(m -> p.heard(m, expiry(p))))
            .isPresent()
        && counting(id, at).stream()
            .noneMatch(p -> p.kind() == Kind.OBJECTION || p.kind() == Kind.NOT_PARTICIPATING)
        && mayFollow(versions(id).getLast(), bodyOf(id));
  }

  // ---- Adoption ----

  boolean mayAdopt(ForumEvent.Concluded e, Outcome.Adopted adopted) {
    var id = e.proposal();
    var body = bodyOf(id);
    if (!isNotBeforeTheLast(e) || !keeps(e, body) || !isLatest(id, e.version()) || isOver(id)) {
      return false;
    }
    var text = versions(id).getLast();
    var apart = counting(id, e.at()).stream().anyMatch(p -> p.kind() == Kind.NOT_PARTICIPATING);
    return objecting(id, e.at()).isEmpty()
        && (!apart || adopted.mode() == ModeKind.MINUS_X)
        && wasAsked(id, adopted.mode(), e.at())
        && adopted.text().equals(text.hash())
        && !adopted.evidence().isEmpty()
        && !adoptions.containsKey(adopted.decision())
        && mayFollow(text, body)
        && (adopted.mode() != ModeKind.MINUS_X
            || text.follows().effects().stream()
                .noneMatch(Effect.LetSomeGoAhead.class::isInstance));
  }

  private boolean wasAsked(OpaqueId id, ModeKind mode, Instant at) {
    var body = bodyOf(id);
    boolean open = mode == ModeKind.SUMMIT_DIRECTED || InventedCharter.allows(body, mode);
    var put = put(id);
    if (!open || put.isEmpty()) {
      return false;
    }
    boolean called =
        put.get().event() instanceof ForumEvent.Called c
            && inSession(body).equals(Optional.of(c.meeting()));
    return switch (mode) {
      case MEETING_CONSENSUS -> called;
      case MINUS_X -> called && someGoAhead(id);
      case SUMMIT_DIRECTED -> called && isDirected(id);
      case SILENCE ->
          put.get().event() instanceof ForumEvent.SilenceBegun
              && running(id).filter(p -> isQuiet(id, p, at)).isPresent();
      case AD_REFERENDUM -> isConfirmed(id, put.get(), at);
    };
  }

  private boolean isQuiet(OpaqueId id, Put put, Instant at) {
    return !at.isBefore(expiry(put))
        && silent(id, put, at).stream().allMatch(m -> put.heard(m, expiry(put)));
  }

  private boolean isConfirmed(OpaqueId id, Put put, Instant at) {
    if (!(put.event() instanceof ForumEvent.ReferredToCapitals)
        || put.silence().isPresent() && put.isBroken()) {
      return false;
    }
    return silent(id, put, at).isEmpty() || put.silence().isPresent() && isQuiet(id, put, at);
  }

  private boolean mayFollow(TextVersion text, String body) {
    var follows = text.follows();
    return (follows.owner().equals(body) || isBelow(follows.owner(), body))
        && isDueRightly(text, follows)
        && follows.tasks().stream().allMatch(task -> mayGive(task, body))
        && follows.tasks().stream().map(Task::id).distinct().count() == follows.tasks().size()
        && follows.effects().stream().allMatch(effect -> mayDo(effect, body));
  }

  private boolean isDueRightly(TextVersion text, Follows follows) {
    return switch (follows.due()) {
      case Due.At(var meeting) -> isToCome(meeting, follows.owner());
      case Due.NoAction(var clause) ->
          follows.tasks().isEmpty()
              && text.clauses().stream().anyMatch(c -> c.label().equals(clause));
    };
  }

  private boolean mayGive(Task task, String body) {
    return task.tasking().equals(body)
        && isBelow(task.executing(), body)
        && isToCome(task.due(), body)
        && !tasks().containsKey(task.id());
  }

  private boolean mayDo(Effect effect, String body) {
    return switch (effect) {
      case Effect.Extend(var id, var due, var reason) ->
          isOpenTask(id, body) && isToCome(due, body) && !reason.isBlank();
      case Effect.Reassign(var id, var executing) ->
          isOpenTask(id, body) && isBelow(executing, body);
      case Effect.Close(var id) -> isOpenTask(id, body);
      case Effect.LetSomeGoAhead(var id) ->
          bodyOf(id).equals(body) && !isOver(id) && InventedCharter.allows(body, ModeKind.MINUS_X);
      case Effect.Direct(var id) ->
          isOver(id) && lastOutcome(id).equals(Optional.of(new Outcome.Referred(body)));
    };
  }

  // ---- Decisions and tasks ----

  Collection<Adoption> decisions() {
    return adoptions.values();
  }

  private Decision decide(ForumEvent.Concluded e, Outcome.Adopted adopted, TextVersion text) {
    var counting = counting(e.proposal(), e.at());
    var apart = new TreeSet<String>();
    counting.stream()
        .filter(p -> p.kind() == Kind.NOT_PARTICIPATING)
        .forEach(p -> apart.add(p.member()));
    return new Decision(
        adopted.decision(),
        e.proposal(),
        e.version(),
        text.hash(),
        adopted.mode(),
        counting.stream()
            .filter(p -> p.kind() == Kind.RESERVATION || p.kind() == Kind.INTERPRETATIVE_STATEMENT)
            .toList(),
        apart,
        text.follows(),
        adopted.evidence());
  }

  boolean isDecision(Decision decision) {
    return Optional.ofNullable(adoptions.get(decision.id()))
        .filter(a -> a.decision().equals(decision))
        .isPresent();
  }

  boolean isApart(OpaqueId decision, String member) {
    return Optional.ofNullable(adoptions.get(decision))
            .filter(a -> a.decision().notBound().contains(member))
            .isPresent()
        && every(ForumEvent.Joined.class)
            .noneMatch(j -> j.decision().equals(decision) && j.member().equals(member));
  }

  /// Every task that an adopted text gave, as the later ones left it.
  Map<OpaqueId, Task> tasks() {
    var tasks = new LinkedHashMap<OpaqueId, Task>();
    for (var adoption : adoptions.values()) {
      adoption.text().follows().tasks().forEach(task -> tasks.put(task.id(), task));
      for (var effect : adoption.text().follows().effects()) {
        switch (effect) {
          case Effect.Extend(var id, var due, _) ->
              tasks.computeIfPresent(
                  id, (_, t) -> new Task(id, t.tasking(), t.executing(), due, t.deliverable()));
          case Effect.Reassign(var id, var executing) ->
              tasks.computeIfPresent(
                  id, (_, t) -> new Task(id, t.tasking(), executing, t.due(), t.deliverable()));
          case Effect.Close _, Effect.LetSomeGoAhead _, Effect.Direct _ -> {}
        }
      }
    }
    return tasks;
  }

  SortedMap<Integer, FollowUp> followUps(OpaqueId task) {
    var heard = new TreeMap<Integer, FollowUp>();
    every(ForumEvent.FollowedUp.class)
        .filter(f -> f.task().equals(task))
        .forEach(f -> heard.put(f.meeting().ordinal(), f.followUp()));
    return heard;
  }

  private boolean isOpenTask(OpaqueId id, String body) {
    return Optional.ofNullable(tasks().get(id)).filter(t -> t.tasking().equals(body)).isPresent()
        && followUps(id).values().stream().noneMatch(FollowUp::ends);
  }

  /// Numbers of the tasking body's meetings since the one that gave the task, in order.
  List<Integer> meetingsSince(OpaqueId task) {
    var given =
        adoptions.values().stream()
            .filter(a -> a.text().follows().tasks().stream().anyMatch(t -> t.id().equals(task)))
            .findFirst()
            .orElseThrow();
    var body = bodyOf(given.event().proposal());
    var opened = new TreeSet<Integer>();
    every(ForumEvent.Opened.class)
        .map(ForumEvent.Opened::meeting)
        .filter(m -> m.body().equals(body) && m.ordinal() > given.current())
        .forEach(m -> opened.add(m.ordinal()));
    return List.copyOf(opened);
  }

  boolean says(OpaqueId decision, FollowUp followUp, OpaqueId task) {
    var effects =
        Optional.ofNullable(adoptions.get(decision))
            .map(a -> a.text().follows().effects())
            .orElse(List.of());
    return switch (followUp) {
      case FollowUp.Reported _, FollowUp.Completed _ -> true;
      case FollowUp.Extended _ ->
          effects.stream().anyMatch(x -> x instanceof Effect.Extend y && y.task().equals(task));
      case FollowUp.Reassigned _ ->
          effects.stream().anyMatch(x -> x instanceof Effect.Reassign y && y.task().equals(task));
      case FollowUp.Closed _ -> effects.contains(new Effect.Close(task));
    };
  }
}
