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
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Position.Kind;
import org.mufakat.forum.TaskHistory.Heard;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;

/// Each rule of the forum, by its number. The members are invented.
class ForumRulesTest {

  private static final Duration THREE_DAYS = Duration.ofHours(72);
  private static final String PAPER = "cd".repeat(32);

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
    var d = f.decision(id, ModeKind.MEETING_CONSENSUS);
    var other =
        new Decision(
            d.id(),
            id,
            1,
            text(1, "Other words").hash(),
            d.mode(),
            d.attached(),
            d.notBound(),
            d.owner(),
            d.due(),
            d.evidence(),
            d.tasks(),
            d.effects());

    f.refused(f.adopting(other), Refusal.OTHER_TEXT);
  }

  @Test
  void i2_a_new_version_voids_every_position_and_takes_none_on_the_old_one() {
    var id = f.tabled(OFFICIALS);
    f.happens(f.stating(id, 1, "XAA", Kind.SUPPORT));
    f.happens(f.stating(id, 1, "XAB", Kind.OBJECTION));

    f.happens(f.tabling(id, text(2, "Second words")));

    assertThat(f.forum.proposal(id).orElseThrow().positions()).isEmpty();
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
      OpaqueId id, OpaqueId by, String member, Optional<String> instruction) {
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
    assertThat(f.forum.proposal(id).orElseThrow().objecting()).containsExactly("XAA");
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
    var d = f.decision(id, ModeKind.MEETING_CONSENSUS);
    var without =
        new Decision(
            d.id(),
            id,
            1,
            d.textHash(),
            d.mode(),
            d.attached().subList(0, 1),
            d.notBound(),
            d.owner(),
            d.due(),
            d.evidence(),
            d.tasks(),
            d.effects());
    f.refused(f.adopting(without), Refusal.OTHER_ATTACHMENTS);

    f.happens(f.adopting(d));

    assertThat(f.forum.decision(d.id()).orElseThrow().attached())
        .extracting(Position::member)
        .containsExactly("XAA", "XAB");
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
    g.adopted(meeting, new Decision.Effect.LetSomeGoAhead(id));
    g.happens(g.stating(id, 1, "XAA", Kind.NOT_PARTICIPATING));
    g.refused(g.adopting(id, ModeKind.MEETING_CONSENSUS), Refusal.NO_INSTRUMENT_PERMITS);
    g.happens(g.stating(id, 1, "XAB", Kind.OBJECTION));
    g.refused(g.adopting(id, ModeKind.MINUS_X), Refusal.OBJECTION_MAINTAINED);
    g.happens(g.stating(id, 1, "XAB", Kind.SUPPORT));

    var decision = g.decision(id, ModeKind.MINUS_X);
    g.happens(g.adopting(decision));

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
                    java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(type.getSimpleName()),
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
    var id = f.tabled(OFFICIALS);
    f.happens(f.calling(id, 1, meeting));
    var d = f.decision(id, ModeKind.MEETING_CONSENSUS);

    f.refused(f.adopting(with(d, "NOBODY", d.due(), d.evidence())), Refusal.NO_OWNER);
    f.refused(f.adopting(with(d, OFFICIALS, d.due(), List.of())), Refusal.NO_EVIDENCE);
    f.refused(
        f.adopting(with(d, OFFICIALS, new Decision.Due.NoAction("9"), d.evidence())),
        Refusal.ACTION_LEFT_OPEN);
    f.refused(
        f.adopting(with(d, OFFICIALS, new Decision.Due.At(meeting), d.evidence())),
        Refusal.NOT_DUE_THERE);
    f.refused(
        f.adopting(
            with(d, OFFICIALS, new Decision.Due.At(new MeetingId(MINISTERS, 5)), d.evidence())),
        Refusal.NOT_DUE_THERE);
    f.happens(f.adopting(with(d, OFFICIALS, new Decision.Due.At(meeting.next()), d.evidence())));
  }

  private static Decision with(Decision d, String owner, Decision.Due due, List<String> evidence) {
    return new Decision(
        d.id(),
        d.proposal(),
        d.version(),
        d.textHash(),
        d.mode(),
        d.attached(),
        d.notBound(),
        owner,
        due,
        evidence,
        d.tasks(),
        d.effects());
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
    var id = f.tabled(MINISTERS);
    f.happens(f.calling(id, 1, second));
    var d = f.decision(id, ModeKind.MEETING_CONSENSUS);
    var later = new MeetingId(MINISTERS, 4);
    f.refused(
        f.adopting(f.doing(d, new Decision.Effect.Extend(task, later, " "))),
        Refusal.NOT_DUE_THERE);
    f.refused(
        f.adopting(f.doing(d, new Decision.Effect.Extend(task, second, "The same"))),
        Refusal.NOT_DUE_THERE);
    assertThat(f.forum.task(task).orElseThrow().task().due().ordinal()).isEqualTo(2);

    f.happens(
        f.adopting(f.doing(d, new Decision.Effect.Extend(task, later, "The study takes longer"))));
    f.happens(f.following(task, second, new FollowUp.Extended(d.id())));

    assertThat(f.forum.task(task).orElseThrow().task().due()).isEqualTo(later);
    f.close(second);
    var third = f.open(MINISTERS, 3);
    f.refused(f.following(task, third, new FollowUp.Closed(d.id())), Refusal.NOT_DECIDED);
    f.refused(f.following(task, third, new FollowUp.Reassigned(d.id())), Refusal.NOT_DECIDED);
    var moved = f.adopted(third, new Decision.Effect.Reassign(task, GROUP));
    f.happens(f.following(task, third, new FollowUp.Reassigned(moved)));
    assertThat(f.forum.task(task).orElseThrow().task().executing()).isEqualTo(GROUP);
    f.close(third);
    var fourth = f.open(MINISTERS, 4);
    var over = f.adopted(fourth, new Decision.Effect.Close(task));
    assertThat(f.forum.task(task).orElseThrow().isOpen()).isTrue();
    f.happens(f.following(task, fourth, new FollowUp.Closed(over)));
    assertThat(f.forum.task(task).orElseThrow().isOpen()).isFalse();
  }

  @Test
  void i12_a_body_gives_tasks_only_to_bodies_below_it() {
    var meeting = f.open(OFFICIALS, 1);
    for (var above : List.of(MINISTERS, SUMMIT, OFFICIALS, "NOBODY")) {
      var id = f.tabled(OFFICIALS);
      f.happens(f.calling(id, 1, meeting));
      var task = new Task(f.draw(), OFFICIALS, above, new MeetingId(OFFICIALS, 2), "A study");
      f.refused(
          f.adopting(f.giving(f.decision(id, ModeKind.MEETING_CONSENSUS), meeting.next(), task)),
          Refusal.BODY_NOT_BELOW);
    }
    assertThat(f.forum.tasks()).isEmpty();

    f.task(meeting, GROUP, 2);
  }

  @Test
  void i12_a_body_gives_its_own_tasks_and_hears_of_them_itself() {
    var meeting = f.open(MINISTERS, 1);
    var id = f.tabled(MINISTERS);
    f.happens(f.calling(id, 1, meeting));
    var d = f.decision(id, ModeKind.MEETING_CONSENSUS);
    f.refused(
        f.adopting(
            f.giving(
                d,
                meeting.next(),
                new Task(f.draw(), OFFICIALS, GROUP, new MeetingId(OFFICIALS, 2), "A study"))),
        Refusal.BODY_NOT_BELOW);
    f.refused(
        f.adopting(
            f.giving(
                d,
                meeting.next(),
                new Task(f.draw(), MINISTERS, GROUP, new MeetingId(OFFICIALS, 2), "A study"))),
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
    f.adopted(f.open(SUMMIT, 1), new Decision.Effect.Direct(id));

    f.happens(f.calling(id, 1, meeting));
    f.refused(f.adopting(id, ModeKind.SUMMIT_DIRECTED), Refusal.OBJECTION_MAINTAINED);
    f.happens(f.stating(id, 1, "XAD", Kind.RESERVATION));
    f.happens(f.adopting(id, ModeKind.SUMMIT_DIRECTED));
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
