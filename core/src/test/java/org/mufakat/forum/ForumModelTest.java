package org.mufakat.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.forum.ForumFixture.OFFICIALS;
import static org.mufakat.forum.ForumFixture.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.forum.Position.Kind;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// Every state that a text's positions can be in, against what the rules say in words, written here
/// a second time and without looking at how the forum does it.
class ForumModelTest {

  private static final Duration THREE_DAYS = Duration.ofHours(72);
  private static final Set<ModeKind> EVERY_MODE =
      Set.of(
          ModeKind.MEETING_CONSENSUS, ModeKind.SILENCE, ModeKind.AD_REFERENDUM, ModeKind.MINUS_X);

  /// Who says what; `null` has said nothing.
  private record Saying(@Nullable Kind[] byMember) {

    boolean anybody(Kind kind) {
      return Arrays.asList(byMember).contains(kind);
    }

    /// Whether each of the first so many said yes in some way.
    boolean confirmedBy(int first) {
      return Arrays.stream(byMember)
          .limit(first)
          .allMatch(
              kind ->
                  kind == Kind.SUPPORT
                      || kind == Kind.NO_OBJECTION
                      || kind == Kind.RESERVATION
                      || kind == Kind.INTERPRETATIVE_STATEMENT);
    }
  }

  /// The states of eleven members up to which of them is which.
  @ParameterizedTest
  @CsvSource({"false, false, 1365", "true, false, 4368", "true, true, 12376"})
  void eleven_members_in_every_state_up_to_symmetry(
      boolean silentToo, boolean apartToo, int expected) {
    var f = ForumFixture.of(11, EVERY_MODE);
    var meeting = f.open(OFFICIALS, 1);
    var kinds = new ArrayList<Optional<Kind>>();
    EnumSet.complementOf(EnumSet.of(Kind.NOT_PARTICIPATING))
        .forEach(kind -> kinds.add(Optional.of(kind)));
    if (silentToo) {
      kinds.add(Optional.empty());
    }
    if (apartToo) {
      kinds.add(Optional.of(Kind.NOT_PARTICIPATING));
    }
    var states = new int[1];

    multisets(
        kinds,
        11,
        said -> {
          states[0]++;
          var id = f.tabled(OFFICIALS);
          f.happens(f.calling(id, 1, meeting));
          if (apartToo) {
            f.adopted(meeting, new Effect.LetSomeGoAhead(id));
          }
          for (int m = 0; m < said.size(); m++) {
            if (said.get(m).isPresent()) {
              f.happens(f.stating(id, 1, f.members.get(m), said.get(m).get()));
            }
          }
          var saying = new Saying(said.stream().map(k -> k.orElse(null)).toArray(Kind[]::new));
          boolean objected = saying.anybody(Kind.OBJECTION);
          boolean apart = saying.anybody(Kind.NOT_PARTICIPATING);
          same(adopts(f, id, ModeKind.MEETING_CONSENSUS), !objected && !apart);
          same(adopts(f, id, ModeKind.MINUS_X), !objected && apartToo);
          same(adopts(f, id, ModeKind.SILENCE), false);
          same(adopts(f, id, ModeKind.AD_REFERENDUM), false);
          same(adopts(f, id, ModeKind.SUMMIT_DIRECTED), false);
          same(concludes(f, id, f.now, new Outcome.Blocked()), objected);
          same(concludes(f, id, f.now, new Outcome.Lapsed()), false);
        });

    assertThat(states[0]).isEqualTo(expected);
  }

  private static void multisets(
      List<Optional<Kind>> kinds, int size, Consumer<List<Optional<Kind>>> each) {
    multisets(kinds, 0, size, new ArrayList<>(), each);
  }

  private static void multisets(
      List<Optional<Kind>> kinds,
      int from,
      int left,
      List<Optional<Kind>> begun,
      Consumer<List<Optional<Kind>>> each) {
    if (left == 0) {
      each.accept(begun);
      return;
    }
    for (int k = from; k < kinds.size(); k++) {
      begun.add(kinds.get(k));
      multisets(kinds, k, left - 1, begun, each);
      begun.removeLast();
    }
  }

  /// Millions of times: an assertion of a library would take longer than what it looks at.
  private static void same(boolean answered, boolean byTheRules) {
    if (answered != byTheRules) {
      throw new AssertionError("the forum answers " + answered);
    }
  }

