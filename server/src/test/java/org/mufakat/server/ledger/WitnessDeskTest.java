package org.mufakat.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.AddCheckpoint;
import org.mufakat.ledger.Checkpoint;
import org.mufakat.ledger.CheckpointAnswer;
import org.mufakat.ledger.Ed25519Signer;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.TreeHash;
import org.mufakat.ledger.WitnessAnswer;
import org.mufakat.ledger.WitnessAnswer.Reason;
import org.mufakat.server.hosting.Ed25519Seed;
import org.mufakat.server.ledger.Checkpoints.Witnessing;
import org.mufakat.server.ledger.WitnessDesk.Registration;
import org.springframework.jdbc.core.JdbcTemplate;

class WitnessDeskTest {

  @Test
  void what_it_accepts_is_stored_and_cosigned() {
    var site = LedgerSite.empty().with(5).witnessed().with(4).witnessed();

    var last = site.desk.last(LedgerSite.ORIGIN).orElseThrow();

    assertThat(site.policy().open(last))
        .isInstanceOfSatisfying(
            CheckpointAnswer.Opened.class,
            opened -> {
              assertThat(opened.witnessed()).isTrue();
              assertThat(opened.checkpoint().size()).isEqualTo(9);
            });
  }

  @Test
  void a_fork_is_refused_and_kept_as_evidence() {
    var site = LedgerSite.empty().with(5).witnessed();
    var fork = new Checkpoint(LedgerSite.ORIGIN, 6, TreeHash.ofLeaf(new byte[] {1}));
    var request = new AddCheckpoint(5, List.of(), fork.signedBy(site.log));

    var outcome = site.desk.add(request);

    assertThat(outcome.answer()).isEqualTo(new WitnessAnswer.Refused(Reason.NOT_CONSISTENT, 5));
    assertThat(outcome.cosignature()).isEmpty();
    assertThat(evidence(site)).containsExactly(request.note().toString());
    assertThat(site.audit().report().witnessed()).isEqualTo(5);
  }

  @Test
  void what_was_cosigned_last_is_no_fork_whatever_proof_comes_with_it() {
    var site = LedgerSite.empty().with(5).witnessed();
    var honest = Checkpoint.parse(site.desk.last(LedgerSite.ORIGIN).orElseThrow().text());
    var junk = List.of(TreeHash.ofLeaf(new byte[] {1}));
    var request = new AddCheckpoint(5, junk, honest.orElseThrow().signedBy(site.log));

    var outcome = site.desk.add(request);

    assertThat(outcome.answer()).isEqualTo(new WitnessAnswer.Refused(Reason.FALSE_PROOF, 5));
    assertThat(evidence(site)).isEmpty();
  }

  @Test
  void a_fork_too_long_for_a_key_is_kept_once() {
    var site = LedgerSite.empty().with(5).witnessed();
    var chance = new Random(6);
    var lines = Stream.generate(() -> Long.toHexString(chance.nextLong())).limit(800).toList();
    var fork =
        new Checkpoint(LedgerSite.ORIGIN, 6, TreeHash.ofLeaf(new byte[] {1}), lines)
            .signedBy(site.log);

    site.desk.add(new AddCheckpoint(5, List.of(), fork));
    site.desk.add(new AddCheckpoint(5, List.of(), fork));

    assertThat(evidence(site)).containsExactly(fork.toString());
  }

  private static List<String> evidence(LedgerSite site) {
    return new JdbcTemplate(site.hub).queryForList("select note from ledger_fork", String.class);
  }

  @Test
  void of_two_continuations_at_once_one_is_cosigned() throws Exception {
    for (int round = 0; round < 5; round++) {
      var site = LedgerSite.empty();
      var one = new Checkpoint(LedgerSite.ORIGIN, 1, TreeHash.ofLeaf(new byte[] {1}));
      var other = new Checkpoint(LedgerSite.ORIGIN, 1, TreeHash.ofLeaf(new byte[] {2}));

      int cosigned = 0;
      try (var threads = Executors.newFixedThreadPool(2)) {
        var outcomes =
            threads.invokeAll(
                List.of(one, other).stream()
                    .<Callable<WitnessDesk.Outcome>>map(
                        checkpoint ->
                            () ->
                                site.desk.add(
                                    new AddCheckpoint(0, List.of(), checkpoint.signedBy(site.log))))
                    .toList());
        for (var outcome : outcomes) {
          cosigned += outcome.get().cosignature().isPresent() ? 1 : 0;
        }
      }

      assertThat(cosigned).isEqualTo(1);
    }
  }

