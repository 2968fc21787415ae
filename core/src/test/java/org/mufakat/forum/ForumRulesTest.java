package org.mufakat.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.forum.ForumFixture.GROUP;
import static org.mufakat.forum.ForumFixture.MINISTERS;
import static org.mufakat.forum.ForumFixture.OFFICIALS;
import static org.mufakat.forum.ForumFixture.SUMMIT;
import static org.mufakat.forum.ForumFixture.text;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Position.Kind;
import org.mufakat.forum.TaskHistory.Heard;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// Each rule of the forum, by its number. The members are invented.
class ForumRulesTest {

  private static final Duration THREE_DAYS = Duration.ofHours(72);
  private static final PaperHash PAPER = new PaperHash("cd".repeat(32));

  private final ForumFixture f = ForumFixture.of(4);

  private Stage.Adopted adoptedAs(OpaqueId id) {
    return (Stage.Adopted) f.stage(id);
  }

  private OpaqueId silent(MeetingId meeting, Duration span) {
    var id = f.tabled(meeting.body());
    f.happens(f.askingSilence(id, 1, meeting, span));
    f.happens(f.beginning(id));
    return id;
  }

  private void allReceipt(OpaqueId id) {
    f.members.forEach(member -> f.happens(f.receipting(id, member)));
  }

  @Test
  void i1_nothing_is_adopted_over_a_maintained_objection_and_one_is_enough() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.members.forEach(m -> f.happens(f.stating(id, 1, m, Kind.SUPPORT)));
    f.happens(f.stating(id, 1, "XAC", Kind.OBJECTION));
    f.happens(f.calling(id, 1, meeting));

    f.refused(f.adopting(id, ModeKind.MEETING_CONSENSUS), Refusal.OBJECTION_MAINTAINED);

