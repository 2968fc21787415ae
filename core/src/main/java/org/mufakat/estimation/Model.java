package org.mufakat.estimation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A hierarchical log-linear model of capture histories: which sets of lists have an effect of
/// their own. Every list by itself has one; the intercept is understood. A term of several lists
/// has all its parts in the model too.
public final class Model {

  private final int lists;
  private final int[] terms;

  private Model(int lists, int[] terms) {
    this.lists = lists;
    this.terms = terms;
  }

  /// Of each list alone: lists that know nothing of each other.
  public static Model independence(int lists) {
    return new Model(lists, IntStream.range(0, lists).map(i -> 1 << i).toArray());
  }

  /// Each list alone and these terms, each a set of lists as bits.
  public static Model with(int lists, int... terms) {
    return of(lists, terms, terms.length);
  }

  static Model of(int lists, int[] terms, int length) {
    var all =
        IntStream.concat(
                IntStream.range(0, lists).map(i -> 1 << i), Arrays.stream(terms, 0, length))
            .distinct()
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(Integer::bitCount).thenComparing(t -> t))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Model(lists, all);
  }

  public Model plus(int term) {
    var more = Arrays.copyOf(terms, terms.length + 1);
    more[terms.length] = term;
    return of(lists, more, more.length);
  }

  public Model minus(int term) {
    var fewer = Arrays.stream(terms).filter(t -> t != term).toArray();
    return of(lists, fewer, fewer.length);
  }

  public int lists() {
    return lists;
  }

  /// Effects and the intercept; those of minus infinity count too.
  public int parameters() {
    return terms.length + 1;
  }

  /// Terms by order, then by value, as bits; without the intercept. Not to be written to.
  int[] terms() {
    return terms;
  }

  /// Terms of two or more lists.
  public int[] interactions() {
    return Arrays.copyOfRange(terms, lists, terms.length);
  }

  public boolean has(int term) {
    return Arrays.stream(terms).anyMatch(t -> t == term);
  }

  /// Whether the term is in no larger one of the model.
  boolean isMaximal(int term) {
    return Arrays.stream(terms).noneMatch(t -> t != term && (t & term) == term);
  }

  /// Whether a term could join: it is not there and all its parts are.
  boolean admits(int term) {
    if (has(term)) {
      return false;
    }
    for (int rest = term; rest != 0; rest &= rest - 1) {
      int part = term & ~Integer.lowestOneBit(rest);
      if (part != 0 && !has(part)) {
        return false;
      }
    }
    return true;
  }

  /// By its largest terms, as `[AE,B,C,D]` is written: `[A:E, B, C, D]`.
  public String named(CaptureTable table) {
    return Arrays.stream(terms)
        .filter(this::isMaximal)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(t -> -Integer.bitCount(t))
                .thenComparing(t -> Integer.reverse(t) >>> 1, Comparator.reverseOrder()))
        .map(table::named)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Model model
        && lists == model.lists
        && Arrays.equals(terms, model.terms);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(terms);
  }

  @Override
  public String toString() {
    return Arrays.stream(terms)
        .filter(this::isMaximal)
        .mapToObj(Integer::toBinaryString)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
