package org.mufakat.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the whole ledger once, builds the tree anew from the entries' bytes, and compares: with
/// the stored leaves, with the stored nodes, and at each anchor with its root. An honest ledger
/// needs nothing more.
final class FirstPass implements Consumer<StoredEntry> {

  private static final int MOST_NODES = 10_000;

  private final StoredLedger ledger;
  private final Map<Long, TreeHash> rootBySize = new HashMap<>();
  private final List<Long> matchedByBytes = new ArrayList<>();
  private final List<Long> matchedByLeaves = new ArrayList<>();
  private final List<TreeNode> otherNodes = new ArrayList<>();
  private final List<TreeNode.Hashed> completed = new ArrayList<>();
  private final TreeHasher hasher = new TreeHasher();
  private final CompactRange bytes = new CompactRange();
  private CompactRange leaves = bytes;
  private boolean bytesGoOn = true;
  private boolean leavesGoOn = true;
  private boolean clean = true;
  private long stored;

  FirstPass(StoredLedger ledger, List<Anchor> anchors) {
    this.ledger = ledger;
    anchors.forEach(a -> rootBySize.put(a.size(), a.root()));
    ledger.read(0, Long.MAX_VALUE, this);
  }

  @Override
  public void accept(StoredEntry row) {
    boolean follows = row.index() == stored;
    var ofBytes = row.bytes() == null ? null : hasher.leaf(row.bytes());
    clean &= follows && ofBytes != null && Objects.equals(row.leafHash(), ofBytes);
    bytesGoOn &= follows;
    leavesGoOn &= follows;
    stored = Math.max(stored, row.index() + 1);
    compare(ofBytes, row.leafHash());
  }

  private void compare(@Nullable TreeHash ofBytes, @Nullable TreeHash leaf) {
    if (leaf == null) {
      leavesGoOn = false;
    } else if (leavesGoOn) {
      if (leaves == bytes && !Objects.equals(leaf, ofBytes)) {
        leaves = bytes.copy();
      }
      if (leaves != bytes) {
        leaves.add(leaf);
        noteRoot(leaves, matchedByLeaves);
      }
    }
    if (bytesGoOn && ofBytes != null) {
      completed.clear();
      bytes.add(ofBytes, completed);
      compareNodes();
      noteRoot(bytes, matchedByBytes);
    } else {
      bytesGoOn = false;
    }
  }

  private void compareNodes() {
    for (var node : completed) {
      if (ledger.hash(node.at()).filter(node.hash()::equals).isEmpty()) {
        clean = false;
        if (otherNodes.size() < MOST_NODES) {
          otherNodes.add(node.at());
        }
      }
    }
  }

  private void noteRoot(CompactRange range, List<Long> matched) {
    var root = rootBySize.get(range.size());
    if (root != null && root.equals(range.root())) {
      matched.add(range.size());
    }
  }

  /// One more than the last place.
  long stored() {
    return stored;
  }

  /// Whether the entries alone give this anchor's root, so that every one before it is intact.
  boolean bytesMatch(Anchor anchor) {
    return matchedByBytes.contains(anchor.size());
  }

  /// Whether the stored leaves give this anchor's root, so that they tell which entries are not
  /// intact.
  boolean leavesMatch(Anchor anchor) {
    return matchedByLeaves.contains(anchor.size());
  }

  /// Whether no gap was met, and every leaf and node is what the entries give.
  boolean clean() {
    return clean;
  }

  /// Stored nodes that are not what the entries give: either may have been changed.
  List<TreeNode> otherNodes() {
    return otherNodes;
  }
}
