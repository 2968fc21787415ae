package org.mufakat.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The right edge of a growing tree: the hashes of its largest complete subtrees, one for each bit
/// that is set in its size. It is all that appending and the root need, O(log n) of memory.
///
/// One thread at a time. A writer whose transaction may be undone appends to a [#copy()].
///
/// Source: transparency-dev, *Compact Ranges*; RFC 9162, section 2.1.2.
public final class CompactRange {

  private final TreeHasher hasher = new TreeHasher();
  private final @Nullable TreeHash[] byLevel;
  private long size;

  /// The edge of the empty tree.
  public CompactRange() {
    this(new @Nullable TreeHash[63], 0);
  }

  private CompactRange(@Nullable TreeHash[] byLevel, long size) {
    this.byLevel = byLevel;
    this.size = size;
  }

  /// The edge of the tree over the first `size` leaves of a store.
  public static CompactRange of(long size, TreeNodes nodes) {
    var range = new CompactRange();
    range.size = size;
    long end = size;
    for (int level = 0; level < 63; level++) {
      if ((size >> level & 1) == 1) {
        range.byLevel[level] = nodes.hash(end - (1L << level), end);
        end -= 1L << level;
      }
    }
    return range;
  }

  public CompactRange copy() {
    return new CompactRange(byLevel.clone(), size);
  }

  /// How many leaves there are.
  public long size() {
    return size;
  }

  /// Appends a leaf.
  ///
  /// @return the nodes that are complete now, the leaf first: what a store has to keep
  public List<TreeNode.Hashed> append(TreeHash leaf) {
    var completed = new ArrayList<TreeNode.Hashed>(2);
    completed.add(new TreeNode.Hashed(new TreeNode(0, size), leaf));
    add(leaf, completed);
    return completed;
  }

  /// Appends a leaf without telling the nodes.
  void add(TreeHash leaf) {
    add(leaf, null);
  }

  /// Appends a leaf and adds the inner nodes that are complete now to a list.
  void add(TreeHash leaf, @Nullable List<TreeNode.Hashed> completed) {
    var hash = leaf;
    int level = 0;
    for (var left = peak(level); left != null; left = peak(level)) {
      hash = hasher.node(left, hash);
      byLevel[level] = null;
      level++;
      if (completed != null) {
        completed.add(new TreeNode.Hashed(new TreeNode(level, size >> level), hash));
      }
    }
    byLevel[level] = hash;
    size++;
  }

  /// The root of the tree as it stands.
  public TreeHash root() {
    TreeHash root = null;
    for (int level = 0; level < byLevel.length; level++) {
      var peak = peak(level);
      if (peak != null) {
        root = root == null ? peak : hasher.node(peak, root);
      }
    }
    return root == null ? TreeHash.EMPTY : root;
  }

  private @Nullable TreeHash peak(int level) {
    return byLevel[level];
  }
}
