package org.mufakat.simulator.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.simulator.forum.InventedCharter.BEGINNING;
import static org.mufakat.simulator.forum.InventedCharter.OFFICIALS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Follows;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumAnswer;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position.Kind;
import org.mufakat.forum.Refusal;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// Whether the witness of the walks would see a forum that breaks a rule: it is told of answers
/// that the forum did not give.
class ForumWitnessTest {

  private static final OpaqueId SECRETARY = id('1');
  private static final OpaqueId DELEGATE = id('2');
  private static final OpaqueId TEXT = id('3');
  private static final MeetingId MEETING = new MeetingId(OFFICIALS, 1);
  private static final TextVersion WORDS =
      new TextVersion(1, List.of(new Clause("1", "Words")), Follows.nothing(OFFICIALS, "1"));

  private final Forum forum = new Forum(new InventedCharter());
  private final ForumWitness witness = new ForumWitness(forum);

  private static OpaqueId id(char digit) {
    return new OpaqueId(String.valueOf(digit).repeat(32));
  }

  @BeforeEach
  void a_text_is_called() {
    happens(given(SECRETARY, Capacity.SECRETARIAT, Optional.empty()));
    happens(given(DELEGATE, Capacity.DELEGATE, Optional.of("XAA")));
    happens(new ForumEvent.Convened(BEGINNING, SECRETARY, MEETING, "XAA", "XAB"));
    happens(new ForumEvent.Opened(BEGINNING, SECRETARY, MEETING));
    happens(new ForumEvent.Drafted(BEGINNING, SECRETARY, TEXT, OFFICIALS, Set.of()));
    happens(new ForumEvent.Tabled(BEGINNING, SECRETARY, TEXT, WORDS));
    happens(new ForumEvent.Called(BEGINNING, SECRETARY, TEXT, 1, MEETING));
  }

  private static ForumEvent given(OpaqueId id, Capacity capacity, Optional<String> member) {
    var until = BEGINNING.plus(Duration.ofDays(9));
    return new ForumEvent.CredentialGiven(
        BEGINNING,
        OpaqueId.NONE,
        new Credential(id, id, capacity, member, OFFICIALS, BEGINNING, until));
  }

  private void happens(ForumEvent event) {
    witness.before(event);
    var answer = forum.answer(event);
    assertThat(answer).isInstanceOf(ForumAnswer.Recorded.class);
    witness.after(event, answer);
  }

  private void told(ForumEvent event, ForumAnswer answer) {
    witness.before(event);
    witness.after(event, answer);
  }

  private static ForumEvent.Stated stating(Kind kind) {
    return new ForumEvent.Stated(
        BEGINNING, DELEGATE, TEXT, 1, "XAA", kind, "Words", Optional.empty());
  }

  private static ForumEvent adopting() {
    return new ForumEvent.Concluded(
        BEGINNING,
        SECRETARY,
        TEXT,
        1,
        new Outcome.Adopted(
            id('4'), WORDS.hash(), ModeKind.MEETING_CONSENSUS, List.of(PaperHash.of(new byte[0]))));
  }

  @Test
  void it_has_nothing_to_say_of_a_forum_that_keeps_the_rules() {
    happens(stating(Kind.RESERVATION));
    happens(adopting());

    assertThat(witness.faults()).isEmpty();
  }

  @Test
  void it_sees_an_adoption_over_an_objection() {
    happens(stating(Kind.OBJECTION));

    told(adopting(), new ForumAnswer.Recorded(adopting()));

    assertThat(witness.faults()).first().asString().contains("I1", "adopted against it");
  }

  @Test
  void it_sees_that_a_text_to_which_nobody_objects_is_not_adopted() {
    told(adopting(), new ForumAnswer.Refused(Refusal.OBJECTION_MAINTAINED));

    assertThat(witness.faults()).singleElement().asString().contains("refused without it");
  }

  @Test
  void it_sees_a_position_that_the_forum_forgets() {
    told(stating(Kind.SUPPORT), new ForumAnswer.Recorded(stating(Kind.SUPPORT)));
    happens(stating(Kind.OBJECTION));
    told(adopting(), new ForumAnswer.Recorded(adopting()));

    assertThat(witness.faults()).isNotEmpty();
  }

  @Test
  void it_sees_a_refusal_that_changes_something() {
    witness.before(stating(Kind.SUPPORT));
    forum.answer(stating(Kind.SUPPORT));
    witness.after(stating(Kind.SUPPORT), new ForumAnswer.Refused(Refusal.CLOSED));

    assertThat(witness.faults()).singleElement().asString().contains("a refusal changed something");
  }

  @Test
  void it_sees_who_speaks_for_another_state() {
    var other =
        new ForumEvent.Stated(
            BEGINNING, DELEGATE, TEXT, 1, "XAB", Kind.SUPPORT, "", Optional.empty());

    told(other, new ForumAnswer.Recorded(other));

    assertThat(witness.faults()).first().asString().contains("I4");
  }
}