  private static boolean adopts(ForumFixture f, OpaqueId id, ModeKind mode) {
    return adopts(f, id, mode, f.now);
  }

  private static boolean adopts(ForumFixture f, OpaqueId id, ModeKind mode, Instant at) {
    return concludes(f, id, at, f.adoption(id, mode));
  }

  private static boolean concludes(ForumFixture f, OpaqueId id, Instant at, Outcome outcome) {
    int version = f.forum.proposal(id).orElseThrow().version();
    return f.forum
        .hinders(new ForumEvent.Concluded(at, f.secretary(OFFICIALS), id, version, outcome))
        .isEmpty();
  }

  /// Walks through every way in which six members can say something of a text, one statement or
  /// retraction at a time, so that each state is come to by an event.
  private static long walk(ForumFixture f, OpaqueId id, List<Kind> kinds, Consumer<Saying> each) {
    int members = f.members.size();
    var said = new @Nullable Kind[members];
    var at = new int[members];
    var direction = new int[members];
    Arrays.fill(direction, 1);
    int version = f.forum.proposal(id).orElseThrow().version();
    long states = 0;
    while (true) {
      states++;
      each.accept(new Saying(said));
      int m = 0;
      while (m < members && (at[m] + direction[m] < 0 || at[m] + direction[m] > kinds.size())) {
        direction[m] = -direction[m];
        m++;
      }
      if (m == members) {
        return states;
      }
      at[m] += direction[m];
      said[m] = at[m] == 0 ? null : kinds.get(at[m] - 1);
      var member = f.members.get(m);
      f.happens(
          at[m] == 0
              ? new ForumEvent.Retracted(
                  f.now, f.delegate(member, OFFICIALS), id, version, member, Optional.empty())
              : f.stating(id, version, member, kinds.get(at[m] - 1)));
    }
  }

  private static final List<Kind> FIVE =
      List.of(
          Kind.SUPPORT,
          Kind.NO_OBJECTION,
          Kind.RESERVATION,
          Kind.INTERPRETATIVE_STATEMENT,
          Kind.OBJECTION);

  /// A text in its first version, or in its second after all supported the first.
  private static OpaqueId at(ForumFixture f, int version) {
    var id = f.tabled(OFFICIALS);
    if (version == 2) {
      f.members.forEach(m -> f.happens(f.stating(id, 1, m, Kind.SUPPORT)));
      f.happens(f.tabling(id, text(2, "Second words")));
    }
    return id;
  }

