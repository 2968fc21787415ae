package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mufakat.forum.Forum;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.TaskHistory.Heard;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.PastThread;
import org.mufakat.regime.PastThread.Act;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.conference.MatterThread.Arrow;
import org.mufakat.server.conference.MatterThread.Assumed;
import org.mufakat.server.conference.MatterThread.Chain;
import org.mufakat.server.conference.MatterThread.Event;
import org.mufakat.server.conference.MatterThread.Held;
import org.mufakat.server.conference.MatterThread.Kind;
import org.mufakat.server.forum.HistoricalThread;
import org.mufakat.server.forum.HistoricalThread.Assumption;

/// A thread of the pack, with what its meetings passed over in silence.
final class PastThreads {

  private final RegimePack regime;
  private final PastThread thread;
  private final String language;
  private final HistoricalThread gone;
  private final Forum forum;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  private PastThreads(RegimePack regime, PastThread thread, String language) {
    this.regime = regime;
    this.thread = thread;
    this.language = language;
    this.gone = HistoricalThread.of(regime, thread);
    this.forum = gone.replayed();
  }

  static MatterThread of(RegimePack regime, PastThread thread, String language) {
    return new PastThreads(regime, thread, language).told();
  }

  /// Something that stands in the order of time, before it has a number.
  private record Told(PartialDate on, int after, String key, Event event) {}

  private MatterThread told() {
    var told = new ArrayList<Told>();
    for (var act : thread.acts()) {
      told.add(new Told(act.on(), told.size(), act.id(), event(act)));
    }
    tasks().forEach(act -> told.addAll(silent(act)));
    told.sort(Comparator.comparing(Told::on).thenComparingInt(Told::after));
    told.forEach(this::number);
    return new MatterThread(
        thread.id(),
        thread.title().in(language),
        false,
        lanes(),
        events,
        tasks().map(this::chain).toList(),
        next(),
        held(),
        Optional.of(thread.attribution()));
  }

