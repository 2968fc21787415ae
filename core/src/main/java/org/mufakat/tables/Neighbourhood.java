package org.mufakat.tables;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Columns near a sum: those with one of a few categories of each axis, its own among them. Two
/// whole tables that differ in these columns only are as good a proof as any, and are found in a
/// fraction of the time.
final class Neighbourhood {

  private final Sums sums;
  private final RandomGenerator chance;
  private final int[][] at;

  Neighbourhood(Sums sums, RandomGenerator chance) {
    this.sums = sums;
    this.chance = chance;
    this.at = Arrays.stream(sums.base).mapToObj(sums.world::coordinates).toArray(int[][]::new);
  }

  int[] everywhere() {
    return IntStream.range(0, sums.base.length).toArray();
  }

  /// About so many columns, others each time.
  int[] around(Sum sum, int about) {
    var chosen = new BitSet[sums.world.axes()];
    var core = at[sum.columns[chance.nextInt(sum.columns.length)]];
    for (int axis = 0; axis < chosen.length; axis++) {
      chosen[axis] = new BitSet();
      chosen[axis].set(core[axis]);
    }
    var columns = in(chosen);
    for (int misses = 0; misses < 20 && columns.length < about; ) {
      int axis = chance.nextInt(chosen.length);
      int more = pick(axis);
      if (chosen[axis].get(more)) {
        misses++;
        continue;
      }
      chosen[axis].set(more);
      var wider = in(chosen);
      if (wider.length > 2 * about) {
        chosen[axis].clear(more);
        misses++;
      } else {
        columns = wider;
      }
    }
    return columns;
  }

  private int pick(int axis) {
    return chance.nextInt(sums.world.axisSize(axis));
  }

  private int[] in(BitSet[] chosen) {
    return IntStream.range(0, at.length).filter(c -> isIn(at[c], chosen)).toArray();
  }

  private static boolean isIn(int[] coordinates, BitSet[] chosen) {
    for (int axis = 0; axis < chosen.length; axis++) {
      if (!chosen[axis].get(coordinates[axis])) {
        return false;
      }
    }
    return true;
  }
}
