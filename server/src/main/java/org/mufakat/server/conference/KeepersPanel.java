package org.mufakat.server.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Proposal;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// What whoever keeps the papers can do with a text, and what stands in the way of each. Nothing is
/// decided here: each deed is asked of the rules as it would be done now.
///
/// @param meeting in session, or the next one where none is
/// @param hindered what stands in the way, in words, by deed; who is not in it can be done
/// @param modes the ways to adopt, each with what stands in its way, empty where nothing does
record KeepersPanel(
    MeetingId meeting,
    boolean isInSession,
    MeetingId next,
    int leastHours,
    Instant firstEnd,
    List<String> directing,
    Map<String, String> hindered,
    Map<String, String> modes) {

  /// Any paper: whether there is one is asked before which it is.
  private static final PaperHash SOME_PAPER = PaperHash.of(new byte[] {0});

  /// Between looking at the page and sending the form.
  private static final Duration A_LITTLE = Duration.ofMinutes(30);

  static KeepersPanel of(
      Proposal text, TextDoer doer, TextBodies bodies, Forum forum, TextWords words) {
    var body = text.body();
    var session = TextBodies.inSession(forum, body);
    var meeting = session.orElseGet(() -> TextBodies.current(forum, body));
    var next = TextBodies.next(forum, body);
    var members = bodies.membersOf(body);
    var firstEnd = doer.now().plus(Duration.ofHours(bodies.leastSilenceHours(body))).plus(A_LITTLE);
    var asking = new Asking(text, doer, forum, words);
    int version = text.version();
    var id = text.id();
    asking.ask("call", (at, by) -> new ForumEvent.Called(at, by, id, version, meeting));
    asking.ask(
        "silence", (at, by) -> new ForumEvent.SilenceAsked(at, by, id, version, meeting, firstEnd));
    asking.ask("begin", (at, by) -> new ForumEvent.SilenceBegun(at, by, id));
    asking.ask(
        "refer",
        (at, by) -> new ForumEvent.ReferredToCapitals(at, by, id, version, meeting, members));
    asking.conclude("block", new Outcome.Blocked());
    asking.conclude("defer", new Outcome.Deferred(next));
    asking.conclude("lapse", new Outcome.Lapsed());
    var directing = bodies.directingAbove(body);
    asking.conclude(
        "refer-up", new Outcome.Referred(directing.isEmpty() ? body : directing.getFirst()));
    askForOthers(asking, text, members);
    return new KeepersPanel(
        meeting,
        session.isPresent(),
        next,
        bodies.leastSilenceHours(body),
        firstEnd,
        directing,
        asking.hindered,
        modes(asking, text, bodies));
  }

  /// Whether something can be entered for any State at all.
  private static void askForOthers(Asking asking, Proposal text, Set<String> members) {
    int version = text.version();
    var id = text.id();
    var instruction = Optional.of(SOME_PAPER);
    asking.askForAny(
        "behalf",
        members,
        member ->
            (at, by) ->
                new ForumEvent.Stated(
                    at, by, id, version, member, otherThanNow(text, member), "-", instruction));
    asking.askForAny(
        "behalf-silence",
        members,
        member -> (at, by) -> new ForumEvent.SilenceObjectedTo(at, by, id, member, instruction));
    asking.askForAny(
        "behalf-retract",
        members,
        member -> (at, by) -> new ForumEvent.Retracted(at, by, id, version, member, instruction));
  }

  /// A kind that the State has not stated: to say the same again is another matter.
  private static Position.Kind otherThanNow(Proposal text, String member) {
    return text.positions().of(member).filter(p -> p.kind() == Position.Kind.SUPPORT).isPresent()
        ? Position.Kind.OBJECTION
        : Position.Kind.SUPPORT;
  }

  private static Map<String, String> modes(Asking asking, Proposal text, TextBodies bodies) {
    var modes = new LinkedHashMap<String, String>();
    for (var mode : bodies.modesOf(text)) {
      modes.put(mode.slug(), asking.adopting(mode));
    }
    return modes;
  }

  public boolean canAdopt() {
    return modes.values().stream().anyMatch(String::isEmpty);
  }

  public boolean can(String deed) {
    return !hindered.containsKey(deed);
  }

  public String why(String deed) {
    return hindered.getOrDefault(deed, "");
  }

  private record Asking(
      Proposal text, TextDoer doer, Forum forum, TextWords words, Map<String, String> hindered) {

    Asking(Proposal text, TextDoer doer, Forum forum, TextWords words) {
      this(text, doer, forum, words, new LinkedHashMap<>());
    }

    void ask(String deed, BiFunction<Instant, OpaqueId, ForumEvent> event) {
      doer.hinders(forum, event).ifPresent(refusal -> hindered.put(deed, words.why(refusal)));
    }

    void conclude(String deed, Outcome outcome) {
      ask(deed, (at, by) -> new ForumEvent.Concluded(at, by, text.id(), text.version(), outcome));
    }

    /// What stands in the way for the first member, where it does for each.
    void askForAny(
        String deed,
        Set<String> members,
        Function<String, BiFunction<Instant, OpaqueId, ForumEvent>> event) {
      var refusals =
          members.stream().map(member -> doer.hinders(forum, event.apply(member))).toList();
      if (refusals.stream().allMatch(Optional::isPresent)) {
        refusals.stream()
            .flatMap(Optional::stream)
            .findFirst()
            .ifPresent(refusal -> hindered.put(deed, words.why(refusal)));
      }
    }

    String adopting(ModeKind mode) {
      var outcome =
          new Outcome.Adopted(OpaqueId.NONE, text.text().hash(), mode, List.of(SOME_PAPER));
      return doer.hinders(
              forum,
              (at, by) -> new ForumEvent.Concluded(at, by, text.id(), text.version(), outcome))
          .map(words::why)
          .orElse("");
    }
  }
}
