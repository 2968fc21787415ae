package org.mufakat.ledger;

import java.util.Optional;

/// Reads the hashes of complete subtrees that a store keeps, as rows or as tiles.
public interface TreeNodes {

  /// Empty when the store has none there.
  Optional<TreeHash> hash(TreeNode node);

  /// The hash of the subtree over the leaves `[from, to)`, of which the tree's recursion makes use.
  ///
  /// @throws IllegalStateException when the store lacks a node: it is broken, or was tampered with
  default TreeHash hash(long from, long to) {
    if (from >= to) {
      throw new IllegalArgumentException("a subtree has a leaf");
    }
    if (TreeNode.covers(from, to)) {
      var node = TreeNode.covering(from, to);
      return hash(node)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "the tree's node at level "
                          + node.level()
                          + ", index "
                          + node.index()
                          + " is missing; verify the ledger"));
    }
    long split = TreeNode.split(from, to);
    return TreeHash.ofNode(hash(from, split), hash(split, to));
  }

  /// The root of the tree over the first `size` leaves.
  default TreeHash root(long size) {
    return size == 0 ? TreeHash.EMPTY : hash(0, size);
  }
}
