package org.mufakat.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Says what happened to each entry that is not the one that stood in its place. An entry's bytes
/// say their own index: where the leaf of that index is theirs, the entry was moved. What is
/// nowhere was altered, if something foreign stands in its place, and removed otherwise.
final class Classification implements Consumer<StoredEntry> {

  /// Moved entries: where they stand now, and how far from their own place.
  private record Move(long from, long to, long by) {}

  private static final int MOST_SPANS = 100_000;

  private final Authority authority;
  private final TreeHasher hasher = new TreeHasher();
  private final Spans empty = new Spans();
  private final Spans foreign = new Spans();
  private final Spans added = new Spans();
  private final Spans withoutOriginal = new Spans();
  private final Spans otherHash = new Spans();
  private final List<Move> moves = new ArrayList<>();
  private long next;
  private long listed = Long.MAX_VALUE;

  Classification(StoredLedger ledger, Authority authority, long stored, long anchored) {
    this.authority = authority;
    ledger.read(0, Long.MAX_VALUE, this);
    long end = Math.max(stored, anchored);
    if (listed == Long.MAX_VALUE) {
      empty.add(next, end);
      listed = end;
    }
  }

  @Override
  public void accept(StoredEntry row) {
    long place = row.index();
    if (listed != Long.MAX_VALUE) {
      return;
    }
    if (empty.list().size() + foreign.list().size() + otherHash.list().size() + moves.size()
        > MOST_SPANS) {
      listed = place;
      return;
    }
    if (place < next) {
      added.add(place, place + 1);
      return;
    }
    empty.add(next, place);
    next = place + 1;
    judge(row, place);
  }

  private void judge(StoredEntry row, long place) {
    if (row.bytes() == null) {
      empty.add(place, next);
      return;
    }
    var hash = hasher.leaf(row.bytes());
    switch (authority.sourceAt(place)) {
      case BYTES -> {
        if (!Objects.equals(row.leafHash(), hash)) {
          otherHash.add(place, next);
        }
      }
      case LEAVES -> judge(row.bytes(), hash, Optional.ofNullable(row.leafHash()), place);
      case NODES, NONE -> {}
    }
  }

  private void judge(byte[] bytes, TreeHash hash, Optional<TreeHash> original, long place) {
    if (original.filter(hash::equals).isPresent()) {
      return;
    }
    var own = LedgerEntry.indexIn(bytes);
    if (own.isPresent()
        && own.getAsLong() != place
        && authority.leafAt(own.getAsLong()).filter(hash::equals).isPresent()) {
      addMove(place, place - own.getAsLong());
      if (original.isEmpty()) {
        withoutOriginal.add(place, place + 1);
      }
    } else {
      (original.isEmpty() ? added : foreign).add(place, place + 1);
    }
  }

  private void addMove(long place, long by) {
    if (!moves.isEmpty() && moves.getLast().to == place && moves.getLast().by == by) {
      moves.add(new Move(moves.removeLast().from, place + 1, by));
    } else {
      moves.add(new Move(place, place + 1, by));
    }
  }

  /// One more than the last place whose entry was judged.
  long listed() {
    return listed;
  }

  List<Finding> findings() {
    var movedTo = new Spans();
    moves.forEach(m -> movedTo.add(m.from, m.to));
    var notInPlace = empty.union(foreign).union(movedTo).minus(withoutOriginal);
    var copies = new Spans();
    var foundElsewhere = new ArrayList<Spans.Span>();
    var findings = new ArrayList<Finding>();
    for (var move : moves) {
      var sources = new Spans();
      sources.add(move.from - move.by, move.to - move.by);
      for (var s : sources.intersect(notInPlace).list()) {
        findings.add(new Finding.Moved(s.from(), s.to(), move.by));
        foundElsewhere.add(s);
      }
      for (var s : sources.minus(notInPlace).list()) {
        copies.add(s.from() + move.by, s.to() + move.by);
      }
    }
    var lost = notInPlace.minus(Spans.of(foundElsewhere));
    var strange = foreign.union(copies);
    lost.intersect(strange)
        .list()
        .forEach(s -> findings.add(new Finding.Altered(s.from(), s.to())));
    lost.minus(strange).list().forEach(s -> findings.add(new Finding.Removed(s.from(), s.to())));
    strange
        .minus(lost)
        .union(added)
        .list()
        .forEach(s -> findings.add(new Finding.Inserted(s.from(), s.to())));
    otherHash.list().forEach(s -> findings.add(new Finding.HashAltered(s.from(), s.to())));
    return findings;
  }
}
