package org.mufakat.tables;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Columns near a sum: those with one of a few categories of each axis, its own among them. Two
/// whole tables that differ in these columns only are as good a proof as any, and are found in a
/// fraction of the time.
final class Neighbourhood {

  private static final int MOST_MISSES = 20;

  private final Sums sums;
  private final RandomGenerator chance;
  private final int[][] at;

  /// Axis and category → the columns with it.
  private final int[][][] with;

  Neighbourhood(Sums sums, RandomGenerator chance) {
    this.sums = sums;
    this.chance = chance;
    this.at = Arrays.stream(sums.base).mapToObj(sums.world::coordinates).toArray(int[][]::new);
    this.with = new int[sums.world.axes()][][];
    Arrays.setAll(with, this::byCategory);
  }

  private int[][] byCategory(int axis) {
    var builders = new IntStream.Builder[sums.world.axisSize(axis)];
    Arrays.setAll(builders, _ -> IntStream.builder());
    for (int column = 0; column < at.length; column++) {
      builders[at[column][axis]].add(column);
    }
    return Arrays.stream(builders).map(b -> b.build().toArray()).toArray(int[][]::new);
  }

  int[] everywhere() {
    return IntStream.range(0, sums.base.length).toArray();
  }

  /// About so many columns, others each time, ascending.
  int[] around(Sum sum, int about) {
    int core = sum.columns[chance.nextInt(sum.columns.length)];
    var chosen = new boolean[with.length][];
    for (int axis = 0; axis < chosen.length; axis++) {
      chosen[axis] = new boolean[with[axis].length];
      chosen[axis][at[core][axis]] = true;
    }
    var columns = new int[] {core};
    for (int misses = 0; misses < MOST_MISSES && columns.length < about; ) {
      int axis = chance.nextInt(chosen.length);
      int category = chance.nextInt(with[axis].length);
      var more = chosen[axis][category] ? new int[0] : more(chosen, axis, category);
      if (chosen[axis][category] || columns.length + more.length > 2 * about) {
        misses++;
      } else {
        chosen[axis][category] = true;
        columns = both(columns, more);
      }
    }
    Arrays.sort(columns);
    return columns;
  }

  /// The columns that another category of the axis brings.
  private int[] more(boolean[][] chosen, int axis, int category) {
    return Arrays.stream(with[axis][category]).filter(c -> isIn(c, chosen, axis)).toArray();
  }

  private boolean isIn(int column, boolean[][] chosen, int but) {
    for (int axis = 0; axis < chosen.length; axis++) {
      if (axis != but && !chosen[axis][at[column][axis]]) {
        return false;
      }
    }
    return true;
  }

  private static int[] both(int[] one, int[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
