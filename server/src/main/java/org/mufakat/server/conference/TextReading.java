package org.mufakat.server.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Follows;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.Position;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Refusal;
import org.mufakat.forum.Silence;
import org.mufakat.forum.Stage;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.forum.Chronicle;
import org.mufakat.server.forum.ProposalStory;
import org.mufakat.server.forum.ProposalStory.Step;

/// Puts together what one person has before them of a text.
final class TextReading {

  static TextView view(Proposal text, ForumRoom room, TextWords words) {
    return room.look(
        (forum, chronicle) -> new TextReading(text, room, words, forum, chronicle).view());
  }

  private final Proposal text;
  private final ForumRoom room;
  private final TextWords words;
  private final Forum forum;
  private final ProposalStory story;
  private final TextBodies bodies;
  private final SortedSet<String> members;
  private final TextDoer doer;
  private final Instant now;
  private final boolean seesAll;

  private TextReading(
      Proposal text, ForumRoom room, TextWords words, Forum forum, Chronicle chronicle) {
    this.text = text;
    this.room = room;
    this.words = words;
    this.forum = forum;
    this.story = chronicle.story(text.id()).orElseThrow();
    this.now = room.now();
    this.bodies = new TextBodies(room.node().node().regime(), now);
    this.members = bodies.membersOf(text.body());
    this.doer = TextDoer.of(room, text.body());
    this.seesAll = room.seesTheConsultation();
  }

  private TextView view() {
    var last = story.versions().getLast();
    var talk = ClauseTalk.of(last, seesAll ? members : new TreeSet<>(), forum, words);
    var speaksFor = memberSpokenFor();
    return new TextView(
        text,
        text.text(),
        Optional.of(last.tabled().at()),
        words.stage(text, now),
        TextWords.slug(text.stage()),
        text.isOpenAt(now),
        seesAll,
        clauses(talk, speaksFor),
        words.follows(text.text().follows(), forum),
        talk.ground(text.text().clauses(), members),
        positions(),
        earlier(),
        expected(speaksFor),
        own(speaksFor),
        keeper(),
        text.stage().silence().filter(_ -> seesAll).map(this::notice),
        seesAll ? history() : List.of(),
        text.stage() instanceof Stage.Adopted(OpaqueId decision)
            ? Optional.of(decision)
            : Optional.empty());
  }

  /// The State of the person's delegation at the body.
  private Optional<String> memberSpokenFor() {
    return room.at(text.body()).flatMap(Credential::member);
  }

  private List<TextView.ClauseView> clauses(ClauseTalk talk, Optional<String> own) {
    var views = new ArrayList<TextView.ClauseView>();
    for (var clause : text.text().clauses()) {
      var label = clause.label();
      views.add(
          new TextView.ClauseView(
              views.size() + 1,
              clause,
              talk.soundings(label),
              own.flatMap(m -> talk.sounding(label, m)).map(ForumWords::slug).orElse(""),
              seesAll ? talk.comments(label) : List.of(),
              seesAll ? talk.amendments(label) : List.of()));
    }
    return views;
  }

  private List<TextView.PositionView> positions() {
    if (!seesAll) {
      return List.of();
    }
    return members.stream()
        .map(
            member ->
                new TextView.PositionView(
                    member, text.positions().of(member), room.isOf(new Audience.OfMember(member))))
        .toList();
  }

  private List<TextView.EarlierView> earlier() {
    if (!seesAll) {
      return List.of();
    }
    var before = story.versions().subList(0, story.versions().size() - 1);
    return before.reversed().stream()
        .map(
            version ->
                new TextView.EarlierView(
                    version.text().number(),
                    version.positions().values().stream()
                        .map(step -> (ForumEvent.Stated) step.event())
                        .toList()))
        .filter(version -> !version.positions().isEmpty())
        .toList();
  }

  private List<TextView.Expected> expected(Optional<String> own) {
    var all = new ArrayList<TextView.Expected>();
    own.ifPresent(
        member ->
            Expectation.ofMember(member, text, forum, now)
                .forEach(e -> all.add(new TextView.Expected(e.kind(), sentence(e, member)))));
    if (room.keepsThePapersOf(text.body())) {
      Expectation.ofKeeper(text, members, forum, now)
          .forEach(e -> all.add(new TextView.Expected(e.kind(), sentence(e, ""))));
    }
    return all;
  }

  private String sentence(Expectation expected, String member) {
    var key = "expected." + expected.kind().slug();
    var state = words.forum().member(member);
    return expected
        .until()
        .map(
            until ->
                words.say(
                    key + ".until",
                    state,
                    text.version(),
                    words.forum().time(until),
                    words.left(until, now)))
        .orElseGet(() -> words.say(key, state, text.version()));
  }