  private Stream<Act> tasks() {
    return thread.acts().stream().filter(act -> act.kind() == PastThread.Kind.TASK);
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
            e.assumed(),
            e.outside(),
            e.attribution(),
            e.paper(),
            e.address()));
  }

  private int number(String key) {
    return Optional.ofNullable(numbers.get(key)).orElseThrow();
  }

  private Event event(Act act) {
    return new Event(
        1,
        kind(act.kind()),
        act.body(),
        meeting(act),
        Optional.of(act.on()),
        act.text().in(language),
        act.to(),
        due(act),
        assumed(act),
        gone.outside().contains(act),
        Optional.of(act.attribution()),
        Optional.empty(),
        "");
  }

  private static Kind kind(PastThread.Kind kind) {
    return switch (kind) {
      case TASK -> Kind.TASK;
      case REPORT -> Kind.REPORT;
      case COMPLETION -> Kind.COMPLETION;
      case ADOPTION -> Kind.ADOPTION;
      case AD_REFERENDUM -> Kind.AD_REFERENDUM;
      case EXTENSION -> Kind.EXTENSION;
      case SIGNATURE -> Kind.SIGNATURE;
      case ENTRY_INTO_FORCE -> Kind.ENTRY_INTO_FORCE;
      case WORK -> Kind.WORK;
    };
  }

  /// What the source says; a number that is assumed is not shown as if it were known.
  private static Optional<MeetingId> meeting(Act act) {
    return act.body().flatMap(body -> act.meeting().map(number -> new MeetingId(body, number)));
  }

  private Optional<MeetingId> due(Act act) {
    return gone.assumptions().stream()
        .filter(Assumption.DueAtTheNextMeeting.class::isInstance)
        .map(Assumption.DueAtTheNextMeeting.class::cast)
        .filter(a -> a.act().equals(act.id()))
        .map(Assumption.DueAtTheNextMeeting::due)
        .findFirst();
  }

  private List<Assumed> assumed(Act act) {
    return gone.assumptions().stream().flatMap(assumption -> of(assumption, act).stream()).toList();
  }

  private static Optional<Assumed> of(Assumption assumption, Act act) {
    return switch (assumption) {
      case Assumption.DueAtTheNextMeeting(var of, _) ->
          of.equals(act.id()) ? Optional.of(Assumed.DUE_AT_THE_NEXT_MEETING) : Optional.empty();
      case Assumption.NumberOfAMeeting(var of, _) ->
          of.equals(act.id()) ? Optional.of(Assumed.NUMBER_OF_A_MEETING) : Optional.empty();
      case Assumption.NothingFollows(var of) ->
          of.equals(act.id()) ? Optional.of(Assumed.NOTHING_FOLLOWS) : Optional.empty();
    };
  }

  /// What the meetings heard of a task; those it was given to hear of it together.
  private List<Heard> heard(Act task) {
    return gone.tasks(task.id()).stream()
        .findFirst()
        .flatMap(forum::task)
        .map(history -> history.heard(forum.lastClosed(history.task().tasking())))
        .orElse(List.of());
  }

  private List<Told> silent(Act task) {
    return heard(task).stream()
        .filter(Heard.NotMentioned.class::isInstance)
        .flatMap(heard -> silent(task, heard.ordinal()).stream())
        .toList();
  }

  private Optional<Told> silent(Act task, int ordinal) {
    var meeting = new MeetingId(task.body().orElseThrow(), ordinal);
    return day(meeting)
        .map(
            on ->
                new Told(
                    on,
                    thread.acts().indexOf(task),
                    task.id() + " " + ordinal,
                    new Event(
                        1,
                        Kind.NOT_MENTIONED,
                        task.body(),
                        Optional.of(meeting),
                        Optional.of(on),
                        task.text().in(language),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        "")));
  }

  private Optional<PartialDate> day(MeetingId meeting) {
    return new MeetingDays(regime, Optional.empty()).registered(meeting);
  }

  private Chain chain(Act task) {
    var chain = new ArrayList<Integer>();
    chain.add(number(task.id()));
    heard(task).stream().flatMap(heard -> number(task, heard).stream()).forEach(chain::add);
    return new Chain(chain, due(task).stream().toList(), due(task).isPresent());
  }

  private Optional<Integer> number(Act task, Heard heard) {
    var told =
        thread.acts().stream()
            .filter(act -> act.of().filter(task.id()::equals).isPresent())
            .filter(act -> act.meeting().filter(n -> n == heard.ordinal()).isPresent())
            .map(Act::id)
            .findFirst()
            .orElse(task.id() + " " + heard.ordinal());
    return Optional.ofNullable(numbers.get(told));
  }

  /// From what a meeting heard to the task that it gave next of the same matter, and to what was
  /// adopted there.
  private List<Arrow> next() {
    var next = new ArrayList<Arrow>();
    for (var act : thread.acts()) {
      if (act.kind().isOfATask()) {
        thread.acts().stream()
            .filter(other -> isDecidedThere(other, act))
            .map(other -> new Arrow(number(act.id()), number(other.id())))
            .forEach(next::add);
      }
    }
    return next;
  }

  private static boolean isDecidedThere(Act other, Act heard) {
    boolean decides =
        other.kind() == PastThread.Kind.TASK || other.kind() == PastThread.Kind.ADOPTION;
    return decides
        && other.body().equals(heard.body())
        && other.meeting().isPresent()
        && other.meeting().equals(heard.meeting());
  }

  private List<String> lanes() {
    var touched = new HashSet<String>();
    thread.acts().forEach(act -> act.body().ifPresent(touched::add));
    thread.acts().forEach(act -> touched.addAll(act.to()));
    return lanes(regime, touched);
  }

  /// From the top down, as the pack has them.
  static List<String> lanes(RegimePack regime, Set<String> touched) {
    return regime.bodies().stream().map(b -> b.id()).filter(touched::contains).toList();
  }

  /// The meetings of the register over the time of the thread.
  private List<Held> held() {
    var bodies = lanes();
    var first = thread.acts().getFirst().on();
    var last = thread.acts().getLast().on();
    return regime.meetings().stream()
        .filter(m -> bodies.contains(m.body()))
        .filter(m -> m.opened().year() >= first.year() && !first.isSurelyAfter(m.opened()))
        .filter(m -> !m.opened().isSurelyAfter(last))
        .map(m -> new Held(new MeetingId(m.body(), m.ordinal()), Optional.of(m.opened()), true))
        .toList();
  }
}
