package org.mufakat.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.regime.LocalText;

/// A forum of invented members with four bodies in a chain, a secretary at each, and a delegate of
/// each member at each. Time moves only when told to.
final class ForumFixture {

  static final String SUMMIT = "SUMMIT";
  static final String MINISTERS = "MINISTERS";
  static final String OFFICIALS = "OFFICIALS";
  static final String GROUP = "GROUP";
  static final int LEAST_HOURS = 72;
  static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

  private static final List<String> CHAIN = List.of(SUMMIT, MINISTERS, OFFICIALS, GROUP);
  private static final List<PaperHash> PAPERS = List.of(new PaperHash("ab".repeat(32)));
  private static final Attribution INVENTED = new Attribution("invented", false);

  final List<String> members;
  final Forum forum;
  Instant now = BEGINNING;
  private int drawn;
  private final Map<TextVersion, PaperHash> hashes = new HashMap<>();
  private final Map<String, OpaqueId> delegates = new HashMap<>();
  private final Map<String, OpaqueId> secretaries = new HashMap<>();
  private final Map<String, Instant> left = new HashMap<>();

  private ForumFixture(int count, Set<ModeKind> modes) {
    this.members =
        Stream.iterate('A', c -> (char) (c + 1)).limit(count).map(c -> "XA" + c).toList();
    this.forum = new Forum(new Chain(members, left, modes));
    for (var body : CHAIN) {
      secretaries.put(body, give(Capacity.SECRETARIAT, Optional.empty(), body));
      for (var member : members) {
        delegates.put(member + body, give(Capacity.DELEGATE, Optional.of(member), body));
      }
    }
  }

  /// All modes are open but going ahead without some.
  static ForumFixture of(int members) {
    return new ForumFixture(
        members, Set.of(ModeKind.MEETING_CONSENSUS, ModeKind.SILENCE, ModeKind.AD_REFERENDUM));
  }

  static ForumFixture of(int members, Set<ModeKind> modes) {
    return new ForumFixture(members, modes);
  }

  /// @param left when members ceased to be such
  record Chain(List<String> members, Map<String, Instant> left, Set<ModeKind> modes)
      implements Charter {

    @Override
    public boolean hasBody(String body) {
      return CHAIN.contains(body);
    }

    @Override
    public List<String> above(String body) {
      return CHAIN.subList(0, CHAIN.indexOf(body)).reversed();
    }

    @Override
    public Optional<DecisionRule> ruleOf(String body) {
      if (!hasBody(body)) {
        return Optional.empty();
      }
      var open =
          body.equals(SUMMIT)
              ? Set.of(ModeKind.MEETING_CONSENSUS, ModeKind.SUMMIT_DIRECTED)
              : modes;
      return Optional.of(
          new DecisionRule(
              "rule",
              LocalText.english("Invented"),
              Stream.of(ModeKind.values()).map(kind -> mode(kind, open.contains(kind))).toList(),
              true,
              INVENTED));
    }

    private static DecisionRule.Mode mode(ModeKind kind, boolean open) {
      int hours = open && kind == ModeKind.SILENCE ? LEAST_HOURS : 0;
      return new DecisionRule.Mode(
          kind, open, LocalText.english("Invented"), hours, Optional.empty(), INVENTED);
    }

    @Override
    public SortedSet<String> membersOf(String body, Instant at) {
      var then = new TreeSet<>(members);
      then.removeIf(member -> left.containsKey(member) && !at.isBefore(left.get(member)));
      return then;
    }

    @Override
    public int lastMeetingOf(String body) {
      return 0;
    }
  }

  OpaqueId draw() {
    return new OpaqueId("%032x".formatted(++drawn));
  }

  OpaqueId give(Capacity capacity, Optional<String> member, String body) {
    return give(capacity, member, body, BEGINNING.plus(Duration.ofDays(3650)));
  }

  OpaqueId give(Capacity capacity, Optional<String> member, String body, Instant until) {
    return give(draw(), capacity, member, body, until);
  }

  OpaqueId give(OpaqueId person, Capacity capacity, Optional<String> member, String body) {
    return give(person, capacity, member, body, BEGINNING.plus(Duration.ofDays(3650)));
  }

  private OpaqueId give(
      OpaqueId person, Capacity capacity, Optional<String> member, String body, Instant until) {
    var id = draw();
    var credential = new Credential(id, person, capacity, member, body, BEGINNING, until);
    happens(new ForumEvent.CredentialGiven(now, OpaqueId.NONE, credential));
    return id;
  }

  OpaqueId delegate(String member, String body) {
    return delegates.get(member + body);
  }

  OpaqueId secretary(String body) {
    return secretaries.get(body);
  }

  /// From now on it is no member of any body.
  void leaves(String member) {
    left.put(member, now);
  }

  void later(Duration span) {
    now = now.plus(span);
  }

  void happens(ForumEvent event) {
    if (!(forum.answer(event) instanceof ForumAnswer.Recorded(var recorded)) || recorded != event) {
      throw new AssertionError("refused: " + forum.hinders(event) + " " + event);
    }
  }

  /// Asserts that it is refused and that nothing changed.
  void refused(ForumEvent event, Refusal refusal) {
    var proposals = List.copyOf(forum.proposals());
    var decisions = List.copyOf(forum.decisions());
    var tasks = List.copyOf(forum.tasks());

    assertThat(forum.answer(event)).isEqualTo(new ForumAnswer.Refused(refusal));

    assertThat(forum.proposals()).containsExactlyElementsOf(proposals);
    assertThat(forum.decisions()).containsExactlyElementsOf(decisions);
    assertThat(forum.tasks()).containsExactlyElementsOf(tasks);
  }