  private TextView.Own own(Optional<String> member) {
    boolean speaks = room.speaksAt(text.body());
    var id = text.id();
    int version = text.version();
    var kinds = kinds();
    var hindered =
        speaks ? mayState(member.orElseThrow()).map(words::why) : Optional.<String>empty();
    var state = member.orElse("");
    var clause = text.text().clauses().getFirst().label();
    return new TextView.Own(
        speaks ? member : Optional.empty(),
        can((at, by) -> new ForumEvent.Commented(at, by, id, version, clause, "")),
        speaks
            && can(
                (at, by) ->
                    new ForumEvent.Sounded(
                        at, by, id, version, clause, ForumEvent.Sounding.NEEDS_WORK)),
        kinds,
        hindered,
        speaks
            && can(
                (at, by) -> new ForumEvent.Retracted(at, by, id, version, state, Optional.empty())),
        speaks && can((at, by) -> new ForumEvent.Receipted(at, by, id, state)),
        speaks
            && can(
                (at, by) -> new ForumEvent.SilenceObjectedTo(at, by, id, state, Optional.empty())),
        can((at, by) -> new ForumEvent.Concluded(at, by, id, version, new Outcome.Withdrawn())),
        canTableNext());
  }

  private List<Position.Kind> kinds() {
    return List.of(Position.Kind.values()).stream()
        .filter(k -> k != Position.Kind.NOT_PARTICIPATING || text.goesAhead().isPresent())
        .toList();
  }

  /// That a State said the same before hinders saying that, and nothing else.
  private Optional<Refusal> mayState(String member) {
    return doer.hinders(
            forum,
            (at, by) ->
                new ForumEvent.Stated(
                    at,
                    by,
                    text.id(),
                    text.version(),
                    member,
                    Position.Kind.SUPPORT,
                    "",
                    Optional.empty()))
        .filter(refusal -> refusal != Refusal.ALREADY_STATED);
  }

  private boolean can(BiFunction<Instant, OpaqueId, ForumEvent> event) {
    return doer.hinders(forum, event).isEmpty();
  }

  /// Whether a further version of other words would be taken in.
  private boolean canTableNext() {
    var other =
        new TextVersion(
            text.version() + 1,
            List.of(new Clause("?", "?"), new Clause("??", "?")),
            Follows.nothing(text.body(), "?"));
    return can((at, by) -> new ForumEvent.Tabled(at, by, text.id(), other));
  }

  private Optional<KeepersPanel> keeper() {
    return room.keepsThePapersOf(text.body()) && text.stage().phase() != Stage.Phase.OVER
        ? Optional.of(KeepersPanel.of(text, doer, bodies, forum, words))
        : Optional.empty();
  }

  private TextView.NoticeView notice(Silence silence) {
    var confirmed = new ArrayList<String>();
    var late = new ArrayList<String>();
    var missing = new ArrayList<String>();
    for (var member : members) {
      var at = Optional.ofNullable(silence.receipts().get(member));
      if (at.isEmpty()) {
        missing.add(member);
      } else if (at.get().plus(silence.least()).isAfter(silence.expires())) {
        late.add(member);
      } else {
        confirmed.add(member);
      }
    }
    return new TextView.NoticeView(silence, confirmed, late, missing);
  }

  private List<TextView.HistoryVersion> history() {
    var versions = new ArrayList<TextView.HistoryVersion>();
    if (!story.before().isEmpty()) {
      versions.add(
          new TextView.HistoryVersion(
              0, "", story.before().stream().map(this::step).toList(), List.of()));
    }
    for (var version : story.versions()) {
      var steps = new ArrayList<TextView.HistoryStep>();
      steps.add(step(version.tabled()));
      version.steps().forEach(s -> steps.add(step(s)));
      versions.add(
          new TextView.HistoryVersion(
              version.text().number(), fate(version), steps, blockedBy(version)));
    }
    if (!story.after().isEmpty()) {
      versions.add(
          new TextView.HistoryVersion(
              -1, "", story.after().stream().map(this::step).toList(), List.of()));
    }
    return versions;
  }

  /// Who objected to the end of a version that did not become a decision.
  private List<String> blockedBy(ProposalStory.Version version) {
    return version.blockedBy().stream()
        .map(step -> ((ForumEvent.Stated) step.event()).member())
        .toList();
  }

  private String fate(ProposalStory.Version version) {
    var blocking = blockedBy(version);
    var outcome = version.outcome().map(step -> words.step(step.event(), forum)).orElse("");
    return blocking.isEmpty()
        ? outcome
        : (outcome + " " + words.say(objecting(version), words.forum().members(blocking))).strip();
  }

  /// An objection to the present version may still be taken back.
  private String objecting(ProposalStory.Version version) {
    boolean isPresent = version.text().number() == text.version();
    return isPresent && text.stage().phase() == Stage.Phase.OPEN
        ? "history.objects"
        : "history.objected";
  }

  private TextView.HistoryStep step(Step step) {
    return new TextView.HistoryStep(step, words.step(step.event(), forum), isWeighty(step.event()));
  }

  private static boolean isWeighty(ForumEvent event) {
    return !(event instanceof ForumEvent.Commented
        || event instanceof ForumEvent.Sounded
        || event instanceof ForumEvent.Amended
        || event instanceof ForumEvent.Receipted);
  }
}
