package org.mufakat.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.ledger.LedgerFixture.HUB;
import static org.mufakat.ledger.LedgerFixture.LOG;
import static org.mufakat.ledger.LedgerFixture.NOON;
import static org.mufakat.ledger.LedgerFixture.ORIGIN;
import static org.mufakat.ledger.LedgerFixture.POLICY;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WitnessTest {

  private final MemoryLedger ledger = LedgerFixture.ledger(20, 1);
  private final Witness fresh =
      new Witness(Map.of(ORIGIN, Witness.Seen.nothing(List.of(LOG.key()))));

  private static AddCheckpoint request(MemoryLedger ledger, long oldSize, long size) {
    return new AddCheckpoint(
        oldSize,
        ConsistencyProof.from(ledger, oldSize, size).path(),
        LedgerFixture.signed(ledger, size));
  }

  private static Witness accepted(WitnessAnswer answer) {
    assertThat(answer).isInstanceOf(WitnessAnswer.Accepted.class);
    return ((WitnessAnswer.Accepted) answer).next();
  }

  private Witness at(long size) {
    return accepted(fresh.observe(request(ledger, 0, size)));
  }

  private static void assertRefused(WitnessAnswer answer, WitnessAnswer.Reason reason, long size) {
    assertThat(answer).isEqualTo(new WitnessAnswer.Refused(reason, size));
  }

  @Test
  void a_log_that_only_grows_is_followed() {
    var witness = fresh;
    long old = 0;
    for (long size : List.of(0L, 1L, 7L, 7L, 8L, 20L)) {
      witness = accepted(witness.observe(request(ledger, old, size)));
      old = size;
    }

    assertThat(witness.byOrigin().get(ORIGIN))
        .isEqualTo(new Witness.Seen(List.of(LOG.key()), 20, ledger.root(20)));
  }

  @Test
  void what_is_accepted_and_cosigned_is_witnessed_for_everyone_who_knows_the_hub() {
    var request = request(ledger, 0, 7);
    var answer = fresh.observe(request);
    var checkpoint = ((WitnessAnswer.Accepted) answer).checkpoint();

    var note = request.note().with(HUB.cosign(checkpoint, NOON));

    assertThat(POLICY.open(note))
        .isEqualTo(
            new CheckpointAnswer.Opened(
                checkpoint, List.of(new Cosignature("hub.example/witness", NOON)), true));
  }

  @Test
  void a_log_that_rewrote_an_entry_is_refused_and_the_witness_stays_where_it_was() {
    var rewritten = LedgerFixture.ledger(20, 2);
    var witness = at(7);

    var answer = witness.observe(request(rewritten, 7, 20));

    assertRefused(answer, WitnessAnswer.Reason.NOT_CONSISTENT, 7);
    assertThat(accepted(witness.observe(request(ledger, 7, 20)))).isNotEqualTo(witness);
  }

  @Test
  void another_root_of_the_same_size_is_refused() {
    assertRefused(
        at(7).observe(request(LedgerFixture.ledger(7, 2), 7, 7)),
        WitnessAnswer.Reason.NOT_CONSISTENT,
        7);
  }

  @Test
  void going_back_and_starting_again_are_refused_with_the_size_to_start_from() {
    assertRefused(at(8).observe(request(ledger, 7, 20)), WitnessAnswer.Reason.OTHER_OLD_SIZE, 8);
    assertRefused(at(8).observe(request(ledger, 0, 20)), WitnessAnswer.Reason.OTHER_OLD_SIZE, 8);
    var back = new AddCheckpoint(8, List.of(), LedgerFixture.signed(ledger, 7));
    assertRefused(at(8).observe(back), WitnessAnswer.Reason.SHRINKS, 8);
  }

  @Test
  void a_proof_too_many_or_an_empty_tree_with_a_root_is_refused() {
    var note = LedgerFixture.signed(ledger, 7);
    var root = new Checkpoint(ORIGIN, 0, ledger.root(1)).signedBy(LOG);

    assertRefused(
        fresh.observe(new AddCheckpoint(0, List.of(TreeHash.EMPTY), note)),
        WitnessAnswer.Reason.NOT_CONSISTENT,
        0);
    assertRefused(
        fresh.observe(new AddCheckpoint(0, List.of(), root)),
        WitnessAnswer.Reason.NOT_CONSISTENT,
        0);
  }

  @Test
  void an_unknown_log_a_stranger_s_signature_and_a_false_one_are_refused() {
    var checkpoint = new Checkpoint(ORIGIN, 7, ledger.root(7));
    var stranger = LedgerFixture.signer(ORIGIN, KeyKind.ED25519, 9);
    var other = new Checkpoint(ORIGIN, 8, ledger.root(8));
    var swapped = new SignedNote(checkpoint.text(), other.signedBy(LOG).signatures());

    assertRefused(
        new Witness(Map.of()).observe(request(ledger, 0, 7)), WitnessAnswer.Reason.UNKNOWN_LOG, 0);
    assertRefused(
        fresh.observe(new AddCheckpoint(0, List.of(), checkpoint.signedBy(stranger))),
        WitnessAnswer.Reason.NOT_SIGNED_BY_THE_LOG,
        0);
    assertRefused(
        fresh.observe(new AddCheckpoint(0, List.of(), swapped)),
        WitnessAnswer.Reason.NOT_SIGNED_BY_THE_LOG,
        0);
    assertRefused(
        fresh.observe(new AddCheckpoint(0, List.of(), SignedNote.sign("no checkpoint\n", LOG))),
        WitnessAnswer.Reason.NOT_A_CHECKPOINT,
        0);
  }

  @Test
  void a_request_is_read_as_it_is_printed_and_nothing_else_is_read() {
    var request = request(ledger, 7, 20);
    var body = request.toString();

    assertThat(AddCheckpoint.parse(body)).contains(request);
    for (var bad :
        List.of(
            "",
            body.substring(1),
            body.replace("old 7", "old 07"),
            body.replace("old 7\n", "old 7\nAAAA\n"),
            body.replace("old 7\n", "old 7\n" + (TreeHash.EMPTY.base64() + "\n").repeat(64)),
            body.substring(0, body.length() - 1))) {
      assertThat(AddCheckpoint.parse(bad)).as(bad).isEmpty();
    }
  }

  @Test
  void a_checkpoint_is_opened_only_as_the_policy_says() {
    var checkpoint = new Checkpoint(ORIGIN, 7, ledger.root(7));
    var byLog = checkpoint.signedBy(LOG);
    var false1 = new Checkpoint(ORIGIN, 8, ledger.root(8));

    assertThat(POLICY.open(byLog))
        .isEqualTo(new CheckpointAnswer.Opened(checkpoint, List.of(), false));
    assertThat(POLICY.open(byLog.with(LedgerFixture.STRANGER.cosign(checkpoint, NOON))))
        .isEqualTo(new CheckpointAnswer.Opened(checkpoint, List.of(), false));
    assertThat(POLICY.open(byLog.with(HUB.cosign(false1, NOON))))
        .isEqualTo(new CheckpointAnswer.Refused(CheckpointAnswer.Reason.FALSE_SIGNATURE));
    assertThat(
            POLICY.open(new SignedNote(checkpoint.text(), List.of(HUB.cosign(checkpoint, NOON)))))
        .isEqualTo(new CheckpointAnswer.Refused(CheckpointAnswer.Reason.NOT_SIGNED_BY_THE_LOG));
    assertThat(POLICY.open(new Checkpoint("other", 7, ledger.root(7)).signedBy(LOG)))
        .isEqualTo(new CheckpointAnswer.Refused(CheckpointAnswer.Reason.OTHER_LOG));
    assertThat(POLICY.open(SignedNote.sign("no checkpoint\n", LOG)))
        .isEqualTo(new CheckpointAnswer.Refused(CheckpointAnswer.Reason.NOT_A_CHECKPOINT));
  }

  @Test
  void one_witness_who_signs_twice_is_one_witness() {
    var checkpoint = new Checkpoint(ORIGIN, 7, ledger.root(7));
    var note =
        checkpoint
            .signedBy(LOG)
            .with(HUB.cosign(checkpoint, NOON))
            .with(HUB.cosign(checkpoint, NOON.plusSeconds(1)));
    var two = new TrustPolicy(ORIGIN, List.of(LOG.key()), List.of(HUB.key()), 2);

    assertThat(two.open(note))
        .isInstanceOfSatisfying(
            CheckpointAnswer.Opened.class, opened -> assertThat(opened.witnessed()).isFalse());
  }
}
