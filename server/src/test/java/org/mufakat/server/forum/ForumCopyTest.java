package org.mufakat.server.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.forum.ForumSite.EAST;
import static org.mufakat.server.forum.ForumSite.NORTH;
import static org.mufakat.server.forum.ForumSite.SOUTH;
import static org.mufakat.server.forum.ForumSite.stating;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Position;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Refusal;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.SignedNote;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.forum.ForumCopy.Pulled;

/// A member's copy, and a hub that lies in each way that it can.
class ForumCopyTest {

  private final ForumSite site = new ForumSite();
  private final ForumDesk desk = site.desk();
  private final OpaqueId secretary = site.secretary(desk);
  private final OpaqueId north = site.delegate(desk, NORTH);
  private final OpaqueId south = site.delegate(desk, SOUTH);
  private final OpaqueId text = site.tabled(desk, secretary);
  private final LyingLine line = new LyingLine(desk.line());
  private final ForumCopy copy = site.copy(EAST, line);

  /// A hub that answers as it should until it is told what to do with its pages.
  private static final class LyingLine implements ForumLine {

    private ForumLine honest;
    private UnaryOperator<Read.Page> lie = page -> page;

    LyingLine(ForumLine honest) {
      this.honest = honest;
    }

    void telling(UnaryOperator<Read.Page> told) {
      lie = told;
    }

    void honest() {
      lie = page -> page;
    }

    void insteadOf(ForumLine other) {
      honest = other;
    }

    @Override
    public Submitted submit(String note) {
      return honest.submit(note);
    }

    @Override
    public Read read(long after, int most) {
      return switch (honest.read(after, most)) {
        case Read.Page page -> lie.apply(page);
        case Read.Silent silent -> silent;
      };
    }

