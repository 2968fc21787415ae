package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sets of attributes whose joint counts are looked at, with every subset of each, the empty one
/// first, smaller before larger. A set is a number with a bit for each attribute.
final class Sets {

  private final int[] levels;
  private final int[] masks;
  private final int[][] axes;
  private final int[] cells;
  private final Map<Integer, Integer> places = new HashMap<>();

  private Sets(int[] levels, Set<Integer> closed) {
    this.levels = levels.clone();
    this.masks =
        closed.stream()
            .sorted(Comparator.<Integer>comparingInt(Integer::bitCount).thenComparing(m -> m))
            .mapToInt(Integer::intValue)
            .toArray();
    this.axes = new int[masks.length][];
    this.cells = new int[masks.length];
    for (int s = 0; s < masks.length; s++) {
      axes[s] = bits(masks[s]);
      cells[s] = Math.toIntExact(cellsOf(levels, masks[s]));
      places.put(masks[s], s);
    }
  }

  /// All sets of at most `length` attributes.
  static Sets upTo(int[] levels, int length) {
    return new Sets(levels, new HashSet<>(masksUpTo(levels.length, length)));
  }

  /// These sets and all their subsets.
  static Sets under(int[] levels, Collection<Integer> tops) {
    var closed = new HashSet<Integer>();
    for (int top : tops) {
      for (int sub = top; ; sub = sub - 1 & top) {
        closed.add(sub);
        if (sub == 0) {
          break;
        }
      }
    }
    return new Sets(levels, closed);
  }

  static List<Integer> masksUpTo(int attributes, int length) {
    var masks = new ArrayList<Integer>();
    grow(masks, 0, 0, attributes, length);
    return masks;
  }

  private static void grow(List<Integer> masks, int mask, int from, int attributes, int length) {
    masks.add(mask);
    for (int a = from; a < attributes && Integer.bitCount(mask) < length; a++) {
      grow(masks, mask | 1 << a, a + 1, attributes, length);
    }
  }

  /// How many sets of `length` attributes there are.
  static double choose(int attributes, int length) {
    double sets = 1;
    for (int i = 0; i < length; i++) {
      sets = sets * (attributes - i) / (i + 1);
    }
    return Math.rint(sets);
  }

  static long cellsOf(int[] levels, int mask) {
    long cells = 1;
    for (int a : bits(mask)) {
      cells = Math.multiplyExact(cells, (long) levels[a]);
    }
    return cells;
  }

  private static int[] bits(int mask) {
    var bits = new int[Integer.bitCount(mask)];
    int rest = mask;
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Integer.numberOfTrailingZeros(rest);
      rest &= rest - 1;
    }
    return bits;
  }

  int size() {
    return masks.length;
  }

  int mask(int set) {
    return masks[set];
  }

  int place(int mask) {
    return java.util.Objects.requireNonNull(places.get(mask));
  }

  /// The attributes of the set, in order.
  int[] axes(int set) {
    return axes[set];
  }

  int length(int set) {
    return axes[set].length;
  }

  int levels(int attribute) {
    return levels[attribute];
  }

  int attributes() {
    return levels.length;
  }

  int cells(int set) {
    return cells[set];
  }

  /// The set without the attribute at this place among its axes.
  int without(int set, int axis) {
    return place(masks[set] & ~(1 << axes[set][axis]));
  }

  /// How many cells apart two neighbours along the axis are.
  int stride(int set, int axis) {
    int stride = 1;
    for (int i = axes[set].length - 1; i > axis; i--) {
      stride *= levels[axes[set][i]];
    }
    return stride;
  }
}
