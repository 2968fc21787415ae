package org.mufakat.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.ledger.LedgerFixture.POLICY;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.Finding.Altered;
import org.mufakat.ledger.Finding.HashAltered;
import org.mufakat.ledger.Finding.Inserted;
import org.mufakat.ledger.Finding.Moved;
import org.mufakat.ledger.Finding.NodeAltered;
import org.mufakat.ledger.Finding.Removed;
import org.mufakat.ledger.Finding.Unchecked;
import org.mufakat.ledger.Finding.Within;
import org.mufakat.ledger.LedgerReport.Basis;

/// Someone has been at the store: each kind of tampering is found, and the entries are named.
class LedgerVerificationTest {

  private static final long SEED = 60_210;

  private static LedgerReport verify(MemoryLedger ledger, SignedNote... checkpoints) {
    return LedgerVerification.verify(ledger, POLICY, List.of(checkpoints));
  }

  private final MemoryLedger ledger = LedgerFixture.ledger(100, SEED);
  private final SignedNote witnessed80 = LedgerFixture.witnessed(ledger, 80);

  private LedgerReport verify() {
    return verify(ledger, witnessed80);
  }

  private void alter(long index) {
    ledger.entries.put(index, altered(ledger.entries.get(index)));
  }

  /// The same entry with another reason.
  private static byte[] altered(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII)
        .replace("assigned-case", "danger-to-life")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void alterWithItsLeaf(long index) {
    alter(index);
    ledger.nodes.put(new TreeNode(0, index), TreeHash.ofLeaf(ledger.entries.get(index)));
  }

