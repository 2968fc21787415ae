package org.mufakat.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.CheckpointAnswer;
import org.mufakat.ledger.Finding;
import org.mufakat.ledger.LedgerReport.Basis;
import org.mufakat.ledger.TreeNode;
import org.mufakat.server.TestDatabase;

/// What is done to the stored ledger by SQL is found and named.
class TamperingTest {

  private static final String ALTER =
      "update ledger_entry set bytes = set_byte(bytes, 60, 120) where index = ";

  @Test
  void an_honest_ledger_is_sound_and_says_what_each_entry_rests_on() {
    var site = LedgerSite.empty().with(700).witnessed().with(50).signed().with(5);
    site.ledger.append(site.something());

    var audit = site.audit();

    assertThat(audit.isSound()).isTrue();
    assertThat(audit.report().stored()).isEqualTo(755);
    assertThat(audit.report().basisOf(699)).isEqualTo(Basis.WITNESS);
    assertThat(audit.report().basisOf(700)).isEqualTo(Basis.OWN_SIGNATURE);
    assertThat(audit.report().basisOf(750)).isEqualTo(Basis.NOTHING);
    assertThat(audit.waiting()).isEqualTo(1);
  }

  @Test
  void an_accident_does_not_edit_the_ledger() {
    var site = LedgerSite.empty().with(3);

    for (String statement :
        new String[] {
          ALTER + "1",
          "delete from ledger_entry where index = 2",
          "truncate ledger_entry",
          "update ledger_node set hash = sha256('') where level = 0",
          "delete from ledger_node"
        }) {
      assertThatThrownBy(() -> TestDatabase.run(site.database, statement))
          .rootCause()
          .hasMessageContaining("the ledger is never edited");
    }
  }

  @Test
  void an_altered_entry_is_named() {
    var site = LedgerSite.empty().with(700).witnessed().tamper(ALTER + "512");

    assertThat(site.findings()).containsExactly(new Finding.Altered(512, 513));
  }

  @Test
  void removed_entries_are_named_whether_their_hashes_went_with_them_or_not() {
    var site =
        LedgerSite.empty()
            .with(700)
            .witnessed()
            .tamper("delete from ledger_entry where index between 10 and 12");

    assertThat(site.findings()).containsExactly(new Finding.Removed(10, 13));

    site.tamper("delete from ledger_node where level = 0 and index = 11");

    assertThat(site.findings()).contains(new Finding.Removed(10, 13));
  }

  @Test
  void the_removed_end_is_named_also_when_all_of_it_and_its_checkpoints_went() {
    var site =
        LedgerSite.empty()
            .with(600)
            .witnessed()
            .with(100)
            .witnessed()
            .tamper(
                "delete from ledger_entry where index >= 690",
                "delete from ledger_node where (index + 1) << level > 690",
                "delete from ledger_checkpoint where size > 600");

    assertThat(site.findings()).contains(new Finding.Removed(690, 700));
  }

  @Test
  void entries_that_changed_places_are_named() {
    var site =
        LedgerSite.empty()
            .with(700)
            .witnessed()
            .tamper(
                """
                with swapped as (
                  select a.index, b.bytes from ledger_entry a join ledger_entry b
                    on a.index + b.index = 110 and a.index in (40, 70))
                update ledger_entry e set bytes = s.bytes from swapped s where e.index = s.index\
                """);

    assertThat(site.findings())
        .containsExactlyInAnyOrder(new Finding.Moved(40, 41, 30), new Finding.Moved(70, 71, -30));
  }

  @Test
  void an_inserted_entry_is_named_and_those_after_it_are_found_further_on() {
    var site =
        LedgerSite.empty()
            .with(700)
            .witnessed()
            .tamper(
                "update ledger_entry set index = index + 1000001 where index >= 650",
                "update ledger_entry set index = index - 1000000 where index > 1000000",
                "insert into ledger_entry select 650, bytes from ledger_entry where index = 3");

    assertThat(site.findings())
        .containsExactlyInAnyOrder(new Finding.Moved(650, 700, 1), new Finding.Inserted(650, 651));
  }

