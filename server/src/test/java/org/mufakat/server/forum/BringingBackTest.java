package org.mufakat.server.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mufakat.server.forum.ForumSite.EAST;
import static org.mufakat.server.forum.ForumSite.NORTH;
import static org.mufakat.server.forum.ForumSite.SOUTH;
import static org.mufakat.server.forum.ForumSite.stating;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Position;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.forum.BringingBack.Answer;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.LedgerBooks;
import org.mufakat.server.ledger.NodeLedgers;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A hub that was restored from a backup with the first three entries, and the North's copy with
/// all of them.
class BringingBackTest {

  private static final int IN_THE_BACKUP = 3;

  private final ForumSite site = new ForumSite();
  private final ForumDesk desk = site.desk();
  private final OpaqueId secretary = site.secretary(desk);
  private final OpaqueId north = site.delegate(desk, NORTH);
  private final OpaqueId text = site.tabled(desk, secretary);
  private final HostedNode restored =
      new HostedNode(site.node("HUB").node(), TestDatabase.served(), false);
  private final NodeLedgers ledgers =
      new NodeLedgers(new NodeDirectory(List.of(restored)), site.clock);

  @BeforeEach
  void restore() {
    site.recorded(desk, NORTH, stating(north, text, NORTH, Position.Kind.OBJECTION));
    site.copy(NORTH, desk.line()).pull();
    var backup = new JdbcForumRecord(restored.dataSource());
    backup.begin(site.genesis);
    backup.appendAll(desk.page(0, IN_THE_BACKUP).entries());
    List.of(NORTH, SOUTH, EAST)
        .forEach(code -> backup.believe(code, site.signer(code).key(), site.now));
  }

  private ForumDesk restoredDesk() {
    return new ForumDesk(
        restored.dataSource(), site.genesis, site.charter, site.hubSigner(), ledgers, site.clock);
  }

  private Answer brought() {
    return brought(Optional.empty());
  }

  private Answer brought(Optional<SignerKeys> keys) {
    return new BringingBack(restored, site.node(NORTH)).from(keys, ledgers, site.clock);
  }

  private RecordPoint stored() {
    return new JdbcForumRecord(restored.dataSource()).last().orElseThrow();
  }

  private long told() {
    return JdbcClient.create(restored.dataSource())
        .sql("select count(*) from ledger_pending where event = 'forum-recorded'")
        .query(Long.class)
        .single();
  }

  private void atTheNorth(String statement) {
    TestDatabase.run(
        site.database(NORTH), "alter table forum_entry disable trigger user; " + statement);
  }

