package org.mufakat.simulator.forum;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.Decision;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumAnswer;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.Position;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;
import org.mufakat.forum.TaskHistory;
import org.mufakat.ledger.OpaqueId;

/// The rules of the forum a second time, naively: it keeps every event that the forum took in and
/// works everything out from these alone, each time from the beginning. What does not agree with it
/// is a fault. See [NaiveRecord].
final class ForumWitness {

  private final Forum forum;
  private final NaiveRecord record = new NaiveRecord();
  private final List<String> faults = new ArrayList<>();
  private int step;
  private List<Proposal> proposals = List.of();
  private List<Decision> decisions = List.of();
  private List<TaskHistory> tasks = List.of();
  private Optional<Refusable> expected = Optional.empty();
  private boolean keptBefore;

  /// What the rules say of something before it is asked.
  private record Refusable(boolean allowed, String rule) {}

  ForumWitness(Forum forum) {
    this.forum = forum;
  }

  List<String> faults() {
    return faults;
  }

  void before(ForumEvent event) {
    step++;
    expected =
        event instanceof ForumEvent.Concluded c && c.outcome() instanceof Outcome.Adopted a
            ? Optional.of(new Refusable(record.mayAdopt(c, a), "I1, I3, I6 to I9, I12"))
            : Optional.empty();
    keptBefore = NaiveRecord.textOf(event).filter(id -> record.isKept(id, event.at())).isPresent();
  }

  void after(ForumEvent event, ForumAnswer answer) {
    boolean taken = answer instanceof ForumAnswer.Recorded;
    expected
        .filter(e -> e.allowed() != taken)
        .ifPresent(
            e -> fault(e.rule(), taken ? "adopted against it" : "refused without it", event));
    if (taken) {
      checkTaken(event);
      record.add(event);
      checkTexts(event);
      checkDecisions();
      if (mayTouchTasks(event) || !isSame(tasks, forum.tasks())) {
        checkTasks();
      }
      proposals = List.copyOf(forum.proposals());
      decisions = List.copyOf(forum.decisions());
      tasks = List.copyOf(forum.tasks());
    } else {
      check("I27", isUnchanged(), "a refusal changed something", event);
    }
  }

  /// The same events in the same order make the same forum.
  void checkReplay(List<ForumEvent> recorded) {
    var again = new Forum(new InventedCharter());
    for (var event : recorded) {
      check("I27", again.answer(event) instanceof ForumAnswer.Recorded, "replay refuses", event);
    }
    boolean same =
        List.copyOf(again.proposals()).equals(List.copyOf(forum.proposals()))
            && List.copyOf(again.decisions()).equals(List.copyOf(forum.decisions()))
            && List.copyOf(again.tasks()).equals(List.copyOf(forum.tasks()));
    if (!same) {
      faults.add("I27: what is replayed is another forum");
    }
  }

  private boolean isUnchanged() {
    return proposals.equals(List.copyOf(forum.proposals()))
        && decisions.equals(List.copyOf(forum.decisions()))
        && tasks.equals(List.copyOf(forum.tasks()));
  }

  private void check(String rule, boolean holds, String what, ForumEvent event) {
    if (!holds) {
      fault(rule, what, event);
    }
  }

  private void fault(String rule, String what, ForumEvent event) {
    faults.add("%s: %s, at step %d: %s".formatted(rule, what, step, event));
  }

  // ---- What was taken in, against the record before it ----

