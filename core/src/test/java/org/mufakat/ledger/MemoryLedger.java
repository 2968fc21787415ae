package org.mufakat.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A ledger's store in memory, open to every kind of tampering.
final class MemoryLedger implements StoredLedger {

  final TreeMap<Long, byte[]> entries = new TreeMap<>();
  final Map<TreeNode, TreeHash> nodes = new HashMap<>();

  /// Rows that stand at a place that is taken already.
  final List<StoredEntry> doubles = new ArrayList<>();

  private CompactRange range = new CompactRange();

  MemoryLedger append(byte[] entry) {
    entries.put(range.size(), entry);
    range.append(TreeHash.ofLeaf(entry)).forEach(n -> nodes.put(n.at(), n.hash()));
    return this;
  }

  long size() {
    return range.size();
  }

  @Nullable TreeHash leaf(long index) {
    return nodes.get(new TreeNode(0, index));
  }

  MemoryLedger copy() {
    var copy = new MemoryLedger();
    copy.entries.putAll(entries);
    copy.nodes.putAll(nodes);
    copy.range = range.copy();
    return copy;
  }

  /// Rewrites every hash so that it fits the entries as they stand: what someone does who owns the
  /// store and knows the format.
  void rewriteHashes() {
    var kept = List.copyOf(entries.values());
    entries.clear();
    nodes.clear();
    range = new CompactRange();
    kept.forEach(this::append);
  }

  @Override
  public void read(long from, long to, Consumer<StoredEntry> each) {
    long end = Math.min(to, Math.max(size(), entries.isEmpty() ? 0 : entries.lastKey() + 1));
    for (long i = from; i < end; i++) {
      var bytes = entries.get(i);
      var leaf = leaf(i);
      if (bytes != null || leaf != null) {
        each.accept(new StoredEntry(i, bytes, leaf));
      }
      for (var row : doubles) {
        if (row.index() == i) {
          each.accept(row);
        }
      }
    }
  }

  @Override
  public Optional<TreeHash> hash(TreeNode node) {
    return Optional.ofNullable(nodes.get(node));
  }
}
