package org.mufakat.server.forum;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Due;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.Follows;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumAnswer;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Task;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Sha256;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.PastThread;
import org.mufakat.regime.PastThread.Act;
import org.mufakat.regime.RegimePack;

/// A thread of the past, gone through by the rules of the forum as if it had been recorded then.
///
/// No State's position is in it: the sources tell of none, and none is invented. What the sources
/// do not say and the rules need is assumed, and each assumption is told: see [Assumption]. What is
/// no decision of a body at a meeting becomes no event: see [#outside].
public final class HistoricalThread {

  /// Everything is before its time, and each event a second after the last.
  private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
  private static final String NO_ACTION = "2";

  /// What the sources do not say and is taken to be so.
  public sealed interface Assumption {

    /// A task was due at the next meeting of the body that gave it.
    record DueAtTheNextMeeting(String act, MeetingId due) implements Assumption {}

    /// The meeting bears this number here; its own is not known.
    record NumberOfAMeeting(String act, MeetingId meeting) implements Assumption {}

    /// The text said nothing that has to be followed up.
    record NothingFollows(String act) implements Assumption {}
  }

  private final RegimePack pack;
  private final PastThread thread;
  private final Map<String, OpaqueId> secretaries = new LinkedHashMap<>();
  private final Map<String, List<OpaqueId>> tasks = new HashMap<>();
  private final List<ForumEvent> events = new ArrayList<>();
  private final List<Assumption> assumptions = new ArrayList<>();
  private final List<Act> outside = new ArrayList<>();
  private final PackCharter charter;
  private Instant now = FIRST;

  private HistoricalThread(RegimePack pack, PastThread thread) {
    this.pack = pack;
    this.thread = thread;
    var begins =
        thread.acts().isEmpty() ? FIRST : instant(new PartialDate(year(thread.acts().getFirst())));
    this.charter = new PackCharter(pack, begins);
    record();
  }

  private static String year(Act act) {
    return act.on().iso().substring(0, 4);
  }

  public static HistoricalThread of(RegimePack pack, PastThread thread) {
    return new HistoricalThread(pack, thread);
  }

  /// The same without an act, and without what goes back to it.
  public HistoricalThread without(String act) {
    var rest =
        thread.acts().stream()
            .filter(a -> !a.id().equals(act) && a.of().filter(act::equals).isEmpty())
            .toList();
    return of(pack, new PastThread(thread.id(), thread.title(), rest, thread.attribution()));
  }

  public List<ForumEvent> events() {
    return List.copyOf(events);
  }

  public List<Assumption> assumptions() {
    return List.copyOf(assumptions);
  }

  /// Acts that no event tells of.
  public List<Act> outside() {
    return List.copyOf(outside);
  }

  /// The tasks that an act gave, one for each body that was to do it.
  public List<OpaqueId> tasks(String act) {
    return List.copyOf(tasks.getOrDefault(act, List.of()));
  }

  /// The forum after all of it.
  ///
  /// @throws IllegalStateException where a rule refuses an event: the pack is at fault
  public Forum replayed() {
    var forum = new Forum(charter);
    for (var event : events) {
      if (forum.answer(event) instanceof ForumAnswer.Refused(var refusal)) {
        throw new IllegalStateException(
            "thread %s: %s refuses %s".formatted(thread.id(), refusal, event));
      }
    }
    return forum;
  }

  /// A meeting with what happened there.
  private record Sitting(MeetingId id, PartialDate opened, String host, List<Act> acts) {}

  private void record() {
    outside.addAll(thread.acts().stream().filter(act -> !isAtAMeeting(act)).toList());
    for (var sitting : sittings()) {
      secretaries.computeIfAbsent(sitting.id.body(), this::secretary);
      hold(sitting);
    }
  }

  private static boolean isAtAMeeting(Act act) {
    return switch (act.kind()) {
      case TASK, REPORT, COMPLETION, ADOPTION -> true;
      case AD_REFERENDUM, EXTENSION, SIGNATURE, ENTRY_INTO_FORCE, WORK -> false;
    };
  }

  /// Every meeting of the bodies that acted, also those that heard nothing, in order of their
  /// dates.
  private List<Sitting> sittings() {
    return thread.acts().stream()
        .filter(HistoricalThread::isAtAMeeting)
        .flatMap(act -> act.body().stream())
        .distinct()
        .flatMap(this::sittings)
        .sorted((a, b) -> a.opened.compareTo(b.opened))
        .toList();
  }

  private Stream<Sitting> sittings(String body) {
    var acts =
        thread.acts().stream()
            .filter(HistoricalThread::isAtAMeeting)
            .filter(act -> act.body().filter(body::equals).isPresent())
            .toList();
    var held = pack.meetings().stream().filter(m -> m.body().equals(body)).toList();
    return held.isEmpty() ? unregistered(body, acts) : registered(held, acts);
  }

  private Stream<Sitting> registered(List<MeetingRecord> held, List<Act> acts) {
    return held.stream()
        .filter(m -> m.ordinal() > charter.lastMeetingOf(m.body()))
        .map(
            m ->
                new Sitting(
                    new MeetingId(m.body(), m.ordinal()),
                    m.opened(),
                    m.host().orElse(""),
                    acts.stream()
                        .filter(a -> a.meeting().filter(n -> n == m.ordinal()).isPresent())
                        .toList()));
  }

