package org.mufakat.server.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.mufakat.server.forum.ForumSite.EAST;
import static org.mufakat.server.forum.ForumSite.MINISTERS;
import static org.mufakat.server.forum.ForumSite.NORTH;
import static org.mufakat.server.forum.ForumSite.SOUTH;
import static org.mufakat.server.forum.ForumSite.stating;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.ForumRule;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Refusal;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Ed25519Signer;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Sha256;
import org.mufakat.ledger.SignedNote;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.hosting.Ed25519Seed;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.LedgerBooks;

class ForumDeskTest {

  private final ForumSite site = new ForumSite();
  private final ForumDesk desk = site.desk();
  private final OpaqueId secretary = site.secretary(desk);
  private final OpaqueId north = site.delegate(desk, NORTH);
  private final OpaqueId south = site.delegate(desk, SOUTH);
  private final OpaqueId text = site.tabled(desk, secretary);

  private Optional<Position> position(ForumDesk at, String member) {
    return at.look(forum -> forum.proposal(text).orElseThrow().positions().of(member));
  }

  private static Hindrance why(ForumReply reply) {
    return reply instanceof ForumReply.Refused(var why) ? why : fail("not refused: " + reply);
  }

  /// Nothing in the record, the forum or the ledger is other than before.
  private void refused(ForumReply reply, Hindrance expected, RecordPoint before) {
    assertThat(reply).isEqualTo(new ForumReply.Refused(expected));
    assertThat(desk.head()).isEqualTo(before);
    assertThat(site.number("HUB", "select count(*) from forum_entry")).isEqualTo(before.position());
    assertThat(ledgerEntries()).isEqualTo(before.position());
  }

  private long ledgerEntries() {
    return site.number("HUB", "select count(*) from ledger_pending where event = 'forum-recorded'");
  }

  @Test
  void a_position_signed_by_its_states_node_is_recorded_and_told_to_the_ledger_with_it() {
    var before = desk.head();

    var reply = site.answers(desk, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT));

