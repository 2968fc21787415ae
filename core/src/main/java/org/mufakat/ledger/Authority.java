package org.mufakat.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Finds out, for each place, what tells the truth about it. It goes down from each anchor's root:
/// where the known hash of a subtree is the hash of two children, from whichever source these come,
/// the children are known too; where no pair of children gives it, nothing below is known.
final class Authority {

  /// What tells the truth about a span of places.
  enum Source {
    /// The entries: they are intact.
    BYTES,
    /// The stored leaves: an entry that does not hash to its leaf is not the one that stood there.
    LEAVES,
    /// The stored nodes. Says nothing of single entries.
    NODES,
    /// Nothing.
    NONE
  }

  record Known(long from, long to, Source source) {}

  private record Asked(Source source, long from, long to) {}

  private static final int MOST_SPANS = 10_000;
  private static final long WORTH_KEEPING = 1024;

  private final StoredLedger ledger;
  private final TreeHasher hasher = new TreeHasher();
  private final TreeMap<Long, Known> byFrom = new TreeMap<>();
  private final Map<TreeNode, TreeHash> knownNodes = new HashMap<>();
  private final Map<Asked, Optional<TreeHash>> asked = new HashMap<>();
  private final List<Spans.Span> within = new ArrayList<>();
  private final List<Spans.Span> unchecked = new ArrayList<>();
  private int spans;
  private long start;

  Authority(StoredLedger ledger) {
    this.ledger = ledger;
  }

  /// The first pass has shown the source to be true up to this size.
  void know(long to, Source source) {
    know(start, to, source);
    start = to;
  }

  /// Goes down from an anchor's root.
  void descend(Anchor anchor) {
    descend(0, anchor.size(), anchor.root());
    start = anchor.size();
  }

  /// Beyond the last anchor, the stored leaves are all there is.
  void tail(long to) {
    know(start, to, Source.LEAVES);
  }

  private void know(long from, long to, Source source) {
    long begin = Math.max(from, start);
    if (begin < to) {
      byFrom.put(begin, new Known(begin, to, source));
    }
  }

  private void descend(long from, long to, TreeHash hash) {
    if (to <= start) {
      return;
    }
    for (var source : List.of(Source.BYTES, Source.LEAVES)) {
      if (candidate(source, from, to).filter(hash::equals).isPresent()) {
        know(from, to, source);
        return;
      }
    }
    if (TreeNode.covers(from, to) && spans < MOST_SPANS) {
      knownNodes.put(TreeNode.covering(from, to), hash);
    }
    if (to - from == 1 || spans >= MOST_SPANS || !divide(from, to, hash)) {
      lose(from, to);
    }
  }

  private boolean divide(long from, long to, TreeHash hash) {
    long split = TreeNode.split(from, to);
    for (var left : candidates(from, split)) {
      for (var right : candidates(split, to)) {
        if (hasher.node(left, right).equals(hash)) {
          descend(from, split, left);
          descend(split, to, right);
          return true;
        }
      }
    }
    return false;
  }

  private void lose(long from, long to) {
    long begin = Math.max(from, start);
    know(begin, to, Source.NONE);
    spans++;
    boolean blind = from < begin && within().union(unchecked()).overlaps(from, begin);
    (blind ? unchecked : within).add(new Spans.Span(begin, to));
  }

  private Set<TreeHash> candidates(long from, long to) {
    var hashes = new HashSet<TreeHash>();
    for (var source : List.of(Source.BYTES, Source.LEAVES, Source.NODES)) {
      candidate(source, from, to).ifPresent(hashes::add);
    }
    read(Source.NODES, from, to).ifPresent(hashes::add);
    return hashes;
  }

  /// A subtree's hash by a source; before the present segment, by what is known already.
  private Optional<TreeHash> candidate(Source source, long from, long to) {
    if (from >= start) {
      return read(source, from, to);
    }
    if (TreeNode.covers(from, to)) {
      var known = knownNodes.get(TreeNode.covering(from, to));
      if (known != null) {
        return Optional.of(known);
      }
    }
    var at = knownAt(from);
    if (at.isPresent() && to <= at.get().to()) {
      var truth = at.get().source();
      return truth == Source.BYTES || truth == Source.LEAVES
          ? read(truth, from, to)
          : read(source, from, to);
    }
    if (to - from == 1) {
      return read(source, from, to);
    }
    long split = TreeNode.split(from, to);
    return join(candidate(source, from, split), candidate(source, split, to));
  }

  private Optional<TreeHash> read(Source source, long from, long to) {
    if (to - from < WORTH_KEEPING) {
      return source == Source.NODES ? readNodes(from, to) : readEntries(source, from, to);
    }
    var key = new Asked(source, from, to);
    var kept = asked.get(key);
    if (kept == null) {
      kept = source == Source.NODES ? readNodes(from, to) : readEntries(source, from, to);
      asked.put(key, kept);
    }
    return kept;
  }

  private Optional<TreeHash> readNodes(long from, long to) {
    if (TreeNode.covers(from, to)) {
      return ledger.hash(TreeNode.covering(from, to));
    }
    long split = TreeNode.split(from, to);
    return join(readNodes(from, split), readNodes(split, to));
  }

  private Optional<TreeHash> readEntries(Source source, long from, long to) {
    var range = new CompactRange();
    ledger.read(
        from,
        to,
        row -> {
          var hash =
              source == Source.LEAVES
                  ? row.leafHash()
                  : row.bytes() == null ? null : hasher.leaf(row.bytes());
          if (hash != null && row.index() == from + range.size()) {
            range.add(hash);
          }
        });
    return range.size() == to - from ? Optional.of(range.root()) : Optional.empty();
  }

  private Optional<TreeHash> join(Optional<TreeHash> left, Optional<TreeHash> right) {
    return left.flatMap(l -> right.map(r -> hasher.node(l, r)));
  }

  private Optional<Known> knownAt(long place) {
    return Optional.ofNullable(byFrom.floorEntry(place))
        .map(Map.Entry::getValue)
        .filter(known -> place < known.to());
  }

  /// What tells the truth about a place.
  Source sourceAt(long place) {
    return knownAt(place).map(Known::source).orElse(Source.NONE);
  }

  /// The hash of the leaf that stood there, where the stored leaves tell it.
  Optional<TreeHash> leafAt(long place) {
    return sourceAt(place) == Source.LEAVES
        ? ledger.hash(new TreeNode(0, place))
        : Optional.empty();
  }

  /// Where the entries are intact.
  Spans intact() {
    return Spans.of(
        byFrom.values().stream()
            .filter(known -> known.source() == Source.BYTES)
            .map(known -> new Spans.Span(known.from(), known.to()))
            .toList());
  }

  Spans within() {
    return Spans.of(within);
  }

  Spans unchecked() {
    return Spans.of(unchecked);
  }
}