    f.happens(f.stating(id, 1, "XAC", Kind.NO_OBJECTION));
    f.happens(f.adopting(id, ModeKind.MEETING_CONSENSUS));
    assertThat(f.stage(id)).isInstanceOf(Stage.Adopted.class);
  }

  @Test
  void i1_an_objection_that_is_withdrawn_is_none() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.calling(id, 1, meeting));
    f.happens(f.stating(id, 1, "XAB", Kind.OBJECTION));
    f.happens(
        new ForumEvent.Retracted(
            f.now, f.delegate("XAB", OFFICIALS), id, 1, "XAB", Optional.empty()));

    f.happens(f.adopting(id, ModeKind.MEETING_CONSENSUS));

    assertThat(f.forum.decision(adoptedAs(id).decision())).isPresent();
  }

  @Test
  void i1_only_the_very_text_that_was_called_is_adopted() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.calling(id, 1, meeting));
    var d = f.adoption(id, ModeKind.MEETING_CONSENSUS);
    var other =
        new Outcome.Adopted(d.decision(), text(1, "Other words").hash(), d.mode(), d.evidence());

    f.refused(f.adopting(id, other), Refusal.OTHER_TEXT);
  }

  @Test
  void i2_a_new_version_voids_every_position_and_takes_none_on_the_old_one() {
    var id = f.tabled(OFFICIALS);
    f.happens(f.stating(id, 1, "XAA", Kind.SUPPORT));
    f.happens(f.stating(id, 1, "XAB", Kind.OBJECTION));

    f.happens(f.tabling(id, text(2, "Second words")));

    assertThat(f.forum.proposal(id).orElseThrow().positions().byMember()).isEmpty();
    f.refused(f.stating(id, 1, "XAA", Kind.SUPPORT), Refusal.OLD_VERSION);
    f.refused(f.tabling(id, text(4, "Fourth words")), Refusal.WRONG_NUMBER);
    f.refused(f.tabling(id, text(3, "Second words")), Refusal.SAME_TEXT);
    f.happens(f.stating(id, 2, "XAA", Kind.SUPPORT));
  }

  @Test
  void i2_a_new_version_needs_a_new_call() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.calling(id, 1, meeting));
    f.happens(f.tabling(id, text(2, "Second words")));

    f.refused(f.adopting(id, ModeKind.MEETING_CONSENSUS), Refusal.NOT_ASKED);
  }

  @Test
  void i3_silence_of_71_hours_does_not_count_and_of_72_does() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);

    f.refused(f.askingSilence(id, 1, meeting, Duration.ofHours(71)), Refusal.SILENCE_TOO_SHORT);
    f.refused(f.askingSilence(id, 1, meeting, THREE_DAYS.minusNanos(1)), Refusal.SILENCE_TOO_SHORT);

    f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
    f.happens(f.beginning(id));
    allReceipt(id);
    f.later(THREE_DAYS.minusNanos(1));
    f.refused(f.adopting(id, ModeKind.SILENCE), Refusal.SILENCE_STILL_RUNS);
    f.later(Duration.ofNanos(1));
    f.happens(f.adopting(id, ModeKind.SILENCE));
    assertThat(f.stage(id)).isInstanceOf(Stage.Adopted.class);
  }

  @Test
  void i3_silence_counts_only_after_a_meeting_agreed_to_it_without_objection() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.refused(f.beginning(id), Refusal.SILENCE_NOT_AGREED);
    f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
    f.happens(
        new ForumEvent.SilenceObjectedTo(
            f.now, f.delegate("XAD", OFFICIALS), id, "XAD", Optional.empty()));

    f.refused(f.beginning(id), Refusal.SILENCE_NOT_AGREED);
    assertThat(f.stage(id)).isEqualTo(new Stage.Consultation());
  }

  @Test
  void i3_a_silence_asked_for_at_a_meeting_begins_at_that_meeting() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
    f.close(meeting);

    f.refused(f.beginning(id), Refusal.NOT_IN_SESSION);
  }

  @Test
  void i3_every_member_has_the_least_time_from_its_own_receipt() {
    var meeting = f.open(OFFICIALS, 1);
    var id = silent(meeting, THREE_DAYS.plusHours(1));
    List.of("XAA", "XAB", "XAC").forEach(m -> f.happens(f.receipting(id, m)));
    f.refused(f.receipting(id, "XAA"), Refusal.ALREADY_STATED);
    f.later(Duration.ofHours(1).plusNanos(1));
    f.happens(f.receipting(id, "XAD"));
    f.later(THREE_DAYS);

    f.refused(f.adopting(id, ModeKind.SILENCE), Refusal.SILENCE_UNHEARD);
    f.happens(f.concluding(id, 1, new Outcome.Lapsed()));
    assertThat(f.stage(id)).isEqualTo(new Stage.Lapsed());
  }

  @Test
  void i3_a_member_that_was_never_told_has_not_been_silent() {
    var id = silent(f.open(OFFICIALS, 1), THREE_DAYS);
    f.later(THREE_DAYS);

    f.refused(f.adopting(id, ModeKind.SILENCE), Refusal.SILENCE_UNHEARD);
    f.refused(f.receipting(id, "XAA"), Refusal.CLOSED);
  }

  @Test
  void i3_an_objection_or_an_amendment_in_time_breaks_a_silence() {
    var meeting = f.open(OFFICIALS, 1);
    var objected = silent(meeting, THREE_DAYS);
    var amended = silent(meeting, THREE_DAYS);
    allReceipt(objected);
    allReceipt(amended);
    f.later(THREE_DAYS.minusNanos(1));

    f.happens(f.stating(objected, 1, "XAB", Kind.OBJECTION));
    f.happens(
        new ForumEvent.Amended(
            f.now, f.delegate("XAB", OFFICIALS), amended, 1, "1", "Milder words"));

    assertThat(f.stage(objected)).isEqualTo(new Stage.Consultation());
    assertThat(f.stage(amended)).isEqualTo(new Stage.Consultation());
    f.later(Duration.ofNanos(1));
    f.refused(f.adopting(amended, ModeKind.SILENCE), Refusal.NOT_ASKED);
  }

  @Test
  void i3_an_objection_at_the_very_end_comes_too_late() {
    var id = silent(f.open(OFFICIALS, 1), THREE_DAYS);
    allReceipt(id);
    f.later(THREE_DAYS);

    f.refused(f.stating(id, 1, "XAB", Kind.OBJECTION), Refusal.CLOSED);
    f.happens(f.adopting(id, ModeKind.SILENCE));
  }

  @Test
  void i4_a_position_needs_a_live_credential_of_that_state_at_that_body() {
    var id = f.tabled(OFFICIALS);
    var spent =
        f.give(Capacity.DELEGATE, Optional.of("XAA"), OFFICIALS, f.now.plus(Duration.ofDays(1)));
    var adviser = f.give(Capacity.ADVISER, Optional.of("XAA"), OFFICIALS);
    var observer = f.give(Capacity.OBSERVER, Optional.empty(), OFFICIALS);
    f.later(Duration.ofDays(1));

    f.refused(stated(id, spent, "XAA", Optional.empty()), Refusal.NO_LIVE_CREDENTIAL);
    f.refused(stated(id, f.draw(), "XAA", Optional.empty()), Refusal.NO_LIVE_CREDENTIAL);
    f.refused(
        stated(id, f.delegate("XAB", OFFICIALS), "XAA", Optional.empty()), Refusal.OTHER_MEMBER);
    f.refused(
        stated(id, f.delegate("XAA", MINISTERS), "XAA", Optional.empty()), Refusal.OTHER_BODY);
    f.refused(stated(id, adviser, "XAA", Optional.empty()), Refusal.NOT_IN_THIS_CAPACITY);
    f.refused(stated(id, observer, "XAA", Optional.empty()), Refusal.NOT_IN_THIS_CAPACITY);
    f.happens(stated(id, f.delegate("XAA", OFFICIALS), "XAA", Optional.empty()));
  }

  @Test
  void i4_a_credential_that_was_ended_is_not_live() {
    var id = f.tabled(OFFICIALS);
    var delegate = f.delegate("XAA", OFFICIALS);
    f.happens(new ForumEvent.CredentialEnded(f.now, delegate, delegate));

    f.refused(stated(id, delegate, "XAA", Optional.empty()), Refusal.NO_LIVE_CREDENTIAL);
    f.refused(
        new ForumEvent.CredentialEnded(f.now, delegate, delegate), Refusal.NO_LIVE_CREDENTIAL);
  }

  private ForumEvent.Stated stated(
      OpaqueId id, OpaqueId by, String member, Optional<PaperHash> instruction) {
    return new ForumEvent.Stated(f.now, by, id, 1, member, Kind.SUPPORT, "", instruction);
  }

  @Test
  void i4_on_behalf_of_a_state_needs_its_instruction_and_the_state_corrects_it() {
    var id = f.tabled(OFFICIALS);
    var secretary = f.secretary(OFFICIALS);
    f.refused(stated(id, secretary, "XAA", Optional.empty()), Refusal.NO_INSTRUCTION);

    f.happens(stated(id, secretary, "XAA", Optional.of(PAPER)));
    f.happens(f.stating(id, 1, "XAA", Kind.OBJECTION));

    f.refused(stated(id, secretary, "XAA", Optional.of(PAPER)), Refusal.STATE_SPOKE_ITSELF);
    f.refused(
        new ForumEvent.Retracted(f.now, secretary, id, 1, "XAA", Optional.of(PAPER)),
        Refusal.STATE_SPOKE_ITSELF);
    assertThat(f.forum.proposal(id).orElseThrow().positions().objecting()).containsExactly("XAA");
  }

  @Test
  void i4_the_same_twice_and_after_the_close_is_refused() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.stating(id, 1, "XAA", Kind.SUPPORT));
    f.refused(f.stating(id, 1, "XAA", Kind.SUPPORT), Refusal.ALREADY_STATED);
    f.happens(f.calling(id, 1, meeting));
    f.happens(f.adopting(id, ModeKind.MEETING_CONSENSUS));

    f.refused(f.stating(id, 1, "XAB", Kind.OBJECTION), Refusal.CLOSED);
  }

  @Test
  void i5_a_reservation_or_statement_never_blocks_and_is_attached_with_its_words() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.refused(
        new ForumEvent.Stated(
            f.now,
            f.delegate("XAA", OFFICIALS),
            id,
            1,
            "XAA",
            Kind.RESERVATION,
            " ",
            Optional.empty()),
        Refusal.NO_WORDS);
    f.happens(f.stating(id, 1, "XAB", Kind.INTERPRETATIVE_STATEMENT));
    f.happens(f.stating(id, 1, "XAA", Kind.RESERVATION));
    f.happens(f.stating(id, 1, "XAC", Kind.SUPPORT));
    f.happens(f.calling(id, 1, meeting));

    var decision = f.adopt(id, ModeKind.MEETING_CONSENSUS);

    assertThat(decision.attached()).extracting(Position::member).containsExactly("XAA", "XAB");
  }

  @Test
  void i6_staying_out_needs_an_instrument_and_the_agreement_of_all() {
    var closed = f.open(OFFICIALS, 1);
    var without = f.tabled(OFFICIALS);
    f.refused(f.stating(without, 1, "XAA", Kind.NOT_PARTICIPATING), Refusal.NO_INSTRUMENT_PERMITS);
    f.happens(f.calling(without, 1, closed));
    f.refused(f.adopting(without, ModeKind.MINUS_X), Refusal.NO_INSTRUMENT_PERMITS);

    var g = ForumFixture.of(4, Set.of(ModeKind.MEETING_CONSENSUS, ModeKind.MINUS_X));
    var meeting = g.open(OFFICIALS, 1);
    var id = g.tabled(OFFICIALS);
    g.happens(g.calling(id, 1, meeting));
    g.refused(g.adopting(id, ModeKind.MINUS_X), Refusal.USE_NOT_AGREED);
    g.refused(g.stating(id, 1, "XAA", Kind.NOT_PARTICIPATING), Refusal.NO_INSTRUMENT_PERMITS);
    g.adopted(meeting, new Effect.LetSomeGoAhead(id));
    g.happens(g.stating(id, 1, "XAA", Kind.NOT_PARTICIPATING));
    g.refused(g.adopting(id, ModeKind.MEETING_CONSENSUS), Refusal.NO_INSTRUMENT_PERMITS);
    g.happens(g.stating(id, 1, "XAB", Kind.OBJECTION));
    g.refused(g.adopting(id, ModeKind.MINUS_X), Refusal.OBJECTION_MAINTAINED);
    g.happens(g.stating(id, 1, "XAB", Kind.SUPPORT));

    var decision = g.adopt(id, ModeKind.MINUS_X);

    assertThat(g.forum.notBound(decision)).containsExactly("XAA");
    g.happens(new ForumEvent.Joined(g.now, g.delegate("XAA", OFFICIALS), decision.id(), "XAA"));
    assertThat(g.forum.notBound(decision)).isEmpty();
  }

  @Test
  void i7_without_consensus_there_are_five_ways_and_none_of_them_adopts() {
    assertThat(Outcome.class.getPermittedSubclasses())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrder(
            "Adopted", "Blocked", "Deferred", "Lapsed", "Withdrawn", "Referred");
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.calling(id, 1, meeting));
    f.refused(f.concluding(id, 1, new Outcome.Blocked()), Refusal.NOTHING_BLOCKS);
    f.refused(f.concluding(id, 1, new Outcome.Lapsed()), Refusal.NOTHING_LAPSED);
    f.refused(f.concluding(id, 1, new Outcome.Deferred(meeting)), Refusal.NOT_A_LATER_MEETING);
    f.refused(
        f.concluding(id, 1, new Outcome.Deferred(new MeetingId(MINISTERS, 2))),
        Refusal.NOT_A_LATER_MEETING);
    f.refused(f.concluding(id, 1, new Outcome.Referred(SUMMIT)), Refusal.NOTHING_BLOCKS);
    f.happens(f.stating(id, 1, "XAA", Kind.OBJECTION));
    f.happens(f.concluding(id, 1, new Outcome.Blocked()));
    assertThat(f.stage(id)).isEqualTo(new Stage.Blocked(meeting));
    f.refused(f.adopting(id, ModeKind.MEETING_CONSENSUS), Refusal.OBJECTION_MAINTAINED);
  }

  /// No type, method or field of the forum speaks of counting members or of passing over one.
  @Test
  void i7_there_is_no_vote_in_the_types() {
    var forbidden = List.of("vote", "quorum", "majority", "override", "veto", "tally");
    var types =
        new com.tngtech.archunit.core.importer.ClassFileImporter()
            .importPackages("org.mufakat.forum");
    var names =
        types.stream()
            .flatMap(
                type ->
                    Stream.concat(
                        Stream.of(type.getSimpleName()),
                        type.getMembers().stream()
                            .map(com.tngtech.archunit.core.domain.JavaMember::getName)))
            .map(String::toLowerCase)
            .filter(name -> !name.contains("there_is_no_vote"))
            .toList();

    assertThat(names).hasSizeGreaterThan(200);
    forbidden.forEach(word -> assertThat(names).as(word).noneMatch(name -> name.contains(word)));
  }

  @Test
  void i7_a_text_is_taken_up_again_when_its_meeting_comes() {
    var first = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.calling(id, 1, first));
    f.happens(f.concluding(id, 1, new Outcome.Deferred(first.next())));
    f.refused(f.stating(id, 1, "XAA", Kind.SUPPORT), Refusal.CLOSED);
    f.close(first);
    var second = f.open(OFFICIALS, 2);

    f.happens(f.calling(id, 1, second));
    f.happens(f.adopting(id, ModeKind.MEETING_CONSENSUS));
  }

  @Test
  void i7_only_who_brought_a_text_withdraws_it() {
    var id = f.draw();
    f.happens(new ForumEvent.Drafted(f.now, f.delegate("XAA", OFFICIALS), id, OFFICIALS, Set.of()));
    f.happens(
        new ForumEvent.Tabled(f.now, f.delegate("XAA", OFFICIALS), id, text(1, "First words")));
    f.refused(f.concluding(id, 1, new Outcome.Withdrawn()), Refusal.NOT_THEIRS);
    var colleague = f.give(Capacity.DELEGATE, Optional.of("XAA"), OFFICIALS);

    f.happens(new ForumEvent.Concluded(f.now, colleague, id, 1, new Outcome.Withdrawn()));

    assertThat(f.stage(id)).isEqualTo(new Stage.Withdrawn());
  }

  @Test
  void i8_ad_referendum_is_final_when_each_that_refers_has_confirmed() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.refused(f.referring(id, 1, meeting), Refusal.NOBODY_REFERS);
    f.refused(f.referring(id, 1, meeting, "XZZ"), Refusal.NOBODY_REFERS);
    f.happens(f.referring(id, 1, meeting, "XAA", "XAB"));
    f.close(meeting);
    f.refused(f.adopting(id, ModeKind.AD_REFERENDUM), Refusal.NOT_CONFIRMED);
    f.happens(f.stating(id, 1, "XAA", Kind.SUPPORT));
    f.later(Duration.ofDays(900));
    f.refused(f.adopting(id, ModeKind.AD_REFERENDUM), Refusal.NOT_CONFIRMED);
    f.happens(f.stating(id, 1, "XAB", Kind.RESERVATION));

    f.happens(f.adopting(id, ModeKind.AD_REFERENDUM));

    assertThat(f.stage(id)).isInstanceOf(Stage.Adopted.class);
  }

  @Test
  void i8_its_date_counts_only_where_silence_was_agreed() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
    f.happens(f.referring(id, 1, meeting, "XAA", "XAB"));
    f.happens(f.receipting(id, "XAA"));
    f.happens(f.stating(id, 1, "XAB", Kind.NO_OBJECTION));
    f.refused(f.adopting(id, ModeKind.AD_REFERENDUM), Refusal.SILENCE_STILL_RUNS);
    f.later(THREE_DAYS);

    f.refused(f.stating(id, 1, "XAA", Kind.OBJECTION), Refusal.CLOSED);
    f.happens(f.adopting(id, ModeKind.AD_REFERENDUM));
  }

  @Test
  void i8_a_date_that_passed_without_notice_lets_it_lapse() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
    f.happens(f.referring(id, 1, meeting, "XAA"));
    f.refused(f.concluding(id, 1, new Outcome.Lapsed()), Refusal.NOTHING_LAPSED);
    f.later(THREE_DAYS);

    f.refused(f.adopting(id, ModeKind.AD_REFERENDUM), Refusal.SILENCE_UNHEARD);
    f.happens(f.concluding(id, 1, new Outcome.Lapsed()));
  }

  @Test
  void i9_a_decision_has_an_owner_a_due_meeting_or_words_and_evidence() {
    var meeting = f.open(OFFICIALS, 1);
    followingRefused(OFFICIALS, Follows.nothing("NOBODY", "2"), Refusal.NO_OWNER);
    followingRefused(OFFICIALS, Follows.nothing(OFFICIALS, "9"), Refusal.ACTION_LEFT_OPEN);
    followingRefused(OFFICIALS, Follows.dueAt(meeting), Refusal.NOT_DUE_THERE);
    followingRefused(
        OFFICIALS,
        Follows.dueAt(new MeetingId(MINISTERS, 5)).ownedBy(OFFICIALS),
        Refusal.NOT_DUE_THERE);
    var id = f.tabled(OFFICIALS, Follows.dueAt(meeting.next()));
    f.happens(f.calling(id, 1, meeting));
    var d = f.adoption(id, ModeKind.MEETING_CONSENSUS);
    f.refused(
        f.adopting(id, new Outcome.Adopted(d.decision(), d.text(), d.mode(), List.of())),
        Refusal.NO_EVIDENCE);

    f.happens(f.adopting(id, d));

    assertThat(f.forum.decision(d.decision()).orElseThrow().follows())
        .isEqualTo(Follows.dueAt(meeting.next()));
  }

  private void followingRefused(String body, Follows follows, Refusal refusal) {
    f.refused(f.tabling(f.drafted(body), text(1, "First words", follows)), refusal);
  }

  @Test
  void i9_the_owner_is_the_body_that_adopts_or_one_below_it() {
    f.open(OFFICIALS, 1);
    for (var above : List.of(MINISTERS, SUMMIT)) {
      followingRefused(OFFICIALS, Follows.nothing(above, "2"), Refusal.NO_OWNER);
    }

    f.tabled(OFFICIALS, Follows.nothing(OFFICIALS, "2"));
    f.tabled(OFFICIALS, Follows.dueAt(new MeetingId(GROUP, 1)));
  }

  @Test
  void i9_what_follows_is_looked_at_again_when_it_is_adopted() {
    var first = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS, Follows.dueAt(first.next()));
    f.close(first);
    var second = f.open(OFFICIALS, 2);
    f.happens(f.calling(id, 1, second));

    f.refused(f.adopting(id, ModeKind.MEETING_CONSENSUS), Refusal.NOT_DUE_THERE);
  }

  @Test
  void i2_what_follows_is_part_of_the_text() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.stating(id, 1, "XAA", Kind.SUPPORT));
    f.refused(f.tabling(id, text(2, "First words")), Refusal.SAME_TEXT);
    var task = new Task(f.draw(), OFFICIALS, GROUP, meeting.next(), "A study");
    var follows = Follows.dueAt(meeting.next()).giving(task);
    var without = f.adoption(id, ModeKind.MEETING_CONSENSUS);

    f.happens(f.tabling(id, text(2, "First words", follows)));

    assertThat(f.forum.proposal(id).orElseThrow().positions().byMember()).isEmpty();
    f.happens(f.calling(id, 2, meeting));
    f.refused(f.adopting(id, without), Refusal.OTHER_TEXT);
    var decision = f.adopt(id, ModeKind.MEETING_CONSENSUS);
    assertThat(decision.follows()).isEqualTo(follows);
    assertThat(f.forum.task(task.id()).map(TaskHistory::task)).contains(task);
  }

  @Test
  void i2_every_part_of_what_follows_is_in_the_hash() {
    var due = new MeetingId(OFFICIALS, 2);
    var later = new MeetingId(OFFICIALS, 3);
    var one = new OpaqueId("1".repeat(32));
    var two = new OpaqueId("2".repeat(32));
    var plain = Follows.dueAt(due);
    var hashes =
        Stream.of(
                plain,
                Follows.dueAt(later),
                Follows.dueAt(new MeetingId(GROUP, 2)),
                plain.ownedBy(GROUP),
                Follows.nothing(OFFICIALS, "1"),
                Follows.nothing(OFFICIALS, "2"),
                plain.giving(new Task(one, OFFICIALS, GROUP, due, "A study")),
                plain.giving(new Task(two, OFFICIALS, GROUP, due, "A study")),
                plain.giving(new Task(one, MINISTERS, GROUP, due, "A study")),
                plain.giving(new Task(one, OFFICIALS, MINISTERS, due, "A study")),
                plain.giving(new Task(one, OFFICIALS, GROUP, later, "A study")),
                plain.giving(new Task(one, OFFICIALS, GROUP, due, "A list")),
                plain.doing(new Effect.Extend(one, due, "Why")),
                plain.doing(new Effect.Extend(two, due, "Why")),
                plain.doing(new Effect.Extend(one, later, "Why")),
                plain.doing(new Effect.Extend(one, due, "For this")),
                plain.doing(new Effect.Reassign(one, GROUP)),
                plain.doing(new Effect.Reassign(two, GROUP)),
                plain.doing(new Effect.Reassign(one, OFFICIALS)),
                plain.doing(new Effect.Close(one)),
                plain.doing(new Effect.Close(two)),
                plain.doing(new Effect.Close(one), new Effect.Close(two)),
                plain.doing(new Effect.LetSomeGoAhead(one)),
                plain.doing(new Effect.LetSomeGoAhead(two)),
                plain.doing(new Effect.Direct(one)),
                plain.doing(new Effect.Direct(two)))
            .map(follows -> text(1, "Words", follows).hash())
            .toList();

    assertThat(hashes).doesNotHaveDuplicates();
  }

  @Test
  void i10_each_open_task_is_heard_of_once_at_each_meeting_and_silence_is_shown() {
    var first = f.open(MINISTERS, 1);
    var task = f.task(first, OFFICIALS, 3);
    f.close(first);
    var second = f.open(MINISTERS, 2);
    f.close(second);
    var third = f.open(MINISTERS, 3);
    f.happens(f.following(task, third, new FollowUp.Reported(PAPER)));
    f.refused(f.following(task, third, new FollowUp.Reported(PAPER)), Refusal.ALREADY_FOLLOWED_UP);
    f.refused(f.following(task, second, new FollowUp.Reported(PAPER)), Refusal.NOT_IN_SESSION);
    f.refused(f.following(task, first, new FollowUp.Reported(PAPER)), Refusal.OTHER_MEETING);
    f.close(third);

    assertThat(f.heard(task))
        .containsExactly(new Heard.NotMentioned(2), new Heard.Of(3, new FollowUp.Reported(PAPER)));
    assertThat(f.forum.task(task).orElseThrow().isOpen()).isTrue();
    assertThat(f.forum.task(task).orElseThrow().isOverdue(3)).isTrue();
    assertThat(f.forum.task(task).orElseThrow().isOverdue(2)).isFalse();
  }

  @Test
  void i10_no_number_of_meetings_closes_a_task() {
    var first = f.open(MINISTERS, 1);
    var task = f.task(first, OFFICIALS, 2);
    f.close(first);
    for (int ordinal = 2; ordinal <= 12; ordinal++) {
      f.close(f.open(MINISTERS, ordinal));
    }
    assertThat(f.heard(task)).hasSize(11).allMatch(Heard.NotMentioned.class::isInstance);

    var last = f.open(MINISTERS, 13);
    f.happens(f.following(task, last, new FollowUp.Completed(PAPER)));
    f.close(last);
    f.close(f.open(MINISTERS, 14));

    assertThat(f.heard(task))
        .hasSize(12)
        .last()
        .isEqualTo(new Heard.Of(13, new FollowUp.Completed(PAPER)));
    var after = f.open(MINISTERS, 15);
    f.refused(f.following(task, after, new FollowUp.Reported(PAPER)), Refusal.TASK_OVER);
  }

  @Test
  void i11_a_due_meeting_moves_only_by_a_decision_that_says_so_and_why() {
    var first = f.open(MINISTERS, 1);
    var task = f.task(first, OFFICIALS, 2);
    f.close(first);
    var second = f.open(MINISTERS, 2);
    f.refused(f.following(task, second, new FollowUp.Extended(f.draw())), Refusal.NOT_DECIDED);
    var unrelated = f.adopted(second);
    f.refused(f.following(task, second, new FollowUp.Extended(unrelated)), Refusal.NOT_DECIDED);
    var later = new MeetingId(MINISTERS, 4);
    var nothing = Follows.nothing(MINISTERS, "2");
    followingRefused(
        MINISTERS, nothing.doing(new Effect.Extend(task, later, " ")), Refusal.NOT_DUE_THERE);
    followingRefused(
        MINISTERS,
        nothing.doing(new Effect.Extend(task, second, "The same")),
        Refusal.NOT_DUE_THERE);
    assertThat(f.forum.task(task).orElseThrow().task().due().ordinal()).isEqualTo(2);

    var moves = f.adopted(second, new Effect.Extend(task, later, "The study takes longer"));
    f.happens(f.following(task, second, new FollowUp.Extended(moves)));

    assertThat(f.forum.task(task).orElseThrow().task().due()).isEqualTo(later);
    f.close(second);
    var third = f.open(MINISTERS, 3);
    f.refused(f.following(task, third, new FollowUp.Closed(moves)), Refusal.NOT_DECIDED);
    f.refused(f.following(task, third, new FollowUp.Reassigned(moves)), Refusal.NOT_DECIDED);
    var moved = f.adopted(third, new Effect.Reassign(task, GROUP));
    f.happens(f.following(task, third, new FollowUp.Reassigned(moved)));
    assertThat(f.forum.task(task).orElseThrow().task().executing()).isEqualTo(GROUP);
    f.close(third);
    var fourth = f.open(MINISTERS, 4);
    var over = f.adopted(fourth, new Effect.Close(task));
    assertThat(f.forum.task(task).orElseThrow().isOpen()).isTrue();
    f.happens(f.following(task, fourth, new FollowUp.Closed(over)));
    assertThat(f.forum.task(task).orElseThrow().isOpen()).isFalse();
  }

  @Test
  void i11_a_decision_is_heard_of_a_task_once() {
    var first = f.open(MINISTERS, 1);
    var task = f.task(first, OFFICIALS, 2);
    var other = f.task(first, OFFICIALS, 2);
    f.close(first);
    var second = f.open(MINISTERS, 2);
    var later = new MeetingId(MINISTERS, 4);
    var moves =
        f.adopted(
            second,
            new Effect.Extend(task, later, "The study takes longer"),
            new Effect.Extend(other, later, "The study takes longer"),
            new Effect.Reassign(task, GROUP));
    f.happens(f.following(task, second, new FollowUp.Extended(moves)));
    f.happens(f.following(other, second, new FollowUp.Extended(moves)));
    f.close(second);
    var third = f.open(MINISTERS, 3);

    f.refused(f.following(task, third, new FollowUp.Extended(moves)), Refusal.HEARD_ALREADY);
    f.refused(f.following(task, third, new FollowUp.Reassigned(moves)), Refusal.HEARD_ALREADY);
    f.happens(f.following(task, third, new FollowUp.Reported(PAPER)));
  }

  @Test
  void i12_a_body_gives_tasks_only_to_bodies_below_it() {
    var meeting = f.open(OFFICIALS, 1);
    var due = meeting.next();
    for (var above : List.of(MINISTERS, SUMMIT, OFFICIALS, "NOBODY")) {
      var task = new Task(f.draw(), OFFICIALS, above, due, "A study");
      followingRefused(OFFICIALS, Follows.dueAt(due).giving(task), Refusal.BODY_NOT_BELOW);
    }
    assertThat(f.forum.tasks()).isEmpty();

    f.task(meeting, GROUP, 2);
  }

  @Test
  void i12_a_body_gives_its_own_tasks_and_hears_of_them_itself() {
    var meeting = f.open(MINISTERS, 1);
    var due = new MeetingId(OFFICIALS, 2);
    followingRefused(
        MINISTERS,
        Follows.dueAt(meeting.next()).giving(new Task(f.draw(), OFFICIALS, GROUP, due, "A study")),
        Refusal.BODY_NOT_BELOW);
    followingRefused(
        MINISTERS,
        Follows.dueAt(meeting.next()).giving(new Task(f.draw(), MINISTERS, GROUP, due, "A study")),
        Refusal.NOT_DUE_THERE);
  }

  @Test
  void i25_what_is_not_agreed_goes_to_the_body_at_the_top_and_it_takes_consensus_there_too() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.calling(id, 1, meeting));
    f.happens(f.stating(id, 1, "XAD", Kind.OBJECTION));
    f.refused(f.concluding(id, 1, new Outcome.Referred(MINISTERS)), Refusal.NOT_REFERABLE_THERE);
    f.refused(f.concluding(id, 1, new Outcome.Referred(GROUP)), Refusal.NOT_REFERABLE_THERE);
    f.happens(f.concluding(id, 1, new Outcome.Referred(SUMMIT)));
    f.refused(f.stating(id, 1, "XAD", Kind.SUPPORT), Refusal.CLOSED);
    f.adopted(f.open(SUMMIT, 1), new Effect.Direct(id));

    f.happens(f.calling(id, 1, meeting));
    f.refused(f.adopting(id, ModeKind.SUMMIT_DIRECTED), Refusal.OBJECTION_MAINTAINED);
    f.happens(f.stating(id, 1, "XAD", Kind.RESERVATION));
    f.happens(f.adopting(id, ModeKind.SUMMIT_DIRECTED));
  }

  @Test
  void i3_an_objection_or_an_amendment_in_time_breaks_a_dated_referral_to_capitals() {
    var meeting = f.open(OFFICIALS, 1);
    var objected = dated(meeting);
    var amended = dated(meeting);
    f.later(THREE_DAYS.minusNanos(1));

    f.happens(f.stating(objected, 1, "XAD", Kind.OBJECTION));
    f.happens(amending(amended));

    assertThat(f.stage(objected)).isEqualTo(new Stage.Consultation());
    assertThat(f.stage(amended)).isEqualTo(new Stage.Consultation());
    f.later(Duration.ofNanos(1));
    f.refused(f.adopting(amended, ModeKind.AD_REFERENDUM), Refusal.NOT_ASKED);
  }

  private OpaqueId dated(MeetingId meeting) {
    var id = f.tabled(OFFICIALS);
    f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
    f.happens(f.referring(id, 1, meeting, "XAA", "XAB"));
    allReceipt(id);
    return id;
  }

  private ForumEvent.Amended amending(OpaqueId id) {
    return new ForumEvent.Amended(f.now, f.delegate("XAB", OFFICIALS), id, 1, "1", "Milder words");
  }

  @Test
  void i3_an_amendment_leaves_a_referral_without_a_date_to_those_who_have_to_confirm() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.referring(id, 1, meeting, "XAA"));

    f.happens(amending(id));

    assertThat(f.stage(id)).isInstanceOf(Stage.AdReferendum.class);
  }

  @Test
  void i3_after_a_silence_that_was_kept_the_text_is_adopted_and_nothing_else() {
    var meeting = f.open(OFFICIALS, 1);
    var silent = silent(meeting, THREE_DAYS);
    allReceipt(silent);
    var dated = dated(meeting);
    f.later(THREE_DAYS);

    for (var id : List.of(silent, dated)) {
      for (var other :
          List.of(
              new Outcome.Blocked(),
              new Outcome.Deferred(meeting.next()),
              new Outcome.Lapsed(),
              new Outcome.Withdrawn(),
              new Outcome.Referred(SUMMIT))) {
        f.refused(f.concluding(id, 1, other), Refusal.SILENCE_KEPT);
      }
      f.refused(f.tabling(id, text(2, "Second words")), Refusal.SILENCE_KEPT);
    }
    f.happens(f.adopting(silent, ModeKind.SILENCE));
    f.happens(f.adopting(dated, ModeKind.AD_REFERENDUM));
  }

  @Test
  void i3_a_silence_that_was_kept_on_what_cannot_be_adopted_any_more_is_no_dead_end() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS, Follows.dueAt(meeting.next()));
    f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
    f.happens(f.beginning(id));
    allReceipt(id);
    f.close(meeting);
    f.later(THREE_DAYS);
    f.refused(f.concluding(id, 1, new Outcome.Withdrawn()), Refusal.SILENCE_KEPT);
    f.open(OFFICIALS, 2);

    f.refused(f.adopting(id, ModeKind.SILENCE), Refusal.NOT_DUE_THERE);
    f.happens(f.tabling(id, text(2, "First words")));
  }

  @Test
  void i4_a_credential_is_ended_by_the_member_that_gave_it() {
    var delegate = f.delegate("XAA", OFFICIALS);
    var adviser = f.give(Capacity.ADVISER, Optional.of("XAA"), OFFICIALS);
    f.refused(ending(f.delegate("XAB", OFFICIALS), delegate), Refusal.OTHER_MEMBER);
    f.refused(ending(f.secretary(OFFICIALS), delegate), Refusal.OTHER_MEMBER);
    f.refused(ending(adviser, delegate), Refusal.NOT_IN_THIS_CAPACITY);
    f.refused(ending(f.draw(), delegate), Refusal.NO_LIVE_CREDENTIAL);
    f.refused(ending(delegate, f.draw()), Refusal.UNKNOWN);

    f.happens(ending(delegate, adviser));
    f.happens(ending(f.delegate("XAA", MINISTERS), delegate));

    f.refused(ending(f.delegate("XAA", MINISTERS), delegate), Refusal.CREDENTIAL_OVER);
  }

  @Test
  void i4_a_credential_for_no_member_is_ended_by_whoever_keeps_the_papers() {
    var observer = f.give(Capacity.OBSERVER, Optional.empty(), OFFICIALS);
    f.refused(ending(f.delegate("XAA", OFFICIALS), observer), Refusal.NOT_IN_THIS_CAPACITY);
    f.refused(ending(observer, observer), Refusal.NOT_IN_THIS_CAPACITY);
    f.refused(ending(f.secretary(MINISTERS), observer), Refusal.OTHER_BODY);

    f.happens(ending(f.secretary(OFFICIALS), observer));
  }

  @Test
  void i4_a_credential_is_ended_before_its_time_comes_and_never_after_it() {
    var id = f.draw();
    var from = f.now.plus(Duration.ofDays(1));
    var until = from.plus(Duration.ofDays(1));
    f.happens(
        new ForumEvent.CredentialGiven(
            f.now,
            OpaqueId.NONE,
            new Credential(
                id, f.draw(), Capacity.DELEGATE, Optional.of("XAA"), OFFICIALS, from, until)));
    var spent = f.give(Capacity.DELEGATE, Optional.of("XAA"), OFFICIALS, from);
    var text = f.tabled(OFFICIALS);

    f.happens(ending(f.delegate("XAA", OFFICIALS), id));

    f.later(Duration.ofDays(1));
    f.refused(stated(text, id, "XAA", Optional.empty()), Refusal.NO_LIVE_CREDENTIAL);
    f.refused(ending(f.delegate("XAA", OFFICIALS), spent), Refusal.CREDENTIAL_OVER);
  }

  private ForumEvent ending(OpaqueId by, OpaqueId credential) {
    return new ForumEvent.CredentialEnded(f.now, by, credential);
  }

  @Test
  void i4_who_holds_the_credential_of_a_state_speaks_and_enters_nothing_on_its_behalf() {
    var id = f.tabled(OFFICIALS);
    f.refused(
        stated(id, f.delegate("XAA", OFFICIALS), "XAA", Optional.of(PAPER)),
        Refusal.SPEAKS_THEMSELVES);
    f.happens(f.stating(id, 1, "XAA", Kind.OBJECTION));
    f.refused(
        new ForumEvent.Retracted(
            f.now, f.delegate("XAA", OFFICIALS), id, 1, "XAA", Optional.of(PAPER)),
        Refusal.SPEAKS_THEMSELVES);
  }

  @Test
  void i4_a_chair_who_is_a_states_delegate_too_speaks_for_it_as_its_delegate() {
    var id = f.tabled(OFFICIALS);
    var person = f.draw();
    var chair = f.give(person, Capacity.CHAIR, Optional.empty(), OFFICIALS);
    f.give(person, Capacity.DELEGATE, Optional.of("XAB"), MINISTERS);
    f.give(person, Capacity.ADVISER, Optional.of("XAC"), OFFICIALS);
    var delegate = f.give(person, Capacity.DELEGATE, Optional.of("XAA"), OFFICIALS);

    f.refused(stated(id, chair, "XAA", Optional.of(PAPER)), Refusal.SPEAKS_THEMSELVES);
    f.happens(stated(id, chair, "XAB", Optional.of(PAPER)));
    f.happens(stated(id, chair, "XAC", Optional.of(PAPER)));
    f.happens(ending(delegate, delegate));
    f.happens(stated(id, chair, "XAA", Optional.of(PAPER)));
  }

  @Test
  void i4_who_spoke_itself_and_took_it_back_is_not_spoken_for_on_that_version() {
    var id = f.tabled(OFFICIALS);
    var secretary = f.secretary(OFFICIALS);
    f.happens(f.stating(id, 1, "XAA", Kind.OBJECTION));
    f.happens(
        new ForumEvent.Retracted(
            f.now, f.delegate("XAA", OFFICIALS), id, 1, "XAA", Optional.empty()));
    f.happens(stated(id, secretary, "XAB", Optional.of(PAPER)));
    f.happens(
        new ForumEvent.Retracted(
            f.now, f.delegate("XAB", OFFICIALS), id, 1, "XAB", Optional.empty()));

    f.refused(stated(id, secretary, "XAA", Optional.of(PAPER)), Refusal.STATE_SPOKE_ITSELF);
    f.refused(stated(id, secretary, "XAB", Optional.of(PAPER)), Refusal.STATE_SPOKE_ITSELF);
    f.happens(stated(id, secretary, "XAC", Optional.of(PAPER)));
    f.happens(new ForumEvent.Retracted(f.now, secretary, id, 1, "XAC", Optional.of(PAPER)));
    f.happens(stated(id, secretary, "XAC", Optional.of(PAPER)));
    f.happens(f.tabling(id, text(2, "Second words")));
    f.happens(
        new ForumEvent.Stated(
            f.now, secretary, id, 2, "XAA", Kind.SUPPORT, "", Optional.of(PAPER)));
  }

  @Test
  void i4_only_the_positions_of_those_who_are_members_count_and_are_attached() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.stating(id, 1, "XAA", Kind.RESERVATION));
    f.happens(f.stating(id, 1, "XAC", Kind.RESERVATION));
    f.happens(f.stating(id, 1, "XAD", Kind.OBJECTION));
    f.happens(f.calling(id, 1, meeting));
    f.later(Duration.ofHours(1));
    f.leaves("XAC");
    f.leaves("XAD");

    f.refused(f.concluding(id, 1, new Outcome.Blocked()), Refusal.NOTHING_BLOCKS);
    f.refused(f.concluding(id, 1, new Outcome.Referred(SUMMIT)), Refusal.NOTHING_BLOCKS);
    f.refused(f.stating(id, 1, "XAD", Kind.SUPPORT), Refusal.OTHER_MEMBER);
    var decision = f.adopt(id, ModeKind.MEETING_CONSENSUS);

    assertThat(decision.attached()).extracting(Position::member).containsExactly("XAA");
    assertThat(f.forum.proposal(id).orElseThrow().positions().byMember())
        .containsOnlyKeys("XAA", "XAC", "XAD");
  }

  @Test
  void i8_a_member_that_left_has_nothing_to_confirm() {
    var meeting = f.open(OFFICIALS, 1);
    var id = f.tabled(OFFICIALS);
    f.happens(f.referring(id, 1, meeting, "XAA", "XAD"));
    f.happens(f.stating(id, 1, "XAA", Kind.SUPPORT));
    f.refused(f.adopting(id, ModeKind.AD_REFERENDUM), Refusal.NOT_CONFIRMED);

    f.leaves("XAD");

    f.happens(f.adopting(id, ModeKind.AD_REFERENDUM));
  }

  @Test
  void i4_amendments_and_soundings_are_of_members() {
    var id = f.tabled(OFFICIALS);
    f.leaves("XAB");

    f.refused(amending(id), Refusal.OTHER_MEMBER);
    f.refused(
        new ForumEvent.Sounded(
            f.now, f.delegate("XAB", OFFICIALS), id, 1, "1", ForumEvent.Sounding.NEEDS_WORK),
        Refusal.OTHER_MEMBER);
  }

  @Test
  void i6_that_some_go_ahead_is_agreed_of_one_version() {
    var g = ForumFixture.of(4, Set.of(ModeKind.MEETING_CONSENSUS, ModeKind.MINUS_X));
    var meeting = g.open(OFFICIALS, 1);
    var id = g.tabled(OFFICIALS);
    g.adopted(meeting, new Effect.LetSomeGoAhead(id));
    g.happens(g.stating(id, 1, "XAA", Kind.NOT_PARTICIPATING));

    g.happens(g.tabling(id, text(2, "Second words")));

    g.refused(g.stating(id, 2, "XAA", Kind.NOT_PARTICIPATING), Refusal.NO_INSTRUMENT_PERMITS);
    g.happens(g.calling(id, 2, meeting));
    g.refused(g.adopting(id, ModeKind.MINUS_X), Refusal.USE_NOT_AGREED);
  }

  /// From where a text may be put to the members, and from where not.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # stage               | call | ask for silence | refer to capitals
          draft                 | no   | no  | no
          consultation          | yes  | yes | yes
          call                  | no   | no  | no
          call of a past meeting| yes  | yes | yes
          silence asked         | no   | no  | yes
          silence asked in vain | yes  | yes | no
          silence asked before  | yes  | yes | yes
          silence objected to   | yes  | yes | yes
          silence               | no   | no  | no
          broken silence        | yes  | yes | yes
          ad referendum         | no   | no  | no
          dated                 | no   | no  | no
          adopted               | no   | no  | no
          blocked               | no   | no  | no
          deferred              | no   | no  | no
          deferred to this one  | yes  | yes | yes
          lapsed                | no   | no  | no
          withdrawn             | no   | no  | no
          referred              | no   | no  | no
          """)
  void i7_from_where_a_text_is_put_to_the_members(
      String stage, String call, String askForSilence, String refer) {
    var before = f.open(OFFICIALS, 1);
    var id = f.drafted(OFFICIALS);
    if (!stage.equals("draft")) {
      f.happens(f.tabling(id, text(1, "First words")));
    }
    var meeting = comeTo(stage, id, before);

    assertThat(
            Stream.of(
                    f.calling(id, 1, meeting),
                    f.askingSilence(id, 1, meeting, THREE_DAYS),
                    f.referring(id, 1, meeting, "XAA"))
                .map(event -> f.forum.hinders(event).isEmpty() ? "yes" : "no"))
        .containsExactly(call, askForSilence, refer);
  }

  private MeetingId comeTo(String stage, OpaqueId id, MeetingId meeting) {
    var delegate = f.delegate("XAB", OFFICIALS);
    switch (stage) {
      case "draft", "consultation" -> {}
      case "call" -> f.happens(f.calling(id, 1, meeting));
      case "call of a past meeting" -> {
        f.happens(f.calling(id, 1, meeting));
        return following(meeting);
      }
      case "silence asked" -> f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
      case "silence asked in vain" -> {
        f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
        f.later(Duration.ofNanos(1));
      }
      case "silence asked before" -> {
        f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
        return following(meeting);
      }
      case "silence objected to" -> {
        f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
        f.happens(new ForumEvent.SilenceObjectedTo(f.now, delegate, id, "XAB", Optional.empty()));
      }
      case "silence", "broken silence" -> {
        f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
        f.happens(f.beginning(id));
        if (stage.equals("broken silence")) {
          f.happens(amending(id));
        }
      }
      case "ad referendum" -> f.happens(f.referring(id, 1, meeting, "XAA"));
      case "dated", "lapsed" -> {
        f.happens(f.askingSilence(id, 1, meeting, THREE_DAYS));
        f.happens(f.referring(id, 1, meeting, "XAA"));
        if (stage.equals("lapsed")) {
          f.later(THREE_DAYS);
          f.happens(f.concluding(id, 1, new Outcome.Lapsed()));
        }
      }
      case "adopted" -> {
        f.happens(f.calling(id, 1, meeting));
        f.adopt(id, ModeKind.MEETING_CONSENSUS);
      }
      case "blocked", "referred" -> {
        f.happens(f.calling(id, 1, meeting));
        f.happens(f.stating(id, 1, "XAB", Kind.OBJECTION));
        f.happens(
            f.concluding(
                id,
                1,
                stage.equals("blocked") ? new Outcome.Blocked() : new Outcome.Referred(SUMMIT)));
      }
      case "deferred" ->
          f.happens(f.concluding(id, 1, new Outcome.Deferred(new MeetingId(OFFICIALS, 2))));
      case "deferred to this one" -> {
        f.happens(f.concluding(id, 1, new Outcome.Deferred(new MeetingId(OFFICIALS, 2))));
        return following(meeting);
      }
      case "withdrawn" -> f.happens(f.concluding(id, 1, new Outcome.Withdrawn()));
      default -> throw new IllegalArgumentException(stage);
    }
    return meeting;
  }

  private MeetingId following(MeetingId meeting) {
    f.close(meeting);
    return f.open(meeting.body(), meeting.ordinal() + 1);
  }

  @Test
  void i7_a_text_is_referred_up_only_after_a_meeting_that_found_an_objection() {
    var meeting = f.open(OFFICIALS, 1);
    var consulted = f.tabled(OFFICIALS);
    f.happens(f.stating(consulted, 1, "XAA", Kind.OBJECTION));
    f.refused(f.concluding(consulted, 1, new Outcome.Referred(SUMMIT)), Refusal.NOTHING_BLOCKS);
    var abroad = f.tabled(OFFICIALS);
    f.happens(f.referring(abroad, 1, meeting, "XAA"));
    f.happens(f.stating(abroad, 1, "XAA", Kind.OBJECTION));
    f.refused(f.concluding(abroad, 1, new Outcome.Referred(SUMMIT)), Refusal.NOTHING_BLOCKS);

    f.happens(f.concluding(abroad, 1, new Outcome.Blocked()));

    f.happens(f.concluding(abroad, 1, new Outcome.Referred(SUMMIT)));
  }

  @Test
  void i7_a_colleague_of_who_brought_a_text_tables_it_too() {
    var id = f.draw();
    f.happens(new ForumEvent.Drafted(f.now, f.delegate("XAA", OFFICIALS), id, OFFICIALS, Set.of()));
    var colleague = f.give(Capacity.DELEGATE, Optional.of("XAA"), OFFICIALS);
    var other = f.delegate("XAB", OFFICIALS);
    f.refused(new ForumEvent.Tabled(f.now, other, id, text(1, "First words")), Refusal.NOT_THEIRS);

    f.happens(new ForumEvent.Tabled(f.now, colleague, id, text(1, "First words")));

    f.refused(
        new ForumEvent.Tabled(f.now, other, id, text(2, "Second words")),
        Refusal.NOT_IN_THIS_CAPACITY);
    f.happens(new ForumEvent.Tabled(f.now, colleague, id, text(2, "Second words")));
  }

  @Test
  void i27_the_record_only_grows_and_never_before_its_end() {
    var id = f.tabled(OFFICIALS);
    f.later(Duration.ofMinutes(1));
    f.happens(f.stating(id, 1, "XAA", Kind.SUPPORT));
    f.later(Duration.ofMinutes(-1));

    f.refused(f.stating(id, 1, "XAB", Kind.SUPPORT), Refusal.BEFORE_THE_LAST);
    f.later(Duration.ofMinutes(1));
    f.refused(
        new ForumEvent.Drafted(f.now, f.secretary(OFFICIALS), id, OFFICIALS, Set.of()),
        Refusal.ID_TAKEN);
  }

  @Test
  void every_refusal_names_a_rule_and_every_rule_but_two_is_named() {
    assertThat(Arrays.stream(Refusal.values()).map(Refusal::rule).distinct())
        .containsExactlyInAnyOrder(
            Arrays.stream(ForumRule.values())
                .filter(r -> r != ForumRule.I22 && r != ForumRule.I25)
                .toArray(ForumRule[]::new));
  }
}