  MeetingId convene(String body, int ordinal) {
    var id = new MeetingId(body, ordinal);
    happens(new ForumEvent.Convened(now, secretary(body), id, "XAA", "XAB"));
    return id;
  }

  MeetingId open(String body, int ordinal) {
    var id = convene(body, ordinal);
    happens(new ForumEvent.Opened(now, secretary(body), id));
    return id;
  }

  void close(MeetingId id) {
    happens(new ForumEvent.Closed(now, secretary(id.body()), id));
  }

  /// A text that nothing follows from.
  static TextVersion text(int number, String words) {
    return text(number, words, Follows.nothing(OFFICIALS, "2"));
  }

  static TextVersion text(int number, String words, Follows follows) {
    return new TextVersion(
        number, List.of(new Clause("1", words), new Clause("2", "No action follows.")), follows);
  }

  /// A text of the secretariat in its first version.
  OpaqueId tabled(String body) {
    return tabled(body, Follows.nothing(body, "2"));
  }

  OpaqueId tabled(String body, Follows follows) {
    var id = drafted(body);
    happens(tabling(id, text(1, "First words", follows)));
    return id;
  }

  OpaqueId drafted(String body) {
    var id = draw();
    happens(new ForumEvent.Drafted(now, secretary(body), id, body, Set.of()));
    return id;
  }

  ForumEvent.Tabled tabling(OpaqueId id, TextVersion text) {
    return new ForumEvent.Tabled(now, secretary(bodyOf(id)), id, text);
  }

  private String bodyOf(OpaqueId id) {
    return forum.proposal(id).orElseThrow().body();
  }

  ForumEvent.Stated stating(OpaqueId id, int version, String member, Position.Kind kind) {
    return new ForumEvent.Stated(
        now,
        delegate(member, bodyOf(id)),
        id,
        version,
        member,
        kind,
        kind.isAttached() ? "Words" : "",
        Optional.empty());
  }

  ForumEvent.Called calling(OpaqueId id, int version, MeetingId meeting) {
    return new ForumEvent.Called(now, secretary(bodyOf(id)), id, version, meeting);
  }

  ForumEvent.SilenceAsked askingSilence(
      OpaqueId id, int version, MeetingId meeting, Duration span) {
    return new ForumEvent.SilenceAsked(
        now, secretary(bodyOf(id)), id, version, meeting, now.plus(span));
  }

  ForumEvent.SilenceBegun beginning(OpaqueId id) {
    return new ForumEvent.SilenceBegun(now, secretary(bodyOf(id)), id);
  }

  ForumEvent.Receipted receipting(OpaqueId id, String member) {
    return new ForumEvent.Receipted(now, delegate(member, bodyOf(id)), id, member);
  }

  ForumEvent.ReferredToCapitals referring(OpaqueId id, int version, MeetingId at, String... who) {
    return new ForumEvent.ReferredToCapitals(
        now, secretary(bodyOf(id)), id, version, at, Set.of(who));
  }

  ForumEvent.Concluded concluding(OpaqueId id, int version, Outcome outcome) {
    return new ForumEvent.Concluded(now, secretary(bodyOf(id)), id, version, outcome);
  }

  /// What adopting a text as it stands would be.
  Outcome.Adopted adoption(OpaqueId id, ModeKind mode) {
    var text = forum.proposal(id).orElseThrow().text();
    return new Outcome.Adopted(
        draw(), hashes.computeIfAbsent(text, TextVersion::hash), mode, PAPERS);
  }

  ForumEvent.Concluded adopting(OpaqueId id, ModeKind mode) {
    return adopting(id, adoption(id, mode));
  }

  ForumEvent.Concluded adopting(OpaqueId id, Outcome.Adopted adopted) {
    return concluding(id, forum.proposal(id).orElseThrow().version(), adopted);
  }

  /// Adopts a text that was put to the members, and answers the decision.
  Decision adopt(OpaqueId id, ModeKind mode) {
    var adoption = adoption(id, mode);
    happens(adopting(id, adoption));
    return forum.decision(adoption.decision()).orElseThrow();
  }

  /// Adopts a text at a meeting in session, without anybody saying anything.
  OpaqueId adopted(MeetingId meeting, Effect... effects) {
    var follows = Follows.nothing(meeting.body(), "2").doing(effects);
    return adopted(meeting, follows).id();
  }

  Decision adopted(MeetingId meeting, Follows follows) {
    var id = tabled(meeting.body(), follows);
    happens(calling(id, 1, meeting));
    return adopt(id, ModeKind.MEETING_CONSENSUS);
  }

  /// A task that a decision at this meeting gives.
  OpaqueId task(MeetingId meeting, String executing, int due) {
    var task =
        new Task(draw(), meeting.body(), executing, new MeetingId(meeting.body(), due), "A study");
    adopted(meeting, Follows.dueAt(meeting.next()).giving(task));
    return task.id();
  }

  ForumEvent.FollowedUp following(OpaqueId task, MeetingId meeting, FollowUp followUp) {
    return new ForumEvent.FollowedUp(now, secretary(meeting.body()), task, meeting, followUp);
  }

  Stage stage(OpaqueId id) {
    return forum.proposal(id).orElseThrow().stage();
  }

  List<TaskHistory.Heard> heard(OpaqueId task) {
    var history = forum.task(task).orElseThrow();
    return new ArrayList<>(history.heard(forum.lastClosed(history.task().tasking())));
  }
}
