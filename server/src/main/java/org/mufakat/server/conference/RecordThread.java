package org.mufakat.server.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mufakat.forum.Effect;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Stage;
import org.mufakat.forum.Task;
import org.mufakat.forum.TaskHistory;
import org.mufakat.forum.TaskHistory.Heard;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.PartialDate;
import org.mufakat.server.conference.MatterThread.Arrow;
import org.mufakat.server.conference.MatterThread.Chain;
import org.mufakat.server.conference.MatterThread.Event;
import org.mufakat.server.conference.MatterThread.Held;
import org.mufakat.server.conference.MatterThread.Kind;
import org.mufakat.server.forum.Chronicle;
import org.mufakat.server.forum.ProposalStory.Step;
import org.mufakat.server.hosting.HostedNode;

/// Tells one thread of the record.
final class RecordThread {

  private final List<DecidedText> decided;
  private final HostedNode node;
  private final ForumWords words;
  private final MeetingDays days;
  private final Forum forum;
  private final Chronicle chronicle;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Event> events = new ArrayList<>();

  private RecordThread(
      List<DecidedText> decided,
      HostedNode node,
      ForumWords words,
      MeetingDays days,
      Forum forum,
      Chronicle chronicle) {
    this.decided = decided;
    this.node = node;
    this.words = words;
    this.days = days;
    this.forum = forum;
    this.chronicle = chronicle;
  }

  static MatterThread of(
      RecordThreads.Outline thread,
      ForumRoom room,
      ForumWords words,
      TasksConfiguration.Beside beside) {
    var node = room.node();
    var days = beside.days(node);
    return room.look(
            (forum, chronicle) ->
                new RecordThread(thread.decided(), node, words, days, forum, chronicle).told())
        .onDays(days::announced);
  }

  /// Something with its place in the record, before it has a number.
  private record Told(long position, String key, Event event) {}

  private MatterThread told() {
    var told = new ArrayList<Told>();
    for (var d : decided) {
      told.add(new Told(d.adopted().position(), key(d), decision(d)));
      d.decision().follows().tasks().forEach(task -> told.addAll(task(d, task)));
    }
    told.sort(Comparator.comparingLong(Told::position));
    told.forEach(this::number);
    var lanes = lanes();
    return new MatterThread(
        decided.getFirst().id().value(),
        words.title(decided.getFirst().text()),
        true,
        lanes,
        events,
        tasks().map(this::chain).toList(),
        next(),
        held(lanes),
        Optional.empty());
  }

  private Stream<Task> tasks() {
    return decided.stream().flatMap(d -> d.decision().follows().tasks().stream());
  }

  private void number(Told told) {
    int number = events.size() + 1;
    var e = told.event();
    numbers.put(told.key(), number);
    events.add(
        new Event(
            number,
            e.kind(),
            e.body(),
            e.meeting(),
            e.on(),
            e.text(),
            e.to(),
            e.due(),
            List.of(),
            false,
            Optional.empty(),
            e.paper(),
            e.address()));
  }

  private int number(String key) {
    return Optional.ofNullable(numbers.get(key)).orElseThrow();
  }

  private static String key(DecidedText d) {
    return "decision " + d.id();
  }

  private static String key(OpaqueId task, int ordinal) {
    return "task " + task + " " + ordinal;
  }

  private Event decision(DecidedText d) {
    return event(
        Kind.ADOPTION,
        d.body(),
        d.meeting(),
        d.at(),
        words.title(d.text()),
        Optional.empty(),
        "decisions/" + d.id());
  }

  private Event event(
      Kind kind,
      String body,
      Optional<MeetingId> meeting,
      Instant at,
      String text,
      Optional<PaperHash> paper,
      String address) {
    return new Event(
        1,
        kind,
        Optional.of(body),
        meeting,
        Optional.of(day(at)),
        text,
        List.of(),
        Optional.empty(),
        List.of(),
        false,
        Optional.empty(),
        paper,
        address);
  }

  private PartialDate day(Instant at) {
    return new PartialDate(LocalDate.ofInstant(at, node.zone()).toString());
  }