    @Override
    public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
      return honest.awaitAfter(position, atMost);
    }
  }

  /// The page with these notes instead, as consistent as a hub can make it: hashed and signed anew.
  private ForumLine.Read.Page consistent(RecordPoint before, List<String> notes) {
    var entries = new ArrayList<RecordEntry>();
    var at = before;
    for (var note : notes) {
      at = at.next(note);
      entries.add(new RecordEntry(at.position(), at.hash(), note));
    }
    return new ForumLine.Read.Page(
        entries, RecordHead.sign(site.genesis.hash(), at, site.hubSigner()).note());
  }

  /// Changes the last entry of a page, and all that the hub can change with it.
  private ForumLine.Read.Page withLast(ForumLine.Read.Page page, UnaryOperator<String> change) {
    var notes = new ArrayList<>(page.entries().stream().map(RecordEntry::note).toList());
    if (notes.isEmpty()) {
      return page;
    }
    notes.set(notes.size() - 1, change.apply(notes.getLast()));
    return consistent(before(page), notes);
  }

  private RecordPoint before(ForumLine.Read.Page page) {
    long position = page.entries().getFirst().position() - 1;
    return position == 0
        ? site.genesis.point()
        : new JdbcForumRecord(site.database("HUB"))
            .read(position - 1, position, 1).stream()
                .map(e -> new RecordPoint(e.position(), e.hash()))
                .findFirst()
                .orElseThrow();
  }

  /// The text as the hub has it.
  private Proposal kept() {
    return desk.look(f -> f.proposal(text).orElseThrow());
  }

  /// The text as the member's node knows it.
  private Proposal known() {
    return copy.look(f -> f.proposal(text).orElseThrow());
  }

  private void northObjects() {
    site.recorded(desk, NORTH, stating(north, text, NORTH, Position.Kind.OBJECTION));
  }

  /// The pull found this, kept it, told the ledger, and left the copy as it fitted.
  private Evidence doubted(RecordPoint stands, Evidence.Kind kind, long position) {
    var pulled = copy.pull();

    assertThat(pulled).isInstanceOf(Pulled.Doubted.class);
    var evidence = ((Pulled.Doubted) pulled).evidence();
    assertThat(evidence.kind()).isEqualTo(kind);
    assertThat(evidence.position()).isEqualTo(position);
    assertThat(copy.standing()).isEqualTo(new ForumCopy.Standing(stands, List.of(evidence)));
    assertThat(contradictions()).isEqualTo(1);
    assertThat(site.copy(EAST, line).standing()).isEqualTo(copy.standing());
    return evidence;
  }

  private long contradictions() {
    return site.number(
        EAST, "select count(*) from ledger_pending where event = 'forum-contradicted'");
  }

  @Test
  void a_copy_has_all_that_the_hub_has_and_the_same_forum() {
    northObjects();

    assertThat(copy.pull()).isEqualTo(new Pulled.UpToDate(desk.head()));
    assertThat(known()).isEqualTo(kept());
    assertThat(site.copy(EAST, line).standing())
        .isEqualTo(new ForumCopy.Standing(desk.head(), List.of()));
    assertThat(contradictions()).isZero();
  }

  @Test
  void a_position_whose_words_the_hub_changed_is_not_taken() {
    copy.pull();
    var stands = copy.head();
    northObjects();
    line.telling(page -> withLast(page, note -> note.replace("\"objection\"", "\"support\"")));

    var evidence = doubted(stands, Evidence.Kind.FALSE_SIGNATURE, stands.position() + 1);

    assertThat(evidence.theirs().orElseThrow()).contains("\"kind\":\"support\"");
  }

  @Test
  void i4_a_position_that_the_hub_invents_is_not_taken() {
    copy.pull();
    var stands = copy.head();
    northObjects();
    var invented =
        SignedEvent.sign(
            site.genesis.hash(),
            stands,
            stating(north, text, NORTH, Position.Kind.SUPPORT).apply(site.now),
            site.hubSigner());
    line.telling(page -> withLast(page, _ -> invented.note().toString()));

    doubted(stands, Evidence.Kind.WRONG_SIGNER, stands.position() + 1);
  }

  @Test
  void i1_what_the_rules_refuse_is_not_taken_though_the_hub_signs_it() {
    northObjects();
    var meeting = site.opened(desk, secretary, 4);
    site.recorded(desk, "HUB", at -> new ForumEvent.Called(at, secretary, text, 1, meeting));
    copy.pull();
    var stands = copy.head();
    site.recorded(
        desk, "HUB", at -> new ForumEvent.Convened(at, secretary, meeting.next(), NORTH, SOUTH));
    var begun =
        SignedEvent.sign(
            site.genesis.hash(),
            stands,
            new ForumEvent.SilenceBegun(site.now, secretary, text),
            site.hubSigner());
    line.telling(page -> withLast(page, _ -> begun.note().toString()));

    var evidence = doubted(stands, Evidence.Kind.AGAINST_THE_RULES, stands.position() + 1);

    var shown = SignedEvent.parse(evidence.theirs().orElseThrow()).orElseThrow().event();
    Optional<Refusal> refusal = copy.look(f -> f.hinders(shown));
    assertThat(refusal).contains(Refusal.SILENCE_NOT_AGREED);
  }

  @Test
  void i27_other_content_at_a_known_position_is_found_there_and_both_are_kept() {
    northObjects();
    copy.pull();
    var stands = copy.head();
    site.recorded(desk, SOUTH, stating(south, text, SOUTH, Position.Kind.SUPPORT));
    var all = ((ForumLine.Read.Page) desk.line().read(0, 100)).entries();
    var others = new ArrayList<>(all.stream().map(RecordEntry::note).toList());
    others.remove(5);
    var second = consistent(site.genesis.point(), others);
    line.telling(
        page ->
            new ForumLine.Read.Page(
                second.entries().stream()
                    .filter(
                        e -> page.entries().stream().anyMatch(p -> p.position() == e.position()))
                    .toList(),
                second.head()));

    var evidence = doubted(stands, Evidence.Kind.OTHER_CONTENT, 6);

    assertThat(evidence.ours().orElseThrow()).contains("\"kind\":\"objection\"");
    assertThat(evidence.theirs().orElseThrow()).contains("\"kind\":\"support\"");
    assertThat(known().positions().objecting()).containsExactly(NORTH);
  }

  @Test
  void i27_a_record_that_became_shorter_is_not_followed() {
    var shorter = desk.page(0, 100);
    northObjects();
    copy.pull();
    var stands = copy.head();
    line.telling(_ -> new ForumLine.Read.Page(List.of(), shorter.head()));

    var evidence = doubted(stands, Evidence.Kind.ROLLED_BACK, stands.position() - 1);

    assertThat(
            RecordHead.open(
                    SignedNote.parse(evidence.ours().orElseThrow()).orElseThrow(), site.genesis)
                .map(RecordHead::point))
        .contains(stands);
  }

  @Test
  void an_entry_that_is_left_out_is_missed() {
    copy.pull();
    var stands = copy.head();
    northObjects();
    site.recorded(desk, SOUTH, stating(south, text, SOUTH, Position.Kind.SUPPORT));
    line.telling(
        page ->
            page.entries().size() < 2
                ? page
                : new ForumLine.Read.Page(List.of(page.entries().getLast()), page.head()));

    doubted(stands, Evidence.Kind.MISSING, stands.position() + 1);
  }

  @Test
  void entries_that_the_hub_says_are_there_and_does_not_show_are_missed() {
    copy.pull();
    var stands = copy.head();
    northObjects();
    line.telling(page -> new ForumLine.Read.Page(List.of(), page.head()));

    doubted(stands, Evidence.Kind.MISSING, stands.position() + 1);
  }

  @Test
  void what_is_no_signed_event_is_not_taken() {
    copy.pull();
    var stands = copy.head();
    northObjects();
    line.telling(page -> withLast(page, note -> note.replace("\"version\":1", "\"version\": 1")));

    doubted(stands, Evidence.Kind.NOT_READABLE, stands.position() + 1);
  }

  @Test
  void a_hub_that_does_not_sign_how_far_its_record_goes_is_not_followed() {
    copy.pull();
    var stands = copy.head();
    northObjects();
    line.telling(
        page ->
            new ForumLine.Read.Page(
                page.entries(),
                RecordHead.sign(site.genesis.hash(), desk.head(), site.signer(SOUTH)).note()));

    doubted(stands, Evidence.Kind.FALSE_HEAD, stands.position());
  }

  @Test
  void a_hash_that_does_not_follow_is_found() {
    copy.pull();
    var stands = copy.head();
    northObjects();
    line.telling(
        page ->
            new ForumLine.Read.Page(
                page.entries().stream()
                    .map(
                        e ->
                            new RecordEntry(e.position(), new EntryHash("ab".repeat(32)), e.note()))
                    .toList(),
                page.head()));

    copy.pull();

    assertThat(copy.standing().evidence())
        .extracting(Evidence::kind)
        .containsExactly(Evidence.Kind.OTHER_CONTENT);
    assertThat(copy.head()).isEqualTo(stands);
  }

  @Test
  void a_hub_that_gives_a_receipt_and_leaves_the_position_out_contradicts_its_own_word() {
    var seat = site.seat(NORTH, line);
    var seats = site.copy(NORTH, line);
    site.later(Duration.ofSeconds(1));
    seats.pull();
    line.telling(_ -> new ForumLine.Read.Page(List.of(), desk.page(0, 1).head()));
    var before = desk.page(0, 100);
    line.telling(
        page -> new ForumLine.Read.Page(page.entries().stream().limit(0).toList(), before.head()));

    var answer = seat.act(stating(north, text, NORTH, Position.Kind.OBJECTION), Actor.NODE);
    var pulled = site.copy(NORTH, line).pull();

    assertThat(answer).isInstanceOf(ForumLine.Submitted.Answered.class);
    assertThat(pulled).isInstanceOf(Pulled.Doubted.class);
    var evidence = ((Pulled.Doubted) pulled).evidence();
    assertThat(evidence.kind()).isEqualTo(Evidence.Kind.ROLLED_BACK);
    assertThat(evidence.ours().orElseThrow()).contains("head " + desk.head());
  }

  @Test
  void what_does_not_fit_is_kept_once_and_the_copy_goes_on_when_it_fits_again() {
    copy.pull();
    northObjects();
    line.telling(page -> withLast(page, note -> note.replace("\"objection\"", "\"support\"")));
    copy.pull();
    copy.pull();
    line.honest();

    assertThat(copy.pull()).isEqualTo(new Pulled.UpToDate(desk.head()));
    assertThat(copy.standing().evidence()).hasSize(1);
    assertThat(contradictions()).isEqualTo(1);
  }

  @Test
  void two_texts_under_one_number_cannot_be_brought_together_by_what_states_signed() {
    copy.pull();
    var other = new ForumSite();
    var shownToNorth = other.desk();
    var signed =
        SignedEvent.sign(
            site.genesis.hash(),
            new RecordPoint(desk.head().position(), shownToNorth.head().hash()),
            stating(north, text, NORTH, Position.Kind.SUPPORT).apply(site.now),
            site.signer(NORTH));

    assertThat(desk.answer(signed.note().toString()))
        .isEqualTo(new ForumReply.Refused(new Hindrance.SawAnother(desk.head().position())));
  }

  @Test
  void a_hub_that_cannot_be_reached_changes_nothing() {
    copy.pull();
    line.insteadOf(
        new ForumLine() {
          @Override
          public Submitted submit(String note) {
            return new Submitted.Silent("no line");
          }

          @Override
          public Read read(long after, int most) {
            return new Read.Silent("no line");
          }

          @Override
          public boolean awaitAfter(long position, Duration atMost) {
            return false;
          }
        });

    assertThat(copy.pull()).isEqualTo(new Pulled.Silent("no line"));
    assertThat(contradictions()).isZero();
  }

  @Test
  void a_copy_that_was_altered_in_its_own_database_is_found() {
    northObjects();
    copy.pull();
    TestDatabase.run(
        site.database(EAST),
        "alter table forum_entry disable trigger user;"
            + " update forum_entry set note = replace(note, 'objection', 'support')");

    assertThat(site.copy(EAST, line).pull())
        .isInstanceOfSatisfying(
            Pulled.NotSound.class, found -> assertThat(found.fault().position()).isEqualTo(6));
  }

  @Test
  void a_seat_signs_at_its_own_node_tells_its_ledger_and_has_it_back_in_its_copy() {
    site.later(Duration.ofSeconds(1));
    var seat = site.seat(NORTH, line);

    var answer = seat.act(stating(north, text, NORTH, Position.Kind.OBJECTION), Actor.NODE);

    assertThat(answer)
        .isInstanceOfSatisfying(
            ForumLine.Submitted.Answered.class,
            a -> assertThat(a.reply()).isInstanceOf(ForumReply.Recorded.class));
    assertThat(kept().positions().objecting()).containsExactly(NORTH);
    assertThat(site.number(NORTH, "select max(position) from forum_entry"))
        .isEqualTo(desk.head().position());
    assertThat(
            site.number(NORTH, "select count(*) from ledger_pending where event = 'forum-signed'"))
        .isEqualTo(1);
  }

  @Test
  void a_seat_whose_clock_is_a_little_behind_is_recorded_after_the_others() {
    site.recorded(
        desk,
        SOUTH,
        at -> stating(south, text, SOUTH, Position.Kind.SUPPORT).apply(at.plusSeconds(3)));

    var answer =
        site.seat(NORTH, line).act(stating(north, text, NORTH, Position.Kind.SUPPORT), Actor.NODE);

    assertThat(((ForumLine.Submitted.Answered) answer).reply())
        .isInstanceOf(ForumReply.Recorded.class);
  }

  @Test
  void i4_a_seat_cannot_speak_for_another_state() {
    site.later(Duration.ofSeconds(1));

    var answer =
        site.seat(SOUTH, line).act(stating(north, text, NORTH, Position.Kind.SUPPORT), Actor.NODE);

    assertThat(((ForumLine.Submitted.Answered) answer).reply())
        .isEqualTo(new ForumReply.Refused(new Hindrance.WrongSigner(new Signer.State(NORTH))));
    assertThat(kept().positions().of(NORTH)).isEmpty();
  }
}
