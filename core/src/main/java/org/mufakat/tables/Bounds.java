package org.mufakat.tables;

import java.util.ArrayDeque;
import java.util.BitSet;

/// Between which numbers each sum lies for everybody, as far as totals and their parts tell one at
/// a time. It is wider than what all sums together tell; so what is too narrow here is too narrow,
/// and no whole tables need be sought. Whole numbers only.
///
/// Source: Willenborg and de Waal, *Elements of Statistical Disclosure Control*, 2001 (bounds from
/// single linear relations).
final class Bounds {

  private static final long UNBOUNDED = 1L << 40;
  private static final int MOST_PASSES = 2;

  private final Sums sums;
  private final long[] low;
  private final long[] high;
  private final ArrayDeque<Integer> changed = new ArrayDeque<>();
  private final BitSet waiting = new BitSet();

  private Bounds(Sums sums) {
    this.sums = sums;
    this.low = new long[sums.all.size()];
    this.high = new long[sums.all.size()];
  }

  /// The bounds of the moment.
  static Bounds of(Sums sums) {
    var bounds = new Bounds(sums);
    for (var sum : sums.all) {
      bounds.low[sum.id] = sum.lowest();
      bounds.high[sum.id] = Math.min(sum.highest(), UNBOUNDED);
    }
    for (int r = 0; r < sums.relations.size(); r++) {
      bounds.tighten(r);
    }
    bounds.settle();
    return bounds;
  }

  /// The bounds when this sum is shown too.
  Bounds showing(Sum sum) {
    var bounds = new Bounds(sums);
    System.arraycopy(low, 0, bounds.low, 0, low.length);
    System.arraycopy(high, 0, bounds.high, 0, high.length);
    bounds.narrow(sum.id, sum.value, sum.value);
    bounds.settle();
    return bounds;
  }

  /// Persons between the fewest and the most.
  long apart(Sum sum) {
    return high[sum.id] - low[sum.id];
  }

  /// Goes on as long as it is worth it: the last persons are told apart slowly.
  private void settle() {
    for (int left = MOST_PASSES * low.length; left > 0 && !changed.isEmpty(); left--) {
      int id = changed.poll();
      waiting.clear(id);
      for (int relation : sums.relations.of(id)) {
        tighten(relation);
      }
    }
  }

  private void tighten(int relation) {
    var parts = sums.relations.parts(relation);
    int whole = sums.relations.whole(relation);
    long least = 0;
    long most = 0;
    for (int part : parts) {
      least += low[part];
      most += high[part];
    }
    narrow(whole, least, most);
    for (int part : parts) {
      narrow(part, low[whole] - (most - high[part]), high[whole] - (least - low[part]));
    }
  }

  private void narrow(int id, long least, long most) {
    if (least > low[id] || most < high[id]) {
      low[id] = Math.max(low[id], least);
      high[id] = Math.min(high[id], most);
      if (!waiting.get(id)) {
        waiting.set(id);
        changed.add(id);
      }
    }
  }
}