  private List<Told> task(DecidedText d, Task task) {
    var told = new ArrayList<Told>();
    told.add(new Told(d.adopted().position(), key(task.id(), 0), given(d, task)));
    for (var heard : history(task).heard(forum.lastClosed(task.tasking()))) {
      var meeting = new MeetingId(task.tasking(), heard.ordinal());
      moment(heard, meeting, d, task)
          .ifPresent(
              step ->
                  told.add(
                      new Told(
                          step.position(),
                          key(task.id(), heard.ordinal()),
                          heard(heard, meeting, step.at(), task))));
    }
    return told;
  }

  private TaskHistory history(Task task) {
    return forum.task(task.id()).orElseThrow();
  }

  private Event given(DecidedText d, Task task) {
    var e =
        event(
            Kind.TASK,
            d.body(),
            d.meeting(),
            d.at(),
            task.deliverable(),
            Optional.empty(),
            "tasks/" + task.id());
    return new Event(
        1,
        e.kind(),
        e.body(),
        e.meeting(),
        e.on(),
        e.text(),
        List.of(task.executing()),
        Optional.of(task.due()),
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        e.address());
  }

  private Event heard(Heard heard, MeetingId meeting, Instant at, Task task) {
    return switch (heard) {
      case Heard.NotMentioned _ ->
          event(
              Kind.NOT_MENTIONED,
              task.tasking(),
              Optional.of(meeting),
              at,
              task.deliverable(),
              Optional.empty(),
              "tasks/" + task.id());
      case Heard.Of(_, var followUp) ->
          event(
              kind(followUp),
              task.tasking(),
              Optional.of(meeting),
              at,
              text(followUp, task),
              paper(followUp),
              "tasks/" + task.id());
    };
  }

  private static Kind kind(FollowUp followUp) {
    return switch (followUp) {
      case FollowUp.Reported _ -> Kind.REPORT;
      case FollowUp.Completed _ -> Kind.COMPLETION;
      case FollowUp.Extended _ -> Kind.EXTENSION;
      case FollowUp.Reassigned _ -> Kind.REASSIGNMENT;
      case FollowUp.Closed _ -> Kind.CLOSING;
    };
  }

  private static Optional<PaperHash> paper(FollowUp followUp) {
    return switch (followUp) {
      case FollowUp.Reported(var paper) -> Optional.of(paper);
      case FollowUp.Completed(var paper) -> Optional.of(paper);
      case FollowUp.Extended _, FollowUp.Reassigned _, FollowUp.Closed _ -> Optional.empty();
    };
  }

  /// The reason of an extension; of the others the task itself.
  private String text(FollowUp followUp, Task task) {
    return followUp
        .decided()
        .flatMap(forum::decision)
        .flatMap(
            d ->
                d.follows().effects().stream()
                    .filter(e -> e instanceof Effect.Extend(var of, _, _) && of.equals(task.id()))
                    .map(e -> ((Effect.Extend) e).reason())
                    .findFirst())
        .filter(_ -> followUp instanceof FollowUp.Extended)
        .orElse(task.deliverable());
  }

  /// When it was entered; what was not mentioned, when the meeting closed.
  private Optional<Step> moment(Heard heard, MeetingId meeting, DecidedText d, Task task) {
    return switch (heard) {
      case Heard.Of _ ->
          d.after().stream()
              .filter(
                  step ->
                      step.event() instanceof ForumEvent.FollowedUp e
                          && e.task().equals(task.id())
                          && e.meeting().equals(meeting))
              .findFirst();
      case Heard.NotMentioned _ ->
          chronicle.meeting(meeting).stream()
              .filter(step -> step.event() instanceof ForumEvent.Closed)
              .findFirst();
    };
  }

  private Chain chain(Task task) {
    var chain = new ArrayList<Integer>();
    chain.add(number(task, 0));
    history(task)
        .heard(forum.lastClosed(task.tasking()))
        .forEach(
            heard ->
                Optional.ofNullable(numbers.get(key(task.id(), heard.ordinal())))
                    .ifPresent(chain::add));
    var due = new ArrayList<MeetingId>();
    due.add(task.due());
    decided.stream()
        .flatMap(d -> d.decision().follows().effects().stream())
        .filter(e -> e instanceof Effect.Extend(var of, _, _) && of.equals(task.id()))
        .forEach(e -> due.add(((Effect.Extend) e).due()));
    return new Chain(chain, due, false);
  }