  private static byte[] renumbered(byte[] bytes, long from, long to) {
    return new String(bytes, StandardCharsets.US_ASCII)
        .replace("index " + from + "\n", "index " + to + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void an_honest_ledger_is_sound_and_each_entry_says_what_it_rests_on() {
    var report = verify(ledger, LedgerFixture.signed(ledger, 90), witnessed80);

    assertThat(report).isEqualTo(new LedgerReport(100, 80, 90, 100, List.of()));
    assertThat(report.isSound()).isTrue();
    assertThat(report.basisOf(79)).isEqualTo(Basis.WITNESS);
    assertThat(report.basisOf(80)).isEqualTo(Basis.OWN_SIGNATURE);
    assertThat(report.basisOf(90)).isEqualTo(Basis.NOTHING);
  }

  @Test
  void honest_ledgers_of_every_size_are_sound_with_checkpoints_of_every_size() {
    for (int size = 0; size <= 40; size++) {
      var honest = LedgerFixture.ledger(size, SEED + size);
      for (int checkpoint = 0; checkpoint <= size; checkpoint++) {
        assertThat(verify(honest, LedgerFixture.witnessed(honest, checkpoint)).findings())
            .as("%d of %d", checkpoint, size)
            .isEmpty();
      }
    }
  }

  @Test
  void without_a_checkpoint_nothing_is_known_but_whether_the_hashes_fit() {
    assertThat(verify(ledger)).isEqualTo(new LedgerReport(100, 0, 0, 100, List.of()));
  }

  @Test
  void an_altered_entry_is_named() {
    alter(41);

    assertThat(verify().findings()).containsExactly(new Altered(41, 42));
  }

  @Test
  void an_entry_altered_together_with_its_leaf_is_found_in_the_pair_that_its_parent_covers() {
    alterWithItsLeaf(41);

    assertThat(verify().findings()).containsExactly(new Within(40, 42));
  }

  @Test
  void entries_altered_together_with_their_leaves_do_not_hide_one_altered_elsewhere() {
    alterWithItsLeaf(40);
    alterWithItsLeaf(41);
    alter(70);

    assertThat(verify().findings()).containsExactly(new Within(40, 42), new Altered(70, 71));
  }

  @Test
  void a_removed_entry_is_named_with_or_without_its_leaf() {
    ledger.entries.remove(7L);
    ledger.entries.remove(60L);
    ledger.nodes.remove(new TreeNode(0, 60));

    assertThat(verify().findings())
        .containsExactly(new Removed(7, 8), new Removed(60, 61), new Within(60, 62));
  }

  @Test
  void an_entry_removed_by_moving_up_all_that_follow_is_named() {
    for (long i = 30; i < 99; i++) {
      ledger.entries.put(i, ledger.entries.get(i + 1));
    }
    ledger.entries.remove(99L);

    assertThat(verify().findings()).containsExactly(new Removed(30, 31), new Moved(31, 100, -1));
  }

  @Test
  void an_entry_inserted_by_moving_down_all_that_follow_is_named() {
    for (long i = 100; i > 30; i--) {
      ledger.entries.put(i, ledger.entries.get(i - 1));
    }
    ledger.entries.put(30L, LedgerFixture.entry(30, new Random(1)).bytes());

    assertThat(verify().findings())
        .containsExactlyInAnyOrder(new Inserted(30, 31), new Moved(30, 100, 1));
  }

  @Test
  void two_entries_that_changed_places_are_named() {
    var third = ledger.entries.get(3L);
    ledger.entries.put(3L, ledger.entries.get(70L));
    ledger.entries.put(70L, third);

    assertThat(verify().findings()).containsExactly(new Moved(3, 4, 67), new Moved(70, 71, -67));
  }

  @Test
  void a_copy_put_over_another_entry_alters_that_one() {
    ledger.entries.put(9L, ledger.entries.get(8L));

    assertThat(verify().findings()).containsExactly(new Altered(9, 10));
  }

  @Test
  void a_second_row_at_a_place_is_inserted() {
    ledger.doubles.add(
        new StoredEntry(12, LedgerFixture.entry(12, new Random(1)).bytes(), ledger.leaf(12)));

    assertThat(verify().findings()).containsExactly(new Inserted(12, 13));
  }

  @Test
  void an_altered_leaf_is_told_from_an_altered_entry() {
    ledger.nodes.put(new TreeNode(0, 5), TreeHash.EMPTY);

    assertThat(verify().findings()).containsExactly(new HashAltered(5, 6));
  }

  @Test
  void an_altered_or_missing_node_is_named_and_no_entry_is_blamed() {
    ledger.nodes.put(new TreeNode(3, 2), TreeHash.EMPTY);
    ledger.nodes.remove(new TreeNode(5, 1));

    assertThat(verify().findings())
        .containsExactly(new NodeAltered(new TreeNode(3, 2)), new NodeAltered(new TreeNode(5, 1)));
  }

  @Test
  void a_ledger_cut_short_lacks_what_was_cut() {
    for (long i = 70; i < 100; i++) {
      ledger.entries.remove(i);
    }

    assertThat(verify().findings()).containsExactly(new Removed(70, 100));
  }

  @Test
  void a_ledger_cut_short_with_all_its_hashes_lacks_what_was_cut() {
    var cut = LedgerFixture.ledger(70, SEED);
    var report = verify(cut, witnessed80, LedgerFixture.witnessed(ledger, 64));

    assertThat(report.findings()).containsExactly(new Within(64, 80), new Removed(70, 80));
    assertThat(report.stored()).isEqualTo(70);
  }

  @Test
  void a_ledger_extended_after_the_checkpoint_is_sound_and_the_new_rests_on_nothing() {
    ledger.append(LedgerFixture.entry(100, new Random(1)).bytes());

    var report = verify();

    assertThat(report.isSound()).isTrue();
    assertThat(report.basisOf(100)).isEqualTo(Basis.NOTHING);
  }

  @Test
  void a_consistent_rewrite_is_found_between_the_checkpoints_that_surround_it() {
    var notes =
        new SignedNote[] {
          LedgerFixture.witnessed(ledger, 20),
          LedgerFixture.witnessed(ledger, 37),
          LedgerFixture.witnessed(ledger, 50)
        };
    alter(41);
    ledger.rewriteHashes();

    assertThat(verify(ledger, notes).findings()).containsExactly(new Within(37, 50));
  }

  @Test
  void after_a_consistent_rewrite_a_later_span_cannot_be_checked() {
    var notes =
        new SignedNote[] {
          LedgerFixture.witnessed(ledger, 37), witnessed80, LedgerFixture.witnessed(ledger, 90)
        };
    alter(20);
    ledger.rewriteHashes();

    assertThat(verify(ledger, notes).findings())
        .containsExactly(new Within(0, 37), new Unchecked(37, 90));
  }

  @Test
  void a_rewrite_that_left_the_upper_nodes_is_found_in_the_smallest_subtree_they_still_tell() {
    var before = ledger.copy();
    alter(41);
    ledger.rewriteHashes();
    before.nodes.forEach(
        (at, hash) -> {
          if (at.level() >= 3) {
            ledger.nodes.put(at, hash);
          }
        });

    assertThat(verify().findings()).containsExactly(new Within(40, 48));
  }

  @Test
  void a_rewrite_of_what_only_the_node_signed_is_found_against_its_signature() {
    var signed = LedgerFixture.signed(ledger, 95);
    alter(85);
    ledger.rewriteHashes();

    var report = verify(ledger, witnessed80, signed);

    assertThat(report.findings()).containsExactly(new Within(80, 95));
    assertThat(report.basisOf(85)).isEqualTo(Basis.OWN_SIGNATURE);
  }

  @Test
  void a_rewrite_signed_anew_contradicts_the_witnessed_checkpoint() {
    alter(41);
    ledger.rewriteHashes();

    var report =
        verify(
            ledger,
            LedgerFixture.signed(ledger, 80),
            LedgerFixture.signed(ledger, 100),
            witnessed80);

    assertThat(report.findings())
        .containsExactly(
            new Finding.CheckpointsContradict(80),
            new Finding.CheckpointsContradict(100),
            new Within(0, 80));
    assertThat(report.isSound()).isFalse();
  }

  @Test
  void entries_after_every_checkpoint_are_compared_with_their_hashes() {
    alter(97);
    ledger.entries.remove(98L);

    assertThat(verify().findings()).containsExactly(new Altered(97, 98), new Removed(98, 99));
  }

  @Test
  void a_checkpoint_that_was_tampered_with_is_itself_a_finding() {
    var forged =
        new SignedNote(
            new Checkpoint(LedgerFixture.ORIGIN, 90, TreeHash.EMPTY).text(),
            LedgerFixture.signed(ledger, 90).signatures());

    assertThat(verify(ledger, witnessed80, forged).findings())
        .containsExactly(new Finding.CheckpointRefused(1, CheckpointAnswer.Reason.FALSE_SIGNATURE));
  }

  @Test
  void removal_with_renumbering_and_every_hash_rewritten_is_found() {
    ledger.entries.remove(30L);
    var later = new ArrayList<byte[]>();
    for (long i = 31; i < 100; i++) {
      later.add(renumbered(ledger.entries.remove(i), i, i - 1));
    }
    for (int i = 0; i < later.size(); i++) {
      ledger.entries.put(30L + i, later.get(i));
    }
    ledger.rewriteHashes();

    assertThat(
            verify(
                    ledger,
                    LedgerFixture.witnessed(LedgerFixture.ledger(100, SEED), 16),
                    witnessed80)
                .findings())
        .containsExactly(new Within(16, 80));
  }

  /// Every kind of tampering with entries only, several at once, on ledgers of chance sizes with
  /// chance checkpoints: what is found is exactly what was done.
  @Test
  void several_tamperings_at_once_are_all_named_and_nothing_else_is() {
    for (int round = 0; round < 150; round++) {
      var random = new Random(SEED + round);
      int size = 20 + random.nextInt(200);
      int anchored = 10 + random.nextInt(size - 9);
      var tampered = LedgerFixture.ledger(size, random.nextLong());
      var notes =
          new SignedNote[] {
            LedgerFixture.witnessed(tampered, anchored),
            LedgerFixture.witnessed(tampered, 1 + random.nextInt(anchored))
          };
      var places = new ArrayList<Long>();
      for (long i = 0; i < size; i++) {
        places.add(i);
      }
      Collections.shuffle(places, random);
      var expected = new TreeMap<Long, String>();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        long a = places.removeLast();
        long b = places.removeLast();
        switch (random.nextInt(4)) {
          case 0 -> {
            tampered.entries.put(a, altered(tampered.entries.get(a)));
            expected.put(a, "altered");
          }
          case 1 -> {
            tampered.entries.remove(a);
            expected.put(a, "removed");
          }
          case 2 -> {
            var kept = tampered.entries.get(a);
            tampered.entries.put(a, tampered.entries.get(b));
            tampered.entries.put(b, kept);
            expected.put(a, "moved by " + (b - a));
            expected.put(b, "moved by " + (a - b));
          }
          default -> {
            tampered.entries.put(a, new byte[random.nextInt(300)]);
            expected.put(a, "altered");
          }
        }
      }

      var report = verify(tampered, notes);

      assertThat(named(report)).as("seed %d, round %d", SEED, round).isEqualTo(expected);
    }
  }

  private static TreeMap<Long, String> named(LedgerReport report) {
    var named = new TreeMap<Long, String>();
    for (var finding : report.findings()) {
      switch (finding) {
        case Altered(long from, long to) -> put(named, from, to, "altered");
        case Removed(long from, long to) -> put(named, from, to, "removed");
        case Inserted(long from, long to) -> put(named, from, to, "inserted");
        case Moved(long from, long to, long by) -> put(named, from, to, "moved by " + by);
        default -> named.put(-1L, finding.toString());
      }
    }
    return named;
  }

  private static void put(TreeMap<Long, String> named, long from, long to, String what) {
    for (long i = from; i < to; i++) {
      named.put(i, what);
    }
  }

  /// Whatever is rewritten, with hashes up to a chance level: the report covers the altered place
  /// with a finding, and never says of an entry before the rewritten segment that it was touched.
  @Test
  void a_rewrite_up_to_any_level_is_always_found_and_the_culprit_lies_within() {
    for (int round = 0; round < 150; round++) {
      var random = new Random(SEED - round);
      int size = 2 + random.nextInt(300);
      var before = LedgerFixture.ledger(size, random.nextLong());
      var tampered = before.copy();
      long culprit = random.nextInt(size);
      int earlier = random.nextInt((int) culprit + 1);
      int level = random.nextInt(11);
      tampered.entries.put(culprit, altered(tampered.entries.get(culprit)));
      tampered.rewriteHashes();
      before.nodes.forEach(
          (at, hash) -> {
            if (at.level() >= level) {
              tampered.nodes.put(at, hash);
            }
          });

      var report =
          verify(
              tampered,
              LedgerFixture.witnessed(before, size),
              LedgerFixture.witnessed(before, earlier));

      var as = "seed %d, round %d: %s".formatted(SEED, round, report.findings());
      long width = 1L << level;
      assertThat(report.findings()).as(as).hasSize(1);
      var found = (Finding.OfPlaces) report.findings().getFirst();
      assertThat(found.from()).as(as).isGreaterThanOrEqualTo(earlier).isLessThanOrEqualTo(culprit);
      assertThat(found.to()).as(as).isGreaterThan(culprit);
      if (level == 0) {
        assertThat(found).as(as).isEqualTo(new Altered(culprit, culprit + 1));
      }
      if (culprit / width * width + width <= size) {
        assertThat(found.to() - found.from()).as(as).isLessThanOrEqualTo(width);
      }
    }
  }
}