  /// A meeting for each date, counted from 1.
  private Stream<Sitting> unregistered(String body, List<Act> acts) {
    var dates = acts.stream().map(Act::on).distinct().toList();
    return Stream.iterate(0, i -> i < dates.size(), i -> i + 1)
        .map(
            i -> {
              var id = new MeetingId(body, i + 1);
              var then = acts.stream().filter(a -> a.on().equals(dates.get(i))).toList();
              then.forEach(act -> assumptions.add(new Assumption.NumberOfAMeeting(act.id(), id)));
              return new Sitting(id, dates.get(i), "", then);
            });
  }

  private OpaqueId secretary(String body) {
    var id = id("secretary", body);
    events.add(
        new ForumEvent.CredentialGiven(
            tick(),
            OpaqueId.NONE,
            new Credential(
                id,
                id("person", body),
                Credential.Capacity.SECRETARIAT,
                Optional.empty(),
                body,
                FIRST,
                END)));
    return id;
  }

  private void hold(Sitting sitting) {
    var by = secretaryOf(sitting.id);
    var opened = instant(sitting.opened);
    now = opened.isAfter(now) ? opened : now;
    events.add(new ForumEvent.Convened(tick(), by, sitting.id, sitting.host, sitting.host));
    events.add(new ForumEvent.Opened(tick(), by, sitting.id));
    sitting.acts.forEach(act -> happen(act, sitting.id));
    events.add(new ForumEvent.Closed(tick(), by, sitting.id));
  }

  private OpaqueId secretaryOf(MeetingId meeting) {
    return Optional.ofNullable(secretaries.get(meeting.body())).orElseThrow();
  }

  private void happen(Act act, MeetingId meeting) {
    switch (act.kind()) {
      case TASK -> give(act, meeting);
      case REPORT -> followUp(act, meeting, new FollowUp.Reported(paper(act)));
      case COMPLETION -> followUp(act, meeting, new FollowUp.Completed(paper(act)));
      case ADOPTION -> {
        assumptions.add(new Assumption.NothingFollows(act.id()));
        adopt(act, meeting, Follows.nothing(meeting.body(), NO_ACTION));
      }
      case AD_REFERENDUM, EXTENSION, SIGNATURE, ENTRY_INTO_FORCE, WORK -> {}
    }
  }

  private void give(Act act, MeetingId meeting) {
    assumptions.add(new Assumption.DueAtTheNextMeeting(act.id(), meeting.next()));
    var given =
        act.to().stream()
            .map(
                to ->
                    new Task(
                        id("task", act.id() + " " + to),
                        meeting.body(),
                        to,
                        meeting.next(),
                        act.text().in("en")))
            .toList();
    tasks.put(act.id(), given.stream().map(Task::id).toList());
    adopt(act, meeting, new Follows(meeting.body(), new Due.At(meeting.next()), given, List.of()));
  }

  /// Brought by the secretariat, put to the meeting, and adopted since nobody objected.
  private void adopt(Act act, MeetingId meeting, Follows follows) {
    var by = secretaryOf(meeting);
    var proposal = id("proposal", act.id());
    var text =
        new TextVersion(
            1,
            List.of(
                new Clause("1", act.text().in("en")),
                new Clause(
                    NO_ACTION,
                    follows.due() instanceof Due.NoAction
                        ? "No action follows."
                        : "To be followed up.")),
            follows);
    events.add(new ForumEvent.Drafted(tick(), by, proposal, meeting.body(), Set.of()));
    events.add(new ForumEvent.Tabled(tick(), by, proposal, text));
    events.add(new ForumEvent.Called(tick(), by, proposal, 1, meeting));
    events.add(
        new ForumEvent.Concluded(
            tick(),
            by,
            proposal,
            1,
            new Outcome.Adopted(
                id("decision", act.id()),
                text.hash(),
                ModeKind.MEETING_CONSENSUS,
                List.of(paper(act)))));
  }

  private void followUp(Act act, MeetingId meeting, FollowUp followUp) {
    act.of().map(this::tasks).orElse(List.of()).stream()
        .map(
            task ->
                new ForumEvent.FollowedUp(tick(), secretaryOf(meeting), task, meeting, followUp))
        .forEach(events::add);
  }

  /// There is no paper: the hash of what the pack says of the act and where it was read.
  private static PaperHash paper(Act act) {
    var text = act.text().in("en") + "\n" + act.attribution().source() + "\n";
    return new PaperHash(Sha256.hexOf(text.getBytes(StandardCharsets.UTF_8)));
  }

  private OpaqueId id(String kind, String of) {
    var text = thread.id() + "|" + kind + "|" + of;
    var hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return new OpaqueId(HexFormat.of().formatHex(hash, 0, 16));
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  /// The first day that it may have been.
  private static Instant instant(PartialDate date) {
    return Instant.parse(
        switch (date.iso().length()) {
          case 4 -> date.iso() + "-01-01T00:00:00Z";
          case 7 -> date.iso() + "-01T00:00:00Z";
          default -> date.iso() + "T00:00:00Z";
        });
  }
}