  @Test
  void the_time_of_a_cosignature_is_taken_while_nobody_else_can_have_the_log_cosigned() {
    var site = LedgerSite.empty().with(3).signed();
    var free = new ArrayList<Boolean>();
    var desk =
        new WitnessDesk(
            site.hub,
            LedgerSite.witnessSigner(),
            () -> {
              free.add(anotherCanHoldTheRow(site.hub));
              return LedgerSite.NOON;
            });

    var witnessing = site.ledger.checkpoints().witness(new LocalWitness(desk), desk.key());
    var last = desk.last(LedgerSite.ORIGIN);

    assertThat(witnessing).isEqualTo(new Witnessing.Witnessed(3));
    assertThat(last).isPresent();
    assertThat(free).containsExactly(false, false);
  }

  /// On a connection of its own: what asks through Spring joins the transaction that holds it.
  private static boolean anotherCanHoldTheRow(DataSource hub) {
    try (var connection = hub.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select size from ledger_witness for update skip locked")) {
      return rows.next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_log_that_is_not_watched_is_not_cosigned() {
    var site = LedgerSite.empty();
    var stranger = LedgerSite.signer("mufakat/example/XSO/ledger", KeyKind.ED25519);
    var note = new Checkpoint(stranger.key().name(), 1, TreeHash.ofLeaf(new byte[0]));

    var outcome = site.desk.add(new AddCheckpoint(0, List.of(), note.signedBy(stranger)));

    assertThat(outcome.answer()).isEqualTo(new WitnessAnswer.Refused(Reason.UNKNOWN_LOG, 0));
  }

  @Test
  void another_key_of_a_log_is_believed_only_when_someone_says_so() throws Exception {
    var site = LedgerSite.empty();
    var rotated =
        new Ed25519Signer(LedgerSite.ORIGIN, KeyKind.ED25519, Ed25519Seed.pair(new byte[32]));
    var note = new Checkpoint(LedgerSite.ORIGIN, 1, TreeHash.ofLeaf(new byte[0])).signedBy(rotated);
    var request = new AddCheckpoint(0, List.of(), note);

    assertThat(site.desk.watch(site.log.key())).isEqualTo(Registration.KNOWN);
    assertThat(site.desk.watch(rotated.key())).isEqualTo(Registration.OTHER_KEY);
    assertThat(site.desk.add(request).answer())
        .isEqualTo(new WitnessAnswer.Refused(Reason.NOT_SIGNED_BY_THE_LOG, 0));

    assertThat(site.desk.watch(rotated.key(), true)).isEqualTo(Registration.KEY_ADDED);
    assertThat(site.desk.add(request).answer()).isInstanceOf(WitnessAnswer.Accepted.class);
  }

  @Test
  void a_node_that_forgot_what_was_witnessed_learns_it_from_the_witness() {
    var site = LedgerSite.empty().with(5).witnessed();
    site.tamper("update ledger_checkpoint set witnessed = false");
    site.with(3).signed();

    var witnessing =
        site.ledger.checkpoints().witness(new LocalWitness(site.desk), site.desk.key());

    assertThat(witnessing).isEqualTo(new Witnessing.Witnessed(8));
  }

  @Test
  void a_ledger_shorter_than_the_witness_has_seen_is_not_witnessed_again() {
    var site = LedgerSite.empty().with(5).witnessed();
    site.tamper("truncate ledger_entry", "truncate ledger_node", "truncate ledger_checkpoint");
    var restored = site.opened().with(3).signed();

    var witnessing =
        restored.ledger.checkpoints().witness(new LocalWitness(site.desk), site.desk.key());

    assertThat(witnessing)
        .isEqualTo(
            new Witnessing.NotWitnessed("the witness has seen 5 entries of it, and it holds 3"));
  }

  @Test
  void a_cosignature_by_another_key_is_not_taken() {
    var site = LedgerSite.empty().with(5).signed();
    var impostor =
        new WitnessDesk(
            site.hub,
            LedgerSite.signer("mufakat/example/HUB/witness2", KeyKind.COSIGNATURE_V1),
            () -> LedgerSite.NOON);

    var witnessing = site.ledger.checkpoints().witness(new LocalWitness(impostor), site.desk.key());

    assertThat(witnessing).isInstanceOf(Witnessing.NotWitnessed.class);
    assertThat(site.number("select count(*) from ledger_checkpoint where witnessed")).isZero();
  }
}