  /// Neither is there a way to adopt what is in no stage of being asked, nor does a position on the
  /// version before count.
  private static void nothingElse(
      ForumFixture f, OpaqueId id, Instant at, Set<ModeKind> asked, int version) {
    for (var mode : ModeKind.values()) {
      if (!asked.contains(mode)) {
        same(adopts(f, id, mode, at), false);
      }
    }
    if (version == 2) {
      same(
          f.forum
              .hinders(f.stating(id, 1, "XAA", Kind.OBJECTION))
              .equals(Optional.of(Refusal.OLD_VERSION)),
          true);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void six_members_in_every_state_in_consultation_and_at_a_call(int version) {
    var f = ForumFixture.of(6);
    var meeting = f.open(OFFICIALS, 1);
    var consulted = at(f, version);
    var called = at(f, version);
    f.happens(f.calling(called, version, meeting));

    long states =
        walk(
            f,
            consulted,
            FIVE,
            said -> {
              nothingElse(f, consulted, f.now, Set.of(), version);
              same(concludes(f, consulted, f.now, new Outcome.Blocked()), false);
            });
    states +=
        walk(
            f,
            called,
            FIVE,
            said -> {
              nothingElse(f, called, f.now, Set.of(ModeKind.MEETING_CONSENSUS), version);
              boolean objected = said.anybody(Kind.OBJECTION);
              same(adopts(f, called, ModeKind.MEETING_CONSENSUS), !objected);
              same(concludes(f, called, f.now, new Outcome.Blocked()), objected);
            });

    assertThat(states).isEqualTo(2 * 46_656);
  }

  /// In a silence nobody objects: who does ends it. So there are five sayings for each member.
  @ParameterizedTest
  @CsvSource({"1, 6, 0", "2, 6, 0", "1, 5, 1", "2, 5, 1", "1, 5, 0", "2, 5, 0", "1, 0, 0"})
  void six_members_in_every_state_of_a_silence(int version, int inTime, int late) {
    var f = ForumFixture.of(6);
    var meeting = f.open(OFFICIALS, 1);
    var id = at(f, version);
    f.happens(f.askingSilence(id, version, meeting, THREE_DAYS.plusHours(1)));
    f.happens(f.beginning(id));
    var end = f.now.plus(THREE_DAYS).plusSeconds(3600);
    f.members.subList(0, inTime).forEach(m -> f.happens(f.receipting(id, m)));
    if (late > 0) {
      f.later(Duration.ofHours(1).plusNanos(1));
      f.members.subList(inTime, inTime + late).forEach(m -> f.happens(f.receipting(id, m)));
    }

    long states =
        walk(
            f,
            id,
            FIVE.subList(0, 4),
            said -> {
              nothingElse(f, id, end, Set.of(ModeKind.SILENCE), version);
              same(adopts(f, id, ModeKind.SILENCE, end.minusNanos(1)), false);
              same(adopts(f, id, ModeKind.SILENCE, end), inTime == 6);
              same(concludes(f, id, end.minusNanos(1), new Outcome.Lapsed()), false);
              same(concludes(f, id, end, new Outcome.Lapsed()), inTime < 6);
            });

    assertThat(states).isEqualTo(15_625);
    f.happens(f.stating(id, version, "XAC", Kind.OBJECTION));
    assertThat(f.stage(id)).isEqualTo(new Stage.Consultation());
  }

  /// With a date nobody objects either: who does breaks it.
  @ParameterizedTest
  @CsvSource({
    "1, 6, false",
    "2, 6, false",
    "1, 3, false",
    "2, 3, false",
    "1, 6, true",
    "2, 3, true"
  })
  void six_members_in_every_state_ad_referendum(int version, int referring, boolean dated) {
    var f = ForumFixture.of(6);
    var meeting = f.open(OFFICIALS, 1);
    var id = at(f, version);
    if (dated) {
      f.happens(f.askingSilence(id, version, meeting, THREE_DAYS));
    }
    var capitals = f.members.subList(0, referring).toArray(String[]::new);
    f.happens(f.referring(id, version, meeting, capitals));
    if (dated) {
      f.members.forEach(m -> f.happens(f.receipting(id, m)));
    }
    var end = f.now.plus(THREE_DAYS);

    long states =
        walk(
            f,
            id,
            dated ? FIVE.subList(0, 4) : FIVE,
            said -> {
              nothingElse(f, id, end, Set.of(ModeKind.AD_REFERENDUM), version);
              boolean objected = said.anybody(Kind.OBJECTION);
              boolean confirmed = said.confirmedBy(referring);
              same(
                  adopts(f, id, ModeKind.AD_REFERENDUM, end.minusNanos(1)), !objected && confirmed);
              same(adopts(f, id, ModeKind.AD_REFERENDUM, end), !objected && (confirmed || dated));
              same(concludes(f, id, end, new Outcome.Blocked()), objected);
            });

    assertThat(states).isEqualTo(dated ? 15_625 : 46_656);
    f.happens(f.stating(id, version, "XAC", Kind.OBJECTION));
    assertThat(f.stage(id) instanceof Stage.Consultation).isEqualTo(dated);
  }

  /// Which member says what makes no difference to whether a text is adopted.
  @Test
  void it_matters_what_is_said_and_not_by_whom() {
    for (int objector = 0; objector < 11; objector++) {
      var f = ForumFixture.of(11);
      var meeting = f.open(OFFICIALS, 1);
      var id = f.tabled(OFFICIALS);
      f.happens(f.calling(id, 1, meeting));
      for (var member : new TreeSet<>(f.members)) {
        f.happens(f.stating(id, 1, member, Kind.SUPPORT));
      }
      same(adopts(f, id, ModeKind.MEETING_CONSENSUS), true);

      f.happens(f.stating(id, 1, f.members.get(objector), Kind.OBJECTION));

      same(adopts(f, id, ModeKind.MEETING_CONSENSUS), false);
    }
  }
}