    var at = ((ForumReply.Recorded) reply).at();
    assertThat(at.position()).isEqualTo(before.position() + 1);
    assertThat(desk.head()).isEqualTo(at);
    assertThat(position(desk, NORTH).map(Position::kind)).contains(Position.Kind.SUPPORT);
    assertThat(
            site.number(
                "HUB",
                "select count(*) from ledger_pending where event = 'forum-recorded'"
                    + " and subject_kind = 'forum-event' and subject = '%s'"
                        .formatted(at.hash().hex().substring(0, 32))))
        .isEqualTo(1);
    assertThat(ledgerEntries()).isEqualTo(at.position());
  }

  @Test
  void the_answer_is_the_hubs_signed_word_that_the_record_goes_so_far() {
    var reply =
        (ForumReply.Recorded)
            site.answers(desk, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT));

    assertThat(RecordHead.open(reply.head(), site.genesis).map(RecordHead::point))
        .contains(reply.at());
  }

  @Test
  void i4_the_hub_cannot_invent_a_position_of_a_state() {
    var before = desk.head();

    var reply = site.answers(desk, "HUB", stating(north, text, NORTH, Position.Kind.SUPPORT));

    refused(reply, new Hindrance.WrongSigner(new Signer.State(NORTH)), before);
    assertThat(why(reply).rule()).isEqualTo(ForumRule.I4);
    assertThat(position(desk, NORTH)).isEmpty();
  }

  @Test
  void i4_another_state_cannot_sign_for_a_state() {
    var before = desk.head();

    var reply = site.answers(desk, SOUTH, stating(north, text, NORTH, Position.Kind.OBJECTION));

    refused(reply, new Hindrance.WrongSigner(new Signer.State(NORTH)), before);
  }

  @Test
  void i4_a_state_cannot_speak_for_another_under_its_own_credential() {
    var before = desk.head();

    var reply = site.answers(desk, SOUTH, stating(south, text, NORTH, Position.Kind.OBJECTION));

    refused(reply, new Hindrance.Against(Refusal.OTHER_MEMBER), before);
  }

  @Test
  void i4_a_states_credential_is_given_by_its_own_node_alone() {
    var before = desk.head();
    var giving = site.giving(site.draw(), Capacity.DELEGATE, Optional.of(EAST), MINISTERS);

    refused(
        site.answers(desk, "HUB", giving),
        new Hindrance.WrongSigner(new Signer.State(EAST)),
        before);
    refused(
        site.answers(desk, SOUTH, giving),
        new Hindrance.WrongSigner(new Signer.State(EAST)),
        before);
  }

  @Test
  void i4_a_states_credential_is_ended_by_its_own_node_alone() {
    Function<Instant, ForumEvent> ending = at -> new ForumEvent.CredentialEnded(at, north, north);
    var before = desk.head();

    refused(
        site.answers(desk, "HUB", ending),
        new Hindrance.WrongSigner(new Signer.State(NORTH)),
        before);
    site.recorded(desk, NORTH, ending);

    assertThat(site.answers(desk, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT)))
        .isEqualTo(new ForumReply.Refused(new Hindrance.Against(Refusal.NO_LIVE_CREDENTIAL)));
  }

  @Test
  void i4_a_state_cannot_act_as_the_secretariat() {
    var before = desk.head();

    refused(
        site.answers(
            desk,
            NORTH,
            at -> new ForumEvent.Drafted(at, secretary, site.draw(), MINISTERS, Set.of())),
        new Hindrance.WrongSigner(new Signer.Hub()),
        before);
    refused(
        site.answers(
            desk, NORTH, site.giving(site.draw(), Capacity.CHAIR, Optional.empty(), MINISTERS)),
        new Hindrance.WrongSigner(new Signer.Hub()),
        before);
  }

  @Test
  void i4_what_the_secretariat_enters_for_a_state_is_signed_by_the_hub_and_holds_the_instruction() {
    var instruction = new PaperHash("cd".repeat(32));

    var without = site.answers(desk, "HUB", stating(secretary, text, SOUTH, Position.Kind.SUPPORT));
    site.recorded(
        desk,
        "HUB",
        at ->
            new ForumEvent.Stated(
                at,
                secretary,
                text,
                1,
                SOUTH,
                Position.Kind.SUPPORT,
                "",
                Optional.of(instruction)));

    assertThat(without)
        .isEqualTo(new ForumReply.Refused(new Hindrance.Against(Refusal.NO_INSTRUCTION)));
    assertThat(position(desk, SOUTH).flatMap(Position::instruction)).contains(instruction);
  }

  @Test
  void a_signature_that_its_key_did_not_make_is_refused() {
    var before = desk.head();
    site.later(Duration.ofSeconds(1));
    var note =
        site.signed(desk, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT))
            .note()
            .toString();

    var reply = desk.answer(note.replace("\"kind\":\"support\"", "\"kind\":\"objection\""));

    refused(reply, new Hindrance.FalseSignature(new Signer.State(NORTH)), before);
  }

  @Test
  void a_signature_by_a_key_that_nobody_knows_is_refused() throws GeneralSecurityException {
    var before = desk.head();
    site.later(Duration.ofSeconds(1));
    var text = site.signed(desk, NORTH, stating(north, this.text, NORTH, Position.Kind.SUPPORT));
    var signer =
        new Ed25519Signer(
            "mufakat/example/XNO/forum", KeyKind.ED25519, Ed25519Seed.pair(Sha256.of(new byte[0])));

    var reply = desk.answer(SignedNote.sign(text.note().text(), signer).toString());

    refused(reply, new Hindrance.UnknownKey(), before);
  }

  @Test
  void what_was_signed_for_another_record_is_refused() {
    var before = desk.head();
    site.later(Duration.ofSeconds(1));
    var other = new Genesis("example", ForumSite.BEGINNING.plusSeconds(1), site.genesis.hub());
    var event =
        SignedEvent.sign(
            other.hash(),
            desk.head(),
            stating(north, text, NORTH, Position.Kind.SUPPORT).apply(site.now),
            site.signer(NORTH));

    refused(desk.answer(event.note().toString()), new Hindrance.OtherRecord(), before);
  }

  @Test
  void i27_a_signer_who_saw_another_record_is_refused() {
    var before = desk.head();
    site.later(Duration.ofSeconds(1));
    var event =
        SignedEvent.sign(
            site.genesis.hash(),
            new RecordPoint(2, new EntryHash("ab".repeat(32))),
            stating(north, text, NORTH, Position.Kind.SUPPORT).apply(site.now),
            site.signer(NORTH));

    refused(desk.answer(event.note().toString()), new Hindrance.SawAnother(2), before);
  }

  @Test
  void a_signer_who_says_to_have_seen_what_is_not_there_yet_is_refused() {
    var before = desk.head();
    site.later(Duration.ofSeconds(1));
    var event =
        SignedEvent.sign(
            site.genesis.hash(),
            new RecordPoint(before.position() + 1, before.hash()),
            stating(north, text, NORTH, Position.Kind.SUPPORT).apply(site.now),
            site.signer(NORTH));

    refused(
        desk.answer(event.note().toString()),
        new Hindrance.SawTooLittle(before.position() + 1),
        before);
  }

  @Test
  void a_note_that_is_sent_again_is_recorded_once_and_answered_the_same() {
    site.later(Duration.ofSeconds(1));
    var note =
        site.signed(desk, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT))
            .note()
            .toString();

    var first = desk.answer(note);
    site.later(Duration.ofDays(3));

    assertThat(desk.answer(note)).isEqualTo(first).isInstanceOf(ForumReply.Recorded.class);
    assertThat(site.desk().answer(note)).isEqualTo(first);
    assertThat(ledgerEntries()).isEqualTo(desk.head().position());
  }

  @Test
  void an_old_signature_does_not_bring_back_what_its_state_took_back() {
    site.later(Duration.ofSeconds(1));
    var note =
        site.signed(desk, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT))
            .note()
            .toString();
    desk.answer(note);
    site.recorded(
        desk, NORTH, at -> new ForumEvent.Retracted(at, north, text, 1, NORTH, Optional.empty()));
    var replay = new Replay(site.genesis, site.charter);
    new RecordReading(replay, site.keys(), RecordReading.Signatures.CHECKED)
        .read(new JdbcForumRecord(site.database("HUB")).after(0));
    var again = SignedEvent.parse(note).orElseThrow();

    assertThat(replay.hinders(again, site.keys().check(again)))
        .contains(new Hindrance.Against(Refusal.BEFORE_THE_LAST));
  }

  @Test
  void a_signature_is_not_recorded_twice_at_one_moment() {
    var comment =
        site.signed(desk, NORTH, at -> new ForumEvent.Commented(at, north, text, 1, "1", "Words"));
    var replay = new Replay(site.genesis, site.charter);
    new RecordReading(replay, site.keys(), RecordReading.Signatures.CHECKED)
        .read(new JdbcForumRecord(site.database("HUB")).after(0));

    assertThat(replay.take(comment, site.keys().check(comment))).isEmpty();
    assertThat(replay.take(comment, site.keys().check(comment))).contains(new Hindrance.Repeated());
  }

  @Test
  void an_event_of_another_hour_is_not_recorded() {
    var early =
        site.signed(desk, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT))
            .note()
            .toString();
    site.later(ForumDesk.MOST_BEHIND.plusMillis(1));
    var late =
        site.signed(
                desk,
                NORTH,
                at ->
                    stating(north, text, NORTH, Position.Kind.SUPPORT)
                        .apply(at.plus(ForumDesk.MOST_AHEAD).plusMillis(1)))
            .note()
            .toString();

    assertThat(desk.answer(early)).isEqualTo(new ForumReply.OtherClock(site.now));
    assertThat(desk.answer(late)).isEqualTo(new ForumReply.OtherClock(site.now));
  }

  @Test
  void rubbish_is_not_read() {
    assertThat(desk.answer("")).isInstanceOf(ForumReply.NotReadable.class);
    assertThat(desk.answer("vote: yes\n\n— x AAAAAAAA\n"))
        .isInstanceOf(ForumReply.NotReadable.class);
  }

  @Test
  void a_desk_that_is_opened_anew_knows_what_the_one_before_knew() {
    site.recorded(desk, NORTH, stating(north, text, NORTH, Position.Kind.OBJECTION));

    var again = site.desk();

    assertThat(again.head()).isEqualTo(desk.head());
    assertThat(position(again, NORTH)).isEqualTo(position(desk, NORTH)).isPresent();
  }

  /// A ledger that fails when it is told, or after it was.
  private record FailingLedger(LedgerBooks books, boolean after) implements LedgerBooks {

    @Override
    public void append(NodeId node, Happening what) {
      throw new IllegalStateException("the ledger fails");
    }

    @Override
    public <T> T recording(
        NodeId node, Supplier<T> change, Function<T, Optional<Happening>> entry) {
      var answer =
          books.recording(
              node,
              change,
              after
                  ? entry
                  : _ -> {
                    throw new IllegalStateException("the ledger fails");
                  });
      if (after) {
        throw new IllegalStateException("the answer to the commit is lost");
      }
      return answer;
    }
  }

  @Test
  void i27_where_the_ledger_cannot_be_told_nothing_is_recorded() {
    var failing = site.desk(new FailingLedger(site.ledgers, false));
    var before = desk.head();
    site.later(Duration.ofSeconds(1));
    var note =
        site.signed(desk, NORTH, stating(north, text, NORTH, Position.Kind.OBJECTION))
            .note()
            .toString();

    assertThatThrownBy(() -> failing.answer(note)).hasMessage("the ledger fails");

    assertThat(position(failing, NORTH)).isEmpty();
    assertThat(site.number("HUB", "select count(*) from forum_entry")).isEqualTo(before.position());
    assertThat(ledgerEntries()).isEqualTo(before.position());
    assertThat(site.desk().answer(note)).isInstanceOf(ForumReply.Recorded.class);
  }

  @Test
  void i27_where_the_answer_to_a_commit_is_lost_the_desk_looks_what_came_of_it() {
    var failing = site.desk(new FailingLedger(site.ledgers, true));
    site.later(Duration.ofSeconds(1));
    var note =
        site.signed(desk, NORTH, stating(north, text, NORTH, Position.Kind.OBJECTION))
            .note()
            .toString();

    assertThatThrownBy(() -> failing.answer(note)).hasMessageContaining("lost");

    assertThat(failing.answer(note)).isInstanceOf(ForumReply.Recorded.class);
    assertThat(position(failing, NORTH)).isPresent();
    assertThat(ledgerEntries()).isEqualTo(failing.head().position());
  }

  @Test
  void two_desks_on_one_record_do_not_write_over_each_other() {
    var other = site.desk();
    site.recorded(desk, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT));

    site.later(Duration.ofSeconds(1));
    var reply =
        other.answer(
            site.signed(desk, SOUTH, stating(south, text, SOUTH, Position.Kind.SUPPORT))
                .note()
                .toString());

    assertThat(reply).isInstanceOfAny(ForumReply.Recorded.class, ForumReply.Refused.class);
    assertThat(site.desk().fault()).isEmpty();
  }

  @Test
  void what_many_hand_in_at_once_is_recorded_one_after_the_other() throws Exception {
    var together = new CyclicBarrier(8);
    long before = desk.head().position();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var handedIn =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            var note =
                                site.signed(
                                        desk,
                                        NORTH,
                                        at ->
                                            new ForumEvent.Commented(
                                                at, north, text, 1, "1", "Words " + i))
                                    .note()
                                    .toString();
                            together.await();
                            return desk.answer(note);
                          }))
              .toList();
      for (Future<ForumReply> each : handedIn) {
        assertThat(each.get()).isInstanceOf(ForumReply.Recorded.class);
      }
    }

    assertThat(desk.head().position()).isEqualTo(before + 8);
    assertThat(site.desk().fault()).isEmpty();
  }

  @Test
  void a_desk_whose_record_was_altered_says_where_and_records_nothing_more() {
    TestDatabase.run(
        site.database("HUB"),
        "alter table forum_entry disable trigger user;"
            + " update forum_entry set note = replace(note, 'First', 'Other')"
            + " where note like '%First words%'");

    var again = site.desk();

    var fault = again.fault().orElseThrow();
    assertThat(fault).isInstanceOf(RecordFault.OtherHash.class);
    assertThat(fault.position()).isEqualTo(5);
    assertThat(site.answers(again, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT)))
        .isEqualTo(new ForumReply.NotSound(fault));
  }

  @Test
  void the_secretariat_acts_through_the_desk_which_signs_by_the_hubs_key() {
    var reply =
        desk.act(
            at -> new ForumEvent.Drafted(at, secretary, site.draw(), MINISTERS, Set.of()),
            Actor.NODE);

    assertThat(reply).isInstanceOf(ForumReply.Recorded.class);
  }
}
