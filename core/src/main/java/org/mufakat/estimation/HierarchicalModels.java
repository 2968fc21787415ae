package org.mufakat.estimation;

import java.util.Comparator;
import java.util.stream.IntStream;

/// All hierarchical models of so many lists with terms of up to so many lists each.
final class HierarchicalModels {

  private final int lists;
  private final int[] candidates;
  private final boolean[] isIn;
  private final int[] terms;
  private int length;

  HierarchicalModels(int lists, int order) {
    this.lists = lists;
    this.candidates = candidates(lists, order);
    this.isIn = new boolean[1 << lists];
    this.terms = new int[lists + candidates.length];
    for (int i = 0; i < lists; i++) {
      terms[length++] = 1 << i;
      isIn[1 << i] = true;
    }
  }

  /// Sets of two and up to `order` lists, smaller sets first.
  static int[] candidates(int lists, int order) {
    return IntStream.range(1, 1 << lists)
        .filter(t -> Integer.bitCount(t) >= 2 && Integer.bitCount(t) <= order)
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(Integer::bitCount).thenComparing(t -> t))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// Takes a model's terms, without the intercept; the array is written over afterwards.
  interface Visitor {
    /// @return false to be shown no more
    boolean visit(int[] terms, int length);
  }

  /// Shows each model once, the smallest first in each branch.
  ///
  /// @return whether all were shown
  boolean forEach(Visitor visitor) {
    return from(0, visitor);
  }

  private boolean from(int candidate, Visitor visitor) {
    int next = candidate;
    while (next < candidates.length && !isAdmitted(candidates[next])) {
      next++;
    }
    if (next == candidates.length) {
      return visitor.visit(terms, length);
    }
    return from(next + 1, visitor) && with(candidates[next], next + 1, visitor);
  }

  private boolean with(int term, int next, Visitor visitor) {
    terms[length++] = term;
    isIn[term] = true;
    boolean goOn = from(next, visitor);
    isIn[term] = false;
    length--;
    return goOn;
  }

  private boolean isAdmitted(int term) {
    for (int rest = term; rest != 0; rest &= rest - 1) {
      if (!isIn[term & ~Integer.lowestOneBit(rest)]) {
        return false;
      }
    }
    return true;
  }

  /// How many there are, or `most + 1` where there are more than `most`.
  static int count(int lists, int order, int most) {
    int[] n = {0};
    new HierarchicalModels(lists, order).forEach((_, _) -> ++n[0] <= most);
    return n[0];
  }
}