  private int number(Task task, int ordinal) {
    return number(key(task.id(), ordinal));
  }

  private List<Arrow> next() {
    var next = new ArrayList<Arrow>();
    for (var d : decided) {
      int decision = number(key(d));
      for (var task : d.decision().follows().tasks()) {
        next.add(new Arrow(decision, number(task, 0)));
      }
      for (var effect : d.decision().follows().effects()) {
        TaskLine.task(effect)
            .flatMap(forum::task)
            .filter(history -> numbers.containsKey(key(history.task().id(), 0)))
            .ifPresent(history -> next.addAll(changing(d, history)));
        text(effect).ifPresent(text -> next.addAll(leadingTo(decision, text)));
      }
    }
    return next;
  }

  /// From the last that was heard of a task before a decision to the decision, and from there to
  /// the meeting that heard of it.
  private List<Arrow> changing(DecidedText d, TaskHistory history) {
    int decision = number(key(d));
    var arrows = new ArrayList<Arrow>();
    var task = history.task();
    int before =
        chain(task).events().stream().filter(n -> n < decision).reduce((_, b) -> b).orElse(0);
    if (before > 0) {
      arrows.add(new Arrow(before, decision));
    }
    history.followUps().entrySet().stream()
        .filter(e -> e.getValue().decided().filter(d.id()::equals).isPresent())
        .flatMap(e -> Optional.ofNullable(numbers.get(key(task.id(), e.getKey()))).stream())
        .forEach(heard -> arrows.add(new Arrow(decision, heard)));
    return arrows;
  }

  private static Optional<OpaqueId> text(Effect effect) {
    return switch (effect) {
      case Effect.LetSomeGoAhead(var text) -> Optional.of(text);
      case Effect.Direct(var text) -> Optional.of(text);
      case Effect.Extend _, Effect.Reassign _, Effect.Close _ -> Optional.empty();
    };
  }

  private List<Arrow> leadingTo(int decision, OpaqueId text) {
    return forum.proposal(text).stream()
        .filter(p -> p.stage() instanceof Stage.Adopted)
        .flatMap(p -> decided.stream().filter(d -> d.proposal().id().equals(p.id())))
        .map(d -> new Arrow(decision, number(key(d))))
        .toList();
  }

  private List<String> lanes() {
    var touched = new HashSet<String>();
    decided.forEach(d -> touched.add(d.body()));
    tasks().forEach(task -> touched.add(task.executing()));
    tasks().map(this::history).forEach(history -> touched.add(history.task().executing()));
    return PastThreads.lanes(node.node().regime(), touched);
  }

  /// The meetings of the record from the first decision on, and those at which something is due.
  private List<Held> held(List<String> lanes) {
    var meetings = new TreeSet<MeetingId>();
    chronicle.meetings().stream()
        .filter(m -> lanes.contains(m.body()))
        .filter(this::isSince)
        .forEach(meetings::add);
    events.forEach(e -> e.meeting().ifPresent(meetings::add));
    tasks().forEach(task -> meetings.addAll(chain(task).due()));
    return meetings.stream().map(m -> new Held(m, days.held(m, chronicle), isHeld(m))).toList();
  }

  /// Whether a meeting was not over when the thread began.
  private boolean isSince(MeetingId meeting) {
    return chronicle.meeting(meeting).stream()
        .filter(step -> step.event() instanceof ForumEvent.Closed)
        .noneMatch(step -> step.at().isBefore(decided.getFirst().at()));
  }

  private boolean isHeld(MeetingId meeting) {
    return forum
        .meeting(meeting)
        .map(Meeting::state)
        .map(state -> state != Meeting.State.CONVENED)
        .orElse(meeting.ordinal() <= forum.lastClosed(meeting.body()));
  }
}
