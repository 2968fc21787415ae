package org.mufakat.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mufakat.forum.ForumFixture.GROUP;
import static org.mufakat.forum.ForumFixture.MINISTERS;
import static org.mufakat.forum.ForumFixture.OFFICIALS;
import static org.mufakat.forum.ForumFixture.text;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Position.Kind;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// Who may do what at a body: every deed by every capacity, by somebody of another body, and by a
/// credential that nobody gave. And what each deed is refused for besides.
class ForumStandingTest {

  private static final Duration THREE_DAYS = Duration.ofHours(72);
  private static final PaperHash PAPER = new PaperHash("ef".repeat(32));

  private interface Deed {
    ForumEvent by(OpaqueId credential);
  }

  /// Somebody of each capacity at the officials' body, and two who should get nowhere.
  private static final class Room {

    final ForumFixture f = ForumFixture.of(3);
    final Map<String, OpaqueId> people = new HashMap<>();
    final Map<String, Deed> deeds = new HashMap<>();

    Room() {
      people.put("delegate", f.delegate("XAA", OFFICIALS));
      people.put("adviser", f.give(Capacity.ADVISER, Optional.of("XAA"), OFFICIALS));
      people.put("observer", f.give(Capacity.OBSERVER, Optional.empty(), OFFICIALS));
      people.put("chair", f.give(Capacity.CHAIR, Optional.empty(), OFFICIALS));
      people.put("secretariat", f.secretary(OFFICIALS));
      people.put("elsewhere", f.secretary(MINISTERS));
      people.put("nobody", f.draw());

      var consulted = f.tabled(OFFICIALS);
      var text = text(2, "Second words");
      var meeting = f.open(OFFICIALS, 1);
      var called = f.tabled(OFFICIALS);
      f.happens(f.calling(called, 1, meeting));
      var asked = f.tabled(OFFICIALS);
      f.happens(f.askingSilence(asked, 1, meeting, THREE_DAYS));
      var silent = f.tabled(OFFICIALS);
      f.happens(f.askingSilence(silent, 1, meeting, THREE_DAYS));
      f.happens(f.beginning(silent));
      var said = f.tabled(OFFICIALS);
      f.happens(f.stating(said, 1, "XAA", Kind.SUPPORT));
      var task = f.task(meeting, GROUP, 2);
      var second = f.convene(OFFICIALS, 2);
      var third = new MeetingId(OFFICIALS, 3);
      var none = Optional.<PaperHash>empty();
      var at = f.now;
      deeds.put("convene", by -> new ForumEvent.Convened(at, by, third, "XAA", "XAB"));
      deeds.put("close", by -> new ForumEvent.Closed(at, by, meeting));
      deeds.put("draft", by -> new ForumEvent.Drafted(at, by, f.draw(), OFFICIALS, Set.of()));
      deeds.put("table again", by -> new ForumEvent.Tabled(at, by, consulted, text));
      deeds.put("comment", by -> new ForumEvent.Commented(at, by, consulted, 1, "1", "Words"));
      deeds.put("amend", by -> new ForumEvent.Amended(at, by, consulted, 1, "1", "Other words"));
      deeds.put(
          "sound",
          by ->
              new ForumEvent.Sounded(at, by, consulted, 1, "1", ForumEvent.Sounding.CAN_LIVE_WITH));
      deeds.put(
          "state",
          by -> new ForumEvent.Stated(at, by, consulted, 1, "XAA", Kind.SUPPORT, "", none));
      deeds.put("retract", by -> new ForumEvent.Retracted(at, by, said, 1, "XAA", none));
      deeds.put("call", by -> new ForumEvent.Called(at, by, consulted, 1, meeting));
      deeds.put(
          "ask for silence",
          by -> new ForumEvent.SilenceAsked(at, by, consulted, 1, meeting, at.plus(THREE_DAYS)));
      deeds.put(
          "object to silence", by -> new ForumEvent.SilenceObjectedTo(at, by, asked, "XAA", none));
      deeds.put("begin silence", by -> new ForumEvent.SilenceBegun(at, by, asked));
      deeds.put("receipt", by -> new ForumEvent.Receipted(at, by, silent, "XAA"));
      deeds.put(
          "refer to capitals",
          by -> new ForumEvent.ReferredToCapitals(at, by, consulted, 1, meeting, Set.of("XAA")));
      deeds.put(
          "adopt",
          by ->
              new ForumEvent.Concluded(
                  at, by, called, 1, f.adoption(called, ModeKind.MEETING_CONSENSUS)));
      deeds.put(
          "defer", by -> new ForumEvent.Concluded(at, by, called, 1, new Outcome.Deferred(second)));
      deeds.put(
          "withdraw",
          by -> new ForumEvent.Concluded(at, by, consulted, 1, new Outcome.Withdrawn()));
      var later = new ForumFixture[] {f};
      deeds.put(
          "follow up",
          by -> {
            var g = later[0];
            if (g.forum.meeting(meeting).orElseThrow().state() != Meeting.State.CLOSED) {
              g.close(meeting);
              g.happens(new ForumEvent.Opened(at, g.secretary(OFFICIALS), second));
            }
            return new ForumEvent.FollowedUp(at, by, task, second, new FollowUp.Reported(PAPER));
          });
      deeds.put(
          "open",
          by -> {
            if (later[0].forum.meeting(meeting).orElseThrow().state() != Meeting.State.CLOSED) {
              later[0].close(meeting);
            }
            return new ForumEvent.Opened(at, by, second);
          });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # deed            | delegate | adviser | observer | chair | secretariat
          convene           | no       | no      | no       | yes   | yes
          open              | no       | no      | no       | yes   | yes
          close             | no       | no      | no       | yes   | yes
          draft             | yes      | yes     | no       | yes   | yes
          table again       | no       | no      | no       | yes   | yes
          comment           | yes      | yes     | no       | yes   | yes
          amend             | yes      | no      | no       | no    | no
          sound             | yes      | no      | no       | no    | no
          state             | yes      | no      | no       | no    | no
          retract           | yes      | no      | no       | no    | no
          call              | no       | no      | no       | yes   | yes
          ask for silence   | no       | no      | no       | yes   | yes
          object to silence | yes      | no      | no       | no    | no
          begin silence     | no       | no      | no       | yes   | yes
          receipt           | yes      | no      | no       | no    | no
          refer to capitals | no       | no      | no       | yes   | yes
          adopt             | no       | no      | no       | yes   | yes
          defer             | no       | no      | no       | yes   | yes
          withdraw          | no       | no      | no       | no    | yes
          follow up         | no       | no      | no       | yes   | yes
          """)
  void who_may_do_what(
      String deed,
      String delegate,
      String adviser,
      String observer,
      String chair,
      String secretariat) {
    var room = new Room();

    assertThat(
            List.of(
                answer(room, deed, "delegate"),
                answer(room, deed, "adviser"),
                answer(room, deed, "observer"),
                answer(room, deed, "chair"),
                answer(room, deed, "secretariat")))
        .isEqualTo(List.of(delegate, adviser, observer, chair, secretariat));
    assertThat(refusal(room, deed, "elsewhere")).contains(Refusal.OTHER_BODY);
    assertThat(refusal(room, deed, "nobody")).contains(Refusal.NO_LIVE_CREDENTIAL);
  }

  private static Optional<Refusal> refusal(Room room, String deed, String who) {
    var event = room.deeds.get(deed).by(room.people.get(who));
    return room.f.forum.hinders(event);
  }

  private static String answer(Room room, String deed, String who) {
    return refusal(room, deed, who).isEmpty() ? "yes" : "no";
  }

  private final ForumFixture f = ForumFixture.of(3);

  @Test
  void what_nobody_drafted_can_be_spoken_of_by_nobody() {
    var id = f.draw();
    var meeting = f.open(OFFICIALS, 1);
    var by = f.delegate("XAA", OFFICIALS);
    var secretary = f.secretary(OFFICIALS);
    for (var event :
        List.of(
            new ForumEvent.Tabled(f.now, secretary, id, text(1, "Words")),
            new ForumEvent.Commented(f.now, by, id, 1, "1", "Words"),
            new ForumEvent.Stated(f.now, by, id, 1, "XAA", Kind.SUPPORT, "", Optional.empty()),
            new ForumEvent.Retracted(f.now, by, id, 1, "XAA", Optional.empty()),
            new ForumEvent.Called(f.now, secretary, id, 1, meeting),
            new ForumEvent.SilenceBegun(f.now, secretary, id),
            new ForumEvent.Receipted(f.now, by, id, "XAA"),
            new ForumEvent.Concluded(f.now, secretary, id, 1, new Outcome.Withdrawn()),
            new ForumEvent.Joined(f.now, by, id, "XAA"),
            new ForumEvent.FollowedUp(f.now, secretary, id, meeting, new FollowUp.Reported(PAPER)),
            new ForumEvent.Opened(f.now, secretary, new MeetingId(OFFICIALS, 9)),
            new ForumEvent.Convened(f.now, secretary, new MeetingId("NOBODY", 1), "XAA", "XAB"),
            new ForumEvent.Drafted(f.now, secretary, id, "NOBODY", Set.of()))) {
      f.refused(event, Refusal.UNKNOWN);
    }
  }

  @Test
  void a_draft_is_tabled_by_whoever_is_named_in_it_and_by_no_other() {
    var id = f.draw();
    var by = f.delegate("XAA", OFFICIALS);
    var named = f.delegate("XAB", OFFICIALS);
    f.happens(new ForumEvent.Drafted(f.now, by, id, OFFICIALS, Set.of(named)));
    f.refused(
        new ForumEvent.Tabled(f.now, f.secretary(OFFICIALS), id, text(1, "Words")),
        Refusal.NOT_THEIRS);
    f.refused(new ForumEvent.Concluded(f.now, by, id, 0, new Outcome.Withdrawn()), Refusal.CLOSED);
    f.refused(new ForumEvent.Commented(f.now, by, id, 0, "1", "Words"), Refusal.CLOSED);

    f.happens(new ForumEvent.Tabled(f.now, named, id, text(1, "Words")));

    f.refused(
        new ForumEvent.Tabled(f.now, named, id, text(2, "Other words")),
        Refusal.NOT_IN_THIS_CAPACITY);
    f.happens(new ForumEvent.Tabled(f.now, by, id, text(2, "Other words")));
  }

  @Test
  void a_credential_is_given_once_for_a_body_and_a_member_that_are_there() {
    var until = f.now.plus(THREE_DAYS);
    var id = f.give(Capacity.DELEGATE, Optional.of("XAA"), OFFICIALS);
    f.refused(given(id, "XAA", OFFICIALS, until), Refusal.ID_TAKEN);
    f.refused(given(f.draw(), "XZZ", OFFICIALS, until), Refusal.OTHER_MEMBER);
    f.refused(given(f.draw(), "XAA", "NOBODY", until), Refusal.UNKNOWN);
    assertThat(f.forum.credential(id)).map(Credential::id).contains(id);
  }

  private ForumEvent given(OpaqueId id, String member, String body, java.time.Instant until) {
    return new ForumEvent.CredentialGiven(
        f.now,
        OpaqueId.NONE,
        new Credential(id, f.draw(), Capacity.DELEGATE, Optional.of(member), body, f.now, until));
  }

  @Test
  void meetings_follow_each_other_without_a_gap_and_one_at_a_time() {
    f.refused(
        new ForumEvent.Convened(
            f.now, f.secretary(OFFICIALS), new MeetingId(OFFICIALS, 2), "XAA", "XAB"),
        Refusal.NOT_THE_NEXT_MEETING);
    var first = f.open(OFFICIALS, 1);
    var second = f.convene(OFFICIALS, 2);
    f.refused(new ForumEvent.Opened(f.now, f.secretary(OFFICIALS), second), Refusal.NOT_IN_SESSION);
    f.refused(new ForumEvent.Opened(f.now, f.secretary(OFFICIALS), first), Refusal.NOT_IN_SESSION);
    f.refused(new ForumEvent.Closed(f.now, f.secretary(OFFICIALS), second), Refusal.NOT_IN_SESSION);
    f.close(first);
    f.refused(new ForumEvent.Closed(f.now, f.secretary(OFFICIALS), first), Refusal.NOT_IN_SESSION);
    f.happens(new ForumEvent.Opened(f.now, f.secretary(OFFICIALS), second));
    assertThat(f.forum.meeting(second))
        .contains(new Meeting(second, "XAA", "XAB", Meeting.State.IN_SESSION));
  }

  @Test
  void a_clause_that_is_not_there_and_words_that_are_the_same_are_refused() {
    var id = f.tabled(OFFICIALS);
    var by = f.delegate("XAA", OFFICIALS);
    f.refused(new ForumEvent.Commented(f.now, by, id, 1, "9", "Words"), Refusal.NO_SUCH_CLAUSE);
    f.refused(new ForumEvent.Commented(f.now, by, id, 2, "1", "Words"), Refusal.OLD_VERSION);
    f.refused(new ForumEvent.Amended(f.now, by, id, 1, "1", "First words"), Refusal.SAME_TEXT);
    f.happens(new ForumEvent.Amended(f.now, by, id, 1, "2", "First words"));
    f.happens(new ForumEvent.Commented(f.now, by, id, 1, "1", "Words"));
    f.happens(new ForumEvent.Sounded(f.now, by, id, 1, "1", ForumEvent.Sounding.NEEDS_WORK));
    assertThat(f.forum.proposal(id).orElseThrow().positions().byMember()).isEmpty();
  }

  @Test
  void a_text_is_put_only_to_its_own_body_in_session_in_its_latest_version() {
    var other = f.open(MINISTERS, 1);
    var coming = f.convene(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.refused(f.calling(id, 1, other), Refusal.NOT_IN_SESSION);
    f.refused(f.calling(id, 1, coming), Refusal.NOT_IN_SESSION);
    f.refused(f.askingSilence(id, 1, coming, THREE_DAYS), Refusal.NOT_IN_SESSION);
    f.refused(f.referring(id, 1, coming, "XAA"), Refusal.NOT_IN_SESSION);
    f.happens(new ForumEvent.Opened(f.now, f.secretary(OFFICIALS), coming));
    f.refused(f.calling(id, 2, coming), Refusal.OLD_VERSION);
    f.refused(f.askingSilence(id, 2, coming, THREE_DAYS), Refusal.OLD_VERSION);
    f.refused(f.concluding(id, 2, new Outcome.Deferred(coming.next())), Refusal.OLD_VERSION);
    f.happens(f.calling(id, 1, coming));
    f.close(coming);
    f.refused(f.adopting(id, ModeKind.MEETING_CONSENSUS), Refusal.NOT_IN_SESSION);
  }

  @Test
  void a_body_without_silence_or_referral_cannot_use_them() {
    var g = ForumFixture.of(3, Set.of(ModeKind.MEETING_CONSENSUS));
    var meeting = g.open(OFFICIALS, 1);
    var id = g.tabled(OFFICIALS);
    g.refused(g.askingSilence(id, 1, meeting, THREE_DAYS), Refusal.MODE_NOT_OPEN);
    g.refused(g.referring(id, 1, meeting, "XAA"), Refusal.MODE_NOT_OPEN);
    g.refused(g.adopting(id, ModeKind.SILENCE), Refusal.MODE_NOT_OPEN);
    var follows = Follows.nothing(OFFICIALS, "2").doing(new Effect.LetSomeGoAhead(id));
    g.refused(
        g.tabling(g.drafted(OFFICIALS), text(1, "First words", follows)),
        Refusal.NO_INSTRUMENT_PERMITS);
  }

  @Test
  void a_text_that_somebody_objects_to_goes_neither_into_silence_nor_to_capitals() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.stating(id, 1, "XAA", Kind.OBJECTION));
    f.refused(f.referring(id, 1, meeting, "XAB"), Refusal.OBJECTION_MAINTAINED);
    f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
    f.refused(f.beginning(id), Refusal.OBJECTION_MAINTAINED);
  }

  @Test
  void a_silence_that_was_asked_for_too_long_ago_does_not_begin_any_more() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
    f.later(Duration.ofNanos(1));

    f.refused(f.beginning(id), Refusal.SILENCE_TOO_SHORT);
    f.refused(f.referring(id, 1, meeting, "XAA"), Refusal.SILENCE_TOO_SHORT);
  }

  @Test
  void a_receipt_is_of_a_notice_that_was_sent() {
    var id = f.tabled(OFFICIALS);
    f.refused(f.receipting(id, "XAA"), Refusal.CLOSED);
    f.refused(
        new ForumEvent.SilenceObjectedTo(
            f.now, f.delegate("XAA", OFFICIALS), id, "XAA", Optional.empty()),
        Refusal.CLOSED);
    f.refused(
        new ForumEvent.Retracted(
            f.now, f.delegate("XAA", OFFICIALS), id, 1, "XAA", Optional.empty()),
        Refusal.NOTHING_STATED);
    f.refused(
        new ForumEvent.Retracted(
            f.now, f.delegate("XAA", OFFICIALS), id, 2, "XAA", Optional.empty()),
        Refusal.OLD_VERSION);
  }

  @Test
  void effects_reach_only_what_the_body_gave_and_what_is_open() {
    var ministers = f.open(MINISTERS, 1);
    var task = f.task(ministers, OFFICIALS, 2);
    var officials = f.open(OFFICIALS, 1);
    effectRefused(officials, new Effect.Close(task), Refusal.UNKNOWN);
    effectRefused(officials, new Effect.Close(f.draw()), Refusal.UNKNOWN);
    effectRefused(ministers, new Effect.Reassign(task, MINISTERS), Refusal.BODY_NOT_BELOW);
    effectRefused(
        ministers,
        new Effect.Extend(task, new MeetingId(OFFICIALS, 5), "Why"),
        Refusal.NOT_DUE_THERE);
    var open = f.tabled(OFFICIALS);
    effectRefused(officials, new Effect.Direct(open), Refusal.UNKNOWN);
    effectRefused(ministers, new Effect.LetSomeGoAhead(open), Refusal.UNKNOWN);
    f.close(ministers);
    var second = f.open(MINISTERS, 2);
    f.happens(f.following(task, second, new FollowUp.Completed(PAPER)));
    effectRefused(second, new Effect.Close(task), Refusal.TASK_OVER);
  }

  private void effectRefused(MeetingId meeting, Effect effect, Refusal refusal) {
    var follows = Follows.nothing(meeting.body(), "2").doing(effect);
    f.refused(f.tabling(f.drafted(meeting.body()), text(1, "First words", follows)), refusal);
  }

  @Test
  void all_agree_to_let_some_go_ahead_and_not_those_who_already_do() {
    var g = ForumFixture.of(3, Set.of(ModeKind.MEETING_CONSENSUS, ModeKind.MINUS_X));
    var meeting = g.open(OFFICIALS, 1);
    var first = g.tabled(OFFICIALS);
    var second = g.tabled(OFFICIALS);
    g.happens(g.calling(first, 1, meeting));
    g.adopted(meeting, new Effect.LetSomeGoAhead(first));

    var more = Follows.nothing(OFFICIALS, "2").doing(new Effect.LetSomeGoAhead(second));
    var third = g.tabled(OFFICIALS, more);
    g.happens(g.calling(third, 1, meeting));
    g.adopted(meeting, new Effect.LetSomeGoAhead(third));
    g.refused(g.adopting(third, ModeKind.MINUS_X), Refusal.USE_NOT_AGREED);
    var decision = g.adopt(first, ModeKind.MINUS_X);
    g.refused(
        new ForumEvent.Joined(g.now, g.delegate("XAA", OFFICIALS), decision.id(), "XAA"),
        Refusal.NOTHING_STATED);
    g.refused(
        new ForumEvent.Joined(g.now, g.delegate("XAB", OFFICIALS), decision.id(), "XAA"),
        Refusal.OTHER_MEMBER);
  }

  @Test
  void ids_are_used_once() {
    var meeting = f.open(OFFICIALS, 1);
    var due = meeting.next();
    var task = new Task(f.draw(), OFFICIALS, GROUP, due, "A study");
    var later = f.tabled(OFFICIALS, Follows.dueAt(due).giving(task));
    f.happens(f.calling(later, 1, meeting));
    var decision = f.adopted(meeting, Follows.dueAt(due).giving(task));
    f.refused(f.adopting(later, ModeKind.MEETING_CONSENSUS), Refusal.ID_TAKEN);
    followingRefused(Follows.dueAt(due).giving(task), Refusal.ID_TAKEN);
    var twice = new Task(f.draw(), OFFICIALS, GROUP, due, "A study");
    followingRefused(Follows.dueAt(due).giving(twice, twice), Refusal.ID_TAKEN);
    followingRefused(Follows.nothing(OFFICIALS, "2").giving(twice), Refusal.ACTION_LEFT_OPEN);
    var id = f.tabled(OFFICIALS);
    f.happens(f.calling(id, 1, meeting));
    f.refused(
        f.adopting(
            id,
            new Outcome.Adopted(
                decision.id(),
                f.adoption(id, ModeKind.MEETING_CONSENSUS).text(),
                ModeKind.MEETING_CONSENSUS,
                List.of(PAPER))),
        Refusal.ID_TAKEN);
  }

  private void followingRefused(Follows follows, Refusal refusal) {
    f.refused(f.tabling(f.drafted(OFFICIALS), text(1, "First words", follows)), refusal);
  }

  @Test
  void a_text_has_a_hash_of_its_labels_and_its_words() {
    assertThat(hash(new Clause("1", "ab"), new Clause("2", "c")))
        .isNotEqualTo(hash(new Clause("1", "a"), new Clause("2", "bc")))
        .isNotEqualTo(hash(new Clause("1", "ab"), new Clause("3", "c")))
        .isNotEqualTo(hash(new Clause("2", "c"), new Clause("1", "ab")))
        .isNotEqualTo(hash(new Clause("1", "ab")));
    assertThat(text(7, "Words").hash()).isEqualTo(text(1, "Words").hash());
  }

  private static PaperHash hash(Clause... clauses) {
    return new TextVersion(1, List.of(clauses), Follows.nothing(OFFICIALS, "2")).hash();
  }

  /// Worked out apart from the code, from what [TextHash] says: what is signed now has to be found
  /// again later.
  @Test
  void the_hash_of_a_text_is_the_same_for_ever() {
    var due = new MeetingId(OFFICIALS, 2);
    var one = new OpaqueId("1".repeat(32));
    var follows =
        Follows.dueAt(due)
            .giving(new Task(one, OFFICIALS, GROUP, due, "A study"))
            .doing(
                new Effect.Extend(one, due, "Why"),
                new Effect.Reassign(one, GROUP),
                new Effect.Close(one),
                new Effect.LetSomeGoAhead(one),
                new Effect.Direct(one));

    assertThat(text(1, "Words", follows).hash().value())
        .isEqualTo("ae3ead7ce96c16f39369f0c7b9423a1eab9d4355addca75b107a4d03aab0e9d3");
    assertThat(text(1, "Words").hash().value())
        .isEqualTo("76a2f0764a2b540b1c5e7481de5ab31a8d23c248ad86fb0efb70d7b43151d48e");
  }

  @Test
  void a_papers_hash_is_64_lower_case_hex_digits() {
    assertThat(PaperHash.of(new byte[0]).value())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (var wrong : List.of("ab".repeat(31), "AB".repeat(32), "ab".repeat(33), "gh".repeat(32))) {
      assertThat(PaperHash.isWellFormed(wrong)).isFalse();
      assertThatIllegalArgumentException().isThrownBy(() -> new PaperHash(wrong));
    }
  }

  @Test
  void meetings_are_ordered_by_body_and_number() {
    var all = List.of(new MeetingId("B", 1), new MeetingId("A", 10), new MeetingId("A", 9));

    assertThat(all.stream().sorted().toList())
        .isEqualTo(List.of(all.get(2), all.get(1), all.get(0)));
  }
}
