package org.mufakat.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/// Decides the [Existence] of a model's estimate, in whole numbers and without a tolerance. It
/// depends on which histories were observed, and not on how often.
///
/// An estimate exists when some positive table has the observed one's margins. First the
/// certificate: if the observed histories alone tell all parameters apart, no direction leads away
/// from them, and it exists; whether they do is found out in zeros and ones, and only where these
/// cannot tell in whole numbers. Else what is left free is a space of few dimensions, on which
/// [PositiveSolution] decides.
///
/// Holds memory for one table's lists; for one thread.
final class ExistenceCheck {

  private final int histories;
  private final BinaryRows binary = new BinaryRows();
  private IntegerRows rows;
  private int[] finite;

  ExistenceCheck(int lists) {
    this.histories = 1 << lists;
    this.rows = new IntegerRows(lists + 2);
    this.finite = new int[lists + 2];
  }

  /// @param observed quickest where histories of few lists come first
  /// @param onAll persons on all lists of a set, by set as bits
  /// @param terms of the model, without the intercept; the first `length` count
  Existence check(int[] observed, int observedLength, int[] onAll, int[] terms, int length) {
    int width = finite(onAll, terms, length);
    return isCertain(observed, observedLength, width)
        ? Existence.EXISTS
        : inWholeNumbers(observed, observedLength, onAll, terms, length, width);
  }

  private boolean isCertain(int[] observed, int observedLength, int width) {
    binary.clear(width);
    for (int i = 0; i < observedLength && binary.rank() < width; i++) {
      for (int j = 0; j < width; j++) {
        if ((finite[j] & observed[i]) == finite[j]) {
          binary.set(j);
        }
      }
      binary.add();
    }
    return binary.rank() == width;
  }

  private Existence inWholeNumbers(
      int[] observed, int observedLength, int[] onAll, int[] terms, int length, int width) {
    rows.clear();
    for (int i = 0; i < observedLength && rows.rank() < width; i++) {
      fill(rows.next(), observed[i], width);
      rows.add(width);
    }
    return rows.rank() == width
        ? Existence.EXISTS
        : beyond(onAll, terms, length, width, observed, observedLength);
  }

  private int finite(int[] onAll, int[] terms, int length) {
    if (finite.length <= length) {
      finite = new int[length + 1];
      rows = new IntegerRows(length + 1);
    }
    int width = 0;
    finite[width++] = 0;
    for (int i = 0; i < length; i++) {
      if (onAll[terms[i]] > 0) {
        finite[width++] = terms[i];
      }
    }
    return width;
  }

  private void fill(long[] row, int history, int width) {
    for (int j = 0; j < width; j++) {
      row[j] = (finite[j] & history) == finite[j] ? 1 : 0;
    }
  }

  private Existence beyond(
      int[] onAll, int[] terms, int length, int width, int[] observed, int observedLength) {
    var free = rows.nullSpace(width);
    var directions = directions(free, onAll, terms, length, width, observed, observedLength);
    var independent = new IntegerRows(free.length);
    for (var direction : directions) {
      System.arraycopy(direction, 0, independent.next(), 0, free.length);
      independent.add(free.length);
    }
    return Existence.of(
        PositiveSolution.exists(directions, free.length), independent.rank() == free.length);
  }

  /// How the histories that nobody has, and that could be had, move along each free direction.
  private List<long[]> directions(
      long[][] free,
      int[] onAll,
      int[] terms,
      int length,
      int width,
      int[] observed,
      int observedLength) {
    var isObserved = new boolean[histories];
    Arrays.stream(observed, 0, observedLength).forEach(h -> isObserved[h] = true);
    var different = new HashSet<List<Long>>();
    var directions = new ArrayList<long[]>();
    for (int history = 1; history < histories; history++) {
      if (!isObserved[history] && !isExcluded(history, onAll, terms, length)) {
        var moved = moved(history, free, width);
        boolean moves = Arrays.stream(moved).anyMatch(m -> m != 0);
        if (moves && different.add(Arrays.stream(moved).boxed().toList())) {
          directions.add(moved);
        }
      }
    }
    return directions;
  }

  private static boolean isExcluded(int history, int[] onAll, int[] terms, int length) {
    for (int i = 0; i < length; i++) {
      if ((terms[i] & history) == terms[i] && onAll[terms[i]] == 0) {
        return true;
      }
    }
    return false;
  }

  private long[] moved(int history, long[][] free, int width) {
    var moved = new long[free.length];
    for (int d = 0; d < free.length; d++) {
      for (int j = 0; j < width; j++) {
        if ((finite[j] & history) == finite[j]) {
          moved[d] = Math.addExact(moved[d], free[d][j]);
        }
      }
    }
    return moved;
  }
}
