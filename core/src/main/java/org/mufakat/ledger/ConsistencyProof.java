package org.mufakat.ledger;

import java.util.ArrayList;
import java.util.List;

/// Shows that the tree of `newSize` leaves begins with the tree of `oldSize` leaves: nothing before
/// was changed, removed or put elsewhere.
///
/// Source: RFC 9162, section 2.1.4.
public record ConsistencyProof(long oldSize, long newSize, List<TreeHash> path) {

  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /// @throws IllegalArgumentException unless `0 <= oldSize <= newSize`
  /// @throws IllegalStateException when the store lacks a node
  public static ConsistencyProof from(TreeNodes nodes, long oldSize, long newSize) {
    if (oldSize < 0 || oldSize > newSize) {
      throw new IllegalArgumentException("a tree never shrinks");
    }
    var path = new ArrayList<TreeHash>();
    if (oldSize > 0) {
      addSubproof(nodes, oldSize, 0, newSize, true, path);
    }
    return new ConsistencyProof(oldSize, newSize, path);
  }

  private static void addSubproof(
      TreeNodes nodes, long oldEnd, long from, long to, boolean isOldTree, List<TreeHash> path) {
    if (oldEnd == to) {
      if (!isOldTree) {
        path.add(nodes.hash(from, to));
      }
      return;
    }
    long split = TreeNode.split(from, to);
    if (oldEnd <= split) {
      addSubproof(nodes, oldEnd, from, split, isOldTree, path);
      path.add(nodes.hash(split, to));
    } else {
      addSubproof(nodes, oldEnd, split, to, false, path);
      path.add(nodes.hash(from, split));
    }
  }

  /// Whether the tree with `newRoot` begins with the tree that has `oldRoot`. Needs nothing else.
  /// Every tree begins with the empty one; then, and between equal sizes, the path is empty.
  ///
  /// Source: RFC 9162, section 2.1.4.2.
  public boolean proves(TreeHash oldRoot, TreeHash newRoot) {
    if (oldSize < 0 || oldSize > newSize) {
      return false;
    }
    if (oldSize == 0 || oldSize == newSize) {
      return path.isEmpty()
          && (oldSize == newSize ? oldRoot.equals(newRoot) : oldRoot.equals(TreeHash.EMPTY));
    }
    return !path.isEmpty() && provesGrowth(oldRoot, newRoot);
  }

  private boolean provesGrowth(TreeHash oldRoot, TreeHash newRoot) {
    var hasher = new TreeHasher();
    boolean startsAtOldRoot = Long.bitCount(oldSize) == 1;
    long fn = oldSize - 1;
    long sn = newSize - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    var fr = startsAtOldRoot ? oldRoot : path.getFirst();
    var sr = fr;
    for (var c : startsAtOldRoot ? path : path.subList(1, path.size())) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        fr = hasher.node(c, fr);
        sr = hasher.node(c, sr);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = hasher.node(sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && fr.equals(oldRoot) && sr.equals(newRoot);
  }
}