  private void checkTaken(ForumEvent event) {
    check("I27", record.isNotBeforeTheLast(event), "before the last", event);
    switch (event) {
      case ForumEvent.CredentialGiven e ->
          check("I27", record.credential(e.credential().id()).isEmpty(), "id twice", e);
      case ForumEvent.CredentialEnded e -> check("I4", record.mayEnd(e), "ended by another", e);
      case ForumEvent.Convened e ->
          check(
              "I10",
              e.meeting().ordinal() == record.lastConvened(e.meeting().body()) + 1
                  && record.keeps(e, e.meeting().body()),
              "not the next meeting",
              e);
      case ForumEvent.Opened e ->
          check(
              "I10",
              record.inSession(e.meeting().body()).isEmpty() && record.keeps(e, e.meeting().body()),
              "two meetings at once",
              e);
      case ForumEvent.Closed e ->
          check(
              "I10",
              record.inSession(e.meeting().body()).equals(Optional.of(e.meeting()))
                  && record.keeps(e, e.meeting().body()),
              "closed what was not open",
              e);
      case ForumEvent.Drafted e -> check("I27", record.log(e.proposal()).isEmpty(), "id twice", e);
      case ForumEvent.Tabled e -> {
        check("I7", !record.isOver(e.proposal()), "tabled what is over", e);
        check("I3", !keptBefore, "tabled over a kept silence", e);
      }
      case ForumEvent.Commented e ->
          check("I2", record.isOpenFor(e.proposal(), e.version(), e.at()), "not open", e);
      case ForumEvent.Amended e -> {
        check("I2", record.isOpenFor(e.proposal(), e.version(), e.at()), "not open", e);
        check("I4", record.isAMembersDelegate(e, record.bodyOf(e.proposal())), "no member", e);
      }
      case ForumEvent.Sounded e ->
          check("I4", record.isAMembersDelegate(e, record.bodyOf(e.proposal())), "no member", e);
      case ForumEvent.Stated e -> {
        check("I2", record.isOpenFor(e.proposal(), e.version(), e.at()), "not open", e);
        check(
            "I4",
            record.maySpeak(e, e.proposal(), e.member(), e.instruction().isPresent(), true),
            "no right to speak",
            e);
        check("I4", record.members(e.at()).contains(e.member()), "no member", e);
        check(
            "I6",
            e.kind() != Position.Kind.NOT_PARTICIPATING || record.someGoAhead(e.proposal()),
            "stays out without agreement",
            e);
      }
      case ForumEvent.Retracted e -> {
        check("I2", record.isOpenFor(e.proposal(), e.version(), e.at()), "not open", e);
        check(
            "I4",
            record.maySpeak(e, e.proposal(), e.member(), e.instruction().isPresent(), true),
            "no right to speak",
            e);
      }
      case ForumEvent.Called e -> checkPut(e, e.proposal(), e.version(), e.meeting(), false);
      case ForumEvent.SilenceAsked e -> {
        checkPut(e, e.proposal(), e.version(), e.meeting(), false);
        check(
            "I3",
            !e.expires().isBefore(e.at().plus(Duration.ofHours(InventedCharter.LEAST_HOURS))),
            "too short",
            e);
      }
      case ForumEvent.ReferredToCapitals e -> {
        checkPut(e, e.proposal(), e.version(), e.meeting(), true);
        check("I8", record.members(e.at()).containsAll(e.referring()), "no member", e);
        check("I1", record.objecting(e.proposal(), e.at()).isEmpty(), "objected to", e);
      }
      case ForumEvent.SilenceObjectedTo e ->
          check(
              "I4",
              record.maySpeak(e, e.proposal(), e.member(), e.instruction().isPresent(), false),
              "no right to speak",
              e);
      case ForumEvent.SilenceBegun e -> {
        check("I3", record.isSilenceAgreed(e.proposal(), e.at()), "not agreed", e);
        check("I1", record.objecting(e.proposal(), e.at()).isEmpty(), "objected to", e);
      }
      case ForumEvent.Receipted e ->
          check(
              "I4",
              record.maySpeak(e, e.proposal(), e.member(), false, false),
              "no right to speak",
              e);
      case ForumEvent.Concluded e -> checkConcluded(e);
      case ForumEvent.Joined e ->
          check("I6", record.isApart(e.decision(), e.member()), "was bound already", e);
      case ForumEvent.FollowedUp e -> checkFollowedUp(e);
    }
  }

  private void checkPut(
      ForumEvent event, OpaqueId id, int version, MeetingId meeting, boolean toCapitals) {
    var body = record.bodyOf(id);
    check(
        "I7",
        record.keeps(event, body)
            && record.isLatest(id, version)
            && !record.isOver(id)
            && record.inSession(body).equals(Optional.of(meeting))
            && record.mayBePut(id, meeting, event.at(), toCapitals),
        "put from where it may not be",
        event);
  }

  private void checkConcluded(ForumEvent.Concluded e) {
    check("I7", !record.isOver(e.proposal()), "concluded what is over", e);
    check(
        "I3",
        !keptBefore || e.outcome() instanceof Outcome.Adopted,
        "something else after a kept silence",
        e);
    switch (e.outcome()) {
      case Outcome.Referred _ ->
          check("I7", record.isHeldUp(e.proposal(), e.at()), "referred though nobody objects", e);
      case Outcome.Blocked _ ->
          check(
              "I7",
              !record.objecting(e.proposal(), e.at()).isEmpty(),
              "blocked though nobody objects",
              e);
      case Outcome.Lapsed _ ->
          check("I3", record.isLapsed(e.proposal(), e.at()), "lapsed before its time", e);
      case Outcome.Adopted _, Outcome.Deferred _, Outcome.Withdrawn _ -> {}
    }
  }

