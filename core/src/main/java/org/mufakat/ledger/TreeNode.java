package org.mufakat.ledger;

/// Where a complete subtree stands: `level` 0 are the leaves, and the node covers the leaves from
/// `index · 2^level` up to, not including, `(index + 1) · 2^level`.
///
/// Source: the coordinates of C2SP `tlog-tiles` and of transparency-dev's compact ranges.
public record TreeNode(int level, long index) {

  public TreeNode {
    if (level < 0 || level > 62 || index < 0 || index > (Long.MAX_VALUE >> level)) {
      throw new IllegalArgumentException("a node stands at a level from 0 to 62, index from 0");
    }
  }

  /// A node with its hash, as a store keeps it. Once complete, it never changes.
  public record Hashed(TreeNode at, TreeHash hash) {}

  static boolean covers(long from, long to) {
    long width = to - from;
    return Long.bitCount(width) == 1 && (from & (width - 1)) == 0;
  }

  static TreeNode covering(long from, long to) {
    int level = Long.numberOfTrailingZeros(to - from);
    return new TreeNode(level, from >> level);
  }

  /// Where a subtree over `[from, to)` divides: at the largest power of two below its width.
  static long split(long from, long to) {
    return from + Long.highestOneBit(to - from - 1);
  }
}