  @Test
  void a_row_at_a_place_that_no_entry_can_have_is_found() {
    var site =
        LedgerSite.empty()
            .with(7)
            .witnessed()
            .tamper(
                "alter table ledger_entry drop constraint ledger_entry_index_check",
                "insert into ledger_entry select -1, bytes from ledger_entry where index = 3");

    assertThat(site.audit().isSound()).isFalse();
    assertThat(site.audit().strays()).isEqualTo(1);
  }

  @Test
  void an_altered_hash_blames_no_entry() {
    var site =
        LedgerSite.empty()
            .with(700)
            .witnessed()
            .tamper("update ledger_node set hash = sha256('x') where (level, index) = (0, 33)");

    assertThat(site.findings()).containsExactly(new Finding.HashAltered(33, 34));

    site.tamper("update ledger_node set hash = sha256('x') where (level, index) = (3, 5)");

    assertThat(site.findings())
        .containsExactlyInAnyOrder(
            new Finding.HashAltered(33, 34), new Finding.NodeAltered(new TreeNode(3, 5)));
  }

  @Test
  void a_ledger_rewritten_with_all_its_hashes_is_found_between_two_witnessed_checkpoints() {
    var site =
        LedgerSite.empty()
            .with(300)
            .witnessed()
            .with(300)
            .witnessed()
            .tamper(
                """
                update ledger_entry
                set bytes = convert_to(
                  replace(convert_from(bytes, 'UTF8'), 'assigned-case', 'supervision'), 'UTF8')
                where index = 310\
                """);

    LedgerForging.rewriteTree(site.database);

    assertThat(site.findings()).containsExactly(new Finding.Within(300, 600));
  }

  @Test
  void checkpoints_removed_from_the_store_hide_nothing_since_the_witness_keeps_the_last() {
    var site =
        LedgerSite.empty()
            .with(700)
            .witnessed()
            .tamper("delete from ledger_checkpoint", ALTER + "3");

    assertThat(site.findings()).contains(new Finding.Altered(3, 4));
  }

  @Test
  void a_checkpoint_made_unreadable_is_told_by_the_size_it_stands_under() {
    var site =
        LedgerSite.empty()
            .with(300)
            .witnessed()
            .with(400)
            .witnessed()
            .tamper(
                "update ledger_checkpoint set note = 'nothing' where size = 300",
                "update ledger_checkpoint set note = replace(note, e'700\\n', e'699\\n')");

    assertThat(site.findings())
        .containsExactlyInAnyOrder(
            new Finding.CheckpointRefused(1, CheckpointAnswer.Reason.FALSE_SIGNATURE),
            new Finding.CheckpointRefused(2, CheckpointAnswer.Reason.NOT_A_CHECKPOINT));
    assertThat(LedgerText.lines(site.audit()))
        .contains(
            "  checkpoint of 300 entries, as stored, is not to be believed: it is no checkpoint",
            "  checkpoint of 700 entries, as stored, is not to be believed: a signature under it is"
                + " false, or the witness's is missing");
  }

  @Test
  void no_more_checkpoints_are_looked_at_than_was_asked_for() throws SQLException {
    var site = LedgerSite.empty();
    TestDatabase.run(
        site.database,
        "insert into ledger_checkpoint select n, 'x', n = 17 from generate_series(1, 599) n");

    try (var connection = site.database.getConnection()) {
      assertThat(Checkpoints.spread(connection, 200))
          .hasSizeBetween(100, 200)
          .extracting(Checkpoints.Kept::size)
          .contains(17L, 599L)
          .isSorted();
    }
  }

  @Test
  void a_forged_checkpoint_is_not_believed() {
    var site =
        LedgerSite.empty()
            .with(700)
            .witnessed()
            .tamper("update ledger_checkpoint set note = replace(note, e'700\\n', e'699\\n')");

    assertThat(site.findings())
        .containsExactly(new Finding.CheckpointRefused(1, CheckpointAnswer.Reason.FALSE_SIGNATURE));
  }
}