  private void checkFollowedUp(ForumEvent.FollowedUp e) {
    var task = record.tasks().get(e.task());
    if (task == null) {
      fault("I10", "no such task", e);
      return;
    }
    var heard = record.followUps(e.task());
    check("I10", !heard.containsKey(e.meeting().ordinal()), "twice at a meeting", e);
    check("I10", heard.values().stream().noneMatch(FollowUp::ends), "over", e);
    check("I10", record.inSession(task.tasking()).equals(Optional.of(e.meeting())), "not then", e);
    e.followUp()
        .decided()
        .ifPresent(
            decision -> {
              check(
                  "I11",
                  heard.values().stream()
                      .noneMatch(f -> f.decided().filter(decision::equals).isPresent()),
                  "heard already",
                  e);
              check("I11", record.says(decision, e.followUp(), e.task()), "not decided", e);
            });
  }

  // ---- The forum, against the record with it ----

  private void checkTexts(ForumEvent event) {
    var seen = new HashMap<OpaqueId, Proposal>();
    proposals.forEach(p -> seen.put(p.id(), p));
    for (var now : forum.proposals()) {
      var before = seen.get(now.id());
      if (now == before) {
        continue;
      }
      check("I27", record.concerns(event, now.id()), "another text changed", event);
      check("I2", record.versions(now.id()).equals(now.versions()), "other versions", event);
      check(
          "I2",
          record.positions(now.id()).equals(now.positions().byMember()),
          "positions of another version",
          event);
      if (before != null && isEnd(before.stage()) && !before.stage().equals(now.stage())) {
        check(
            "I7",
            before.stage() instanceof Stage.Referred && record.isDirected(now.id()),
            "an end was no end",
            event);
      }
    }
  }

  private static boolean isEnd(Stage stage) {
    return stage instanceof Stage.Adopted
        || stage instanceof Stage.Lapsed
        || stage instanceof Stage.Withdrawn
        || stage instanceof Stage.Referred;
  }

  private void checkDecisions() {
    if (record.decisions().size() != forum.decisions().size()) {
      faults.add("I7: decisions that nobody adopted, at step " + step);
    }
    for (var decision : forum.decisions()) {
      if (!decisions.contains(decision) && !record.isDecision(decision)) {
        faults.add(
            "I5: another decision than was agreed, at step %d: %s".formatted(step, decision));
      }
    }
  }

  private static boolean mayTouchTasks(ForumEvent event) {
    return event instanceof ForumEvent.Concluded
        || event instanceof ForumEvent.FollowedUp
        || event instanceof ForumEvent.Opened
        || event instanceof ForumEvent.Closed;
  }

  private static boolean isSame(List<TaskHistory> before, Collection<TaskHistory> now) {
    return before.equals(List.copyOf(now));
  }

  private void checkTasks() {
    var naive = record.tasks();
    var ids = new HashSet<OpaqueId>();
    for (var history : forum.tasks()) {
      ids.add(history.task().id());
      if (!history.task().equals(naive.get(history.task().id()))) {
        faults.add("I11: a task that moved by itself, at step %d: %s".formatted(step, history));
      }
      checkHeard(history);
    }
    if (!ids.equals(naive.keySet())) {
      faults.add("I7: tasks that no decision gave, at step " + step);
    }
  }

  /// Each meeting since has exactly one line: what it heard, or that it heard nothing.
  private void checkHeard(TaskHistory history) {
    var task = history.task();
    var spoken = record.followUps(task.id());
    int end =
        spoken.entrySet().stream()
            .filter(e -> e.getValue().ends())
            .mapToInt(Map.Entry::getKey)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    var expectedLines = new ArrayList<TaskHistory.Heard>();
    for (int ordinal : record.meetingsSince(task.id())) {
      if (ordinal > end) {
        break;
      }
      var followUp = spoken.get(ordinal);
      if (followUp != null) {
        expectedLines.add(new TaskHistory.Heard.Of(ordinal, followUp));
      } else if (record.isClosed(new MeetingId(task.tasking(), ordinal))) {
        expectedLines.add(new TaskHistory.Heard.NotMentioned(ordinal));
      }
    }
    if (!history.heard(forum.lastClosed(task.tasking())).equals(expectedLines)) {
      faults.add("I10: %s instead of %s, at step %d".formatted(history, expectedLines, step));
    }
    if (history.isOpen() != (end == Integer.MAX_VALUE)) {
      faults.add("I10: open or not, at step %d: %s".formatted(step, history));
    }
  }
}