  @Test
  void what_the_hub_lacks_is_brought_back_told_to_its_ledger_and_followed_again() {
    var before = stored();
    var copy = site.copy(NORTH, restoredDesk().line());
    assertThat(copy.pull()).isInstanceOf(ForumCopy.Pulled.Doubted.class);

    assertThat(brought()).isEqualTo(new Answer.Done(before, desk.head()));

    assertThat(told()).isEqualTo(desk.head().position() - IN_THE_BACKUP);
    assertThat(RecordVerification.of(restored, Optional.empty()))
        .isInstanceOfSatisfying(
            RecordVerification.Found.Verified.class,
            found -> {
              assertThat(found.verification().fault()).isEmpty();
              assertThat(found.verification().entries()).isEqualTo(desk.head());
            });
    var again = restoredDesk();
    site.recorded(again, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT));
    assertThat(site.copy(NORTH, again.line()).pull())
        .isEqualTo(new ForumCopy.Pulled.UpToDate(again.head()));
  }

  @Test
  void a_hub_without_any_entry_gets_them_all() {
    TestDatabase.run(
        restored.dataSource(),
        "alter table forum_entry disable trigger user; delete from forum_entry;"
            + " delete from forum_record");

    assertThat(brought()).isEqualTo(new Answer.Done(site.genesis.point(), desk.head()));
    assertThat(stored()).isEqualTo(desk.head());
  }

  @Test
  void what_is_there_is_not_brought_again() {
    brought();

    assertThat(brought()).isEqualTo(new Answer.NothingMissing(desk.head()));
    assertThat(told()).isEqualTo(desk.head().position() - IN_THE_BACKUP);
  }

  @Test
  void a_hub_that_recorded_something_else_since_is_left_as_it_is() {
    var since = restoredDesk();
    site.delegate(since, SOUTH);
    site.delegate(since, EAST);
    var stands = stored();

    assertThat(brought()).isEqualTo(new Answer.Differs(IN_THE_BACKUP + 1));
    assertThat(stored()).isEqualTo(stands);
  }

  @Test
  void what_was_altered_in_the_copy_is_not_brought() {
    var stands = stored();
    atTheNorth("update forum_entry set note = replace(note, 'objection', 'support')");

    assertThat(brought())
        .isInstanceOfSatisfying(
            Answer.NotSound.class,
            answer -> {
              assertThat(answer.node()).isEqualTo(new NodeId(NORTH));
              assertThat(answer.fault().position()).isEqualTo(desk.head().position());
            });
    assertThat(stored()).isEqualTo(stands);
  }

  @Test
  void what_was_invented_in_the_copy_with_its_hashes_is_not_brought() {
    var last = desk.page(desk.head().position() - 1, 1).entries().getFirst();
    var changed = last.note().replace("objection", "support");
    var before = desk.page(desk.head().position() - 2, 1).entries().getFirst();
    var point = new RecordPoint(before.position(), before.hash()).next(changed);
    atTheNorth(
        "update forum_entry set note = replace(note, 'objection', 'support'), hash = '\\x%s' where position = %d"
            .formatted(point.hash(), point.position()));

    assertThat(brought())
        .isEqualTo(
            new Answer.NotSound(
                new NodeId(NORTH),
                new RecordFault.NotAllowed(
                    point.position(), new Hindrance.FalseSignature(new Signer.State(NORTH)))));
  }

  @Test
  void entries_that_the_hub_signed_no_head_for_are_not_brought() {
    var stands = stored();
    atTheNorth("delete from forum_head");

    assertThat(brought()).isEqualTo(new Answer.NothingMissing(stands));
    assertThat(stored()).isEqualTo(stands);
  }

  @Test
  void a_head_by_another_key_counts_for_nothing() {
    var stands = stored();
    var forged = RecordHead.sign(site.genesis.hash(), desk.head(), site.signer(NORTH)).note();
    JdbcClient.create(site.database(NORTH))
        .sql("update forum_head set note = ?")
        .param(forged.toString())
        .update();

    assertThat(brought()).isEqualTo(new Answer.NothingMissing(stands));
  }

  @Test
  void keys_that_the_hub_does_not_know_any_more_can_be_handed_over() {
    TestDatabase.run(restored.dataSource(), "delete from forum_key");

    assertThat(brought())
        .isEqualTo(
            new Answer.NotSound(
                NodeId.HUB, new RecordFault.NotAllowed(2, new Hindrance.UnknownKey())));
    assertThat(brought(Optional.of(site.keys()))).isInstanceOf(Answer.Done.class);
  }

  @Test
  void a_copy_of_another_record_is_refused() {
    TestDatabase.run(
        restored.dataSource(),
        "update forum_record set genesis = replace(genesis, '2031-05-01', '2031-05-02')");

    assertThat(brought()).isEqualTo(new Answer.OtherRecord());
  }

  @Test
  void a_node_without_a_copy_has_nothing_to_bring() {
    assertThat(
            new BringingBack(restored, site.node(SOUTH))
                .from(
                    Optional.of(new SignerKeys(site.genesis.hub(), Map.of())), ledgers, site.clock))
        .isEqualTo(new Answer.NoRecord(new NodeId(SOUTH)));
  }

  @Test
  void where_it_fails_half_way_nothing_is_brought_and_nothing_told() {
    var stands = stored();
    var failing = new FailingBooks(ledgers);

    assertThatThrownBy(
            () ->
                new BringingBack(restored, site.node(NORTH))
                    .from(Optional.empty(), failing, site.clock))
        .isInstanceOf(IllegalStateException.class);

    assertThat(failing.told).isEqualTo(2);
    assertThat(stored()).isEqualTo(stands);
    assertThat(told()).isZero();
  }

  /// Breaks at the second entry.
  private static final class FailingBooks implements LedgerBooks {
    private final LedgerBooks books;
    private int told;

    FailingBooks(LedgerBooks books) {
      this.books = books;
    }

    @Override
    public void append(NodeId node, Happening what) {
      told++;
      if (told == 2) {
        throw new IllegalStateException("the disk is full");
      }
      books.append(node, what);
    }

    @Override
    public <T> T recording(
        NodeId node, Supplier<T> change, Function<T, Optional<Happening>> entry) {
      return books.recording(node, change, entry);
    }
  }
}
