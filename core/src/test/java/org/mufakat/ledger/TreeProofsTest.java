package org.mufakat.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The tree against a second, naive implementation that follows the RFC's recursive definitions
/// word by word and keeps nothing; and proofs that were changed anywhere.
///
/// Source: RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1.
class TreeProofsTest {

  private static final int EVERY_SIZE_TO = 130;
  private static final long SEED = 20_311_105;

  /// MTH(D).
  private static TreeHash mth(List<byte[]> d) {
    if (d.isEmpty()) {
      return TreeHash.EMPTY;
    }
    if (d.size() == 1) {
      return TreeHash.ofLeaf(d.getFirst());
    }
    int k = k(d.size());
    return TreeHash.ofNode(mth(d.subList(0, k)), mth(d.subList(k, d.size())));
  }

  /// The largest power of two smaller than n.
  private static int k(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  /// PATH(m, D).
  private static List<TreeHash> path(int m, List<byte[]> d) {
    if (d.size() == 1) {
      return List.of();
    }
    int k = k(d.size());
    return m < k
        ? plus(path(m, d.subList(0, k)), mth(d.subList(k, d.size())))
        : plus(path(m - k, d.subList(k, d.size())), mth(d.subList(0, k)));
  }

  /// SUBPROOF(m, D, b).
  private static List<TreeHash> subproof(int m, List<byte[]> d, boolean b) {
    if (m == d.size()) {
      return b ? List.of() : List.of(mth(d));
    }
    int k = k(d.size());
    return m <= k
        ? plus(subproof(m, d.subList(0, k), b), mth(d.subList(k, d.size())))
        : plus(subproof(m - k, d.subList(k, d.size()), false), mth(d.subList(0, k)));
  }

  private static List<TreeHash> plus(List<TreeHash> hashes, TreeHash one) {
    var more = new ArrayList<>(hashes);
    more.add(one);
    return more;
  }

  private static List<byte[]> leaves(int count, Random random) {
    var leaves = new ArrayList<byte[]>();
    for (int i = 0; i < count; i++) {
      var leaf = new byte[random.nextInt(40)];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }

  private static MemoryLedger ledger(List<byte[]> leaves) {
    var ledger = new MemoryLedger();
    leaves.forEach(ledger::append);
    return ledger;
  }

  @Test
  void every_root_and_every_proof_of_every_small_tree_is_the_naive_one_and_proves() {
    var leaves = leaves(EVERY_SIZE_TO, new Random(SEED));
    var ledger = ledger(leaves);
    for (int size = 1; size <= EVERY_SIZE_TO; size++) {
      var d = leaves.subList(0, size);
      var root = mth(d);

      assertThat(ledger.root(size)).isEqualTo(root);
      assertThat(CompactRange.of(size, ledger).root()).isEqualTo(root);
      for (int m = 0; m < size; m++) {
        var inclusion = InclusionProof.from(ledger, m, size);
        assertThat(inclusion.path()).isEqualTo(path(m, d));
        assertThat(inclusion.proves(TreeHash.ofLeaf(d.get(m)), root)).isTrue();
        var consistency = ConsistencyProof.from(ledger, m + 1, size);
        assertThat(consistency.path()).isEqualTo(subproof(m + 1, d, true));
        assertThat(consistency.proves(ledger.root(m + 1), root)).isTrue();
      }
    }
  }

  @Test
  void larger_trees_by_chance_agree_with_the_naive_ones() {
    var random = new Random(SEED + 1);
    var leaves = leaves(2_000, random);
    var ledger = ledger(leaves);
    for (int i = 0; i < 60; i++) {
      int size = 131 + random.nextInt(2_000 - 130);
      int m = random.nextInt(size);
      var d = leaves.subList(0, size);

      var as = "seed " + SEED + ", size " + size + ", place " + m;
      assertThat(ledger.root(size)).as(as).isEqualTo(mth(d));
      assertThat(InclusionProof.from(ledger, m, size).path()).as(as).isEqualTo(path(m, d));
      assertThat(ConsistencyProof.from(ledger, m + 1, size).path())
          .as(as)
          .isEqualTo(subproof(m + 1, d, true));
    }
  }

  @Test
  void a_range_goes_on_from_the_stored_nodes_as_if_it_had_never_stopped() {
    var leaves = leaves(40, new Random(SEED + 2));
    var ledger = ledger(leaves);
    for (int size = 0; size <= 40; size++) {
      var range = CompactRange.of(size, ledger);

      leaves.subList(size, 40).forEach(leaf -> range.append(TreeHash.ofLeaf(leaf)));

      assertThat(range.root()).isEqualTo(mth(leaves));
    }
  }

  @Test
  void what_is_appended_to_a_copy_leaves_the_original_as_it_was() {
    var range = new CompactRange();
    range.append(TreeHash.ofLeaf(new byte[] {1}));
    var before = range.root();

    range.copy().append(TreeHash.ofLeaf(new byte[] {2}));

    assertThat(range.root()).isEqualTo(before);
    assertThat(range.size()).isEqualTo(1);
  }

  @Test
  void an_inclusion_proof_changed_in_any_bit_or_number_proves_nothing() {
    var leaves = leaves(14, new Random(SEED + 3));
    var ledger = ledger(leaves);
    for (int size = 1; size <= 14; size++) {
      var root = ledger.root(size);
      for (int m = 0; m < size; m++) {
        var leaf = TreeHash.ofLeaf(leaves.get(m));
        var proof = InclusionProof.from(ledger, m, size);

        int index = m;
        int treeSize = size;
        assertThat(changed(proof.path()))
            .noneMatch(other -> new InclusionProof(index, treeSize, other).proves(leaf, root));
        for (int i = -1; i <= size + 1; i++) {
          assertThat(new InclusionProof(i, size, proof.path()).proves(leaf, root))
              .isEqualTo(i == m);
        }
        assertThat(flipped(leaf)).noneMatch(other -> proof.proves(other, root));
        assertThat(flipped(root)).noneMatch(other -> proof.proves(leaf, other));
      }
    }
  }

  @Test
  void a_consistency_proof_changed_in_any_bit_or_element_proves_nothing() {
    var ledger = ledger(leaves(14, new Random(SEED + 4)));
    for (int size = 2; size <= 14; size++) {
      var root = ledger.root(size);
      for (int m = 1; m < size; m++) {
        var old = ledger.root(m);
        var proof = ConsistencyProof.from(ledger, m, size);

        int oldSize = m;
        int newSize = size;
        assertThat(changed(proof.path()))
            .noneMatch(other -> new ConsistencyProof(oldSize, newSize, other).proves(old, root));
        for (int i = -1; i <= size + 1; i++) {
          if (i != m && i != size) {
            assertThat(new ConsistencyProof(i, size, proof.path()).proves(old, root)).isFalse();
          }
        }
        assertThat(new ConsistencyProof(size, m, proof.path()).proves(root, old)).isFalse();
        assertThat(flipped(old)).noneMatch(other -> proof.proves(other, root));
        assertThat(flipped(root)).noneMatch(other -> proof.proves(old, other));
      }
    }
  }

  @Test
  void between_equal_trees_and_from_the_empty_one_only_the_empty_path_proves() {
    var one = TreeHash.ofLeaf(new byte[] {1});
    var two = TreeHash.ofLeaf(new byte[] {2});

    assertThat(new ConsistencyProof(1, 1, List.of()).proves(one, one)).isTrue();
    assertThat(new ConsistencyProof(1, 1, List.of()).proves(one, two)).isFalse();
    assertThat(new ConsistencyProof(1, 1, List.of(one)).proves(one, one)).isFalse();
    assertThat(new ConsistencyProof(0, 1, List.of()).proves(TreeHash.EMPTY, one)).isTrue();
    assertThat(new ConsistencyProof(0, 1, List.of()).proves(two, one)).isFalse();
    assertThat(new ConsistencyProof(0, 1, List.of(one)).proves(TreeHash.EMPTY, one)).isFalse();
    assertThat(new ConsistencyProof(0, 0, List.of()).proves(TreeHash.EMPTY, one)).isFalse();
    assertThat(new InclusionProof(0, 0, List.of()).proves(TreeHash.EMPTY, TreeHash.EMPTY))
        .isFalse();
  }

  @Test
  void a_proof_from_a_store_that_lacks_a_node_says_which() {
    var ledger = ledger(leaves(8, new Random(SEED + 5)));
    ledger.nodes.remove(new TreeNode(1, 3));

    assertThatThrownBy(() -> InclusionProof.from(ledger, 5, 8))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("level 1, index 3");
  }

  private static List<List<TreeHash>> changed(List<TreeHash> path) {
    var changed = new ArrayList<List<TreeHash>>();
    for (int i = 0; i < path.size(); i++) {
      for (var hash : flipped(path.get(i))) {
        var other = new ArrayList<>(path);
        other.set(i, hash);
        changed.add(other);
      }
      var without = new ArrayList<>(path);
      without.remove(i);
      changed.add(without);
      for (int j = i + 1; j < path.size(); j++) {
        var swapped = new ArrayList<>(path);
        Collections.swap(swapped, i, j);
        changed.add(swapped);
      }
    }
    for (int i = 0; i <= path.size(); i++) {
      var longer = new ArrayList<>(path);
      longer.add(i, i < path.size() ? path.get(i) : TreeHash.EMPTY);
      changed.add(longer);
    }
    changed.remove(path);
    return changed;
  }

  /// The hash with each of its bits flipped in turn.
  private static List<TreeHash> flipped(TreeHash hash) {
    var flipped = new ArrayList<TreeHash>();
    for (int bit = 0; bit < 256; bit++) {
      var bytes = hash.bytes();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      flipped.add(TreeHash.of(bytes));
    }
    return flipped;
  }
}
