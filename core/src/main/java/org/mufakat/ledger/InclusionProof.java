package org.mufakat.ledger;

import java.util.ArrayList;
import java.util.List;

/// Shows that a leaf stands at `index` in the tree of `treeSize` leaves: the hashes that, with the
/// leaf's own, make up the root, from the leaf's sibling upwards.
///
/// Source: RFC 9162, section 2.1.3.
public record InclusionProof(long index, long treeSize, List<TreeHash> path) {

  public InclusionProof {
    path = List.copyOf(path);
  }

  /// @throws IllegalArgumentException unless `0 <= index < treeSize`
  /// @throws IllegalStateException when the store lacks a node
  public static InclusionProof from(TreeNodes nodes, long index, long treeSize) {
    if (index < 0 || index >= treeSize) {
      throw new IllegalArgumentException("a leaf's index lies below the tree's size");
    }
    var path = new ArrayList<TreeHash>();
    addPath(nodes, index, 0, treeSize, path);
    return new InclusionProof(index, treeSize, path);
  }

  private static void addPath(
      TreeNodes nodes, long index, long from, long to, List<TreeHash> path) {
    if (to - from == 1) {
      return;
    }
    long split = TreeNode.split(from, to);
    if (index < split) {
      addPath(nodes, index, from, split, path);
      path.add(nodes.hash(split, to));
    } else {
      addPath(nodes, index, split, to, path);
      path.add(nodes.hash(from, split));
    }
  }

  /// Whether `leaf` stands at the index in the tree that has this root. Needs nothing else.
  ///
  /// Source: RFC 9162, section 2.1.3.2.
  public boolean proves(TreeHash leaf, TreeHash root) {
    if (index < 0 || index >= treeSize) {
      return false;
    }
    var hasher = new TreeHasher();
    long fn = index;
    long sn = treeSize - 1;
    var r = leaf;
    for (var p : path) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        r = hasher.node(p, r);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        r = hasher.node(r, p);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && r.equals(root);
  }
}
