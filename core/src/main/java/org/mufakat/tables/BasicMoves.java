package org.mufakat.tables;

import java.util.random.RandomGenerator;

/// Moves persons between the corners of a box: from one category of some axes to another, back
/// again along others, so that shown sums stay. Most whole tables that prove a cell are a few such
/// moves away from one that is known, and each is tried in far less time than a walk takes.
///
/// Source: Diaconis and Sturmfels, *Algebraic algorithms for sampling from conditional
/// distributions*, 1998 (basic moves); Giessing and Repsilber, *Tools and strategies to protect
/// multiple tables with the GHQUAR cell suppression engine*, 2002 (corners of boxes).
final class BasicMoves {

  private static final int MOST_CORNERS = 64;
  private static final int MOST_BOXES = 1_000;
  private static final int STARTS = 4;

  private final Sums sums;
  private final RandomGenerator chance;
  private final int[] corner = new int[MOST_CORNERS];
  private final boolean[] more = new boolean[MOST_CORNERS];
  private final int[] delta;
  private final int[] touched;
  private final int[] lastTouched;
  private int round;
  private final int[] order;
  private int corners;
  private int boxes;

  private View view = View.everybody(1);
  private Sum target;
  private boolean up;
  private long goal;
  private int[] persons = new int[0];
  private int[] values = new int[0];

  BasicMoves(Sums sums, RandomGenerator chance) {
    this.sums = sums;
    this.chance = chance;
    this.delta = new int[sums.all.size()];
    this.touched = new int[sums.all.size()];
    this.lastTouched = new int[sums.all.size()];
    this.order = new int[sums.world.axes()];
    java.util.Arrays.setAll(order, a -> a);
    this.target = sums.all.getFirst();
  }

  /// Adds what it finds towards two tables that are far enough apart in this sum.
  void push(View view, Sum sum, Pool seen) {
    climb(view, sum, seen, true);
    if (seen.apart(sum) < view.needed(sum)) {
      climb(view, sum, seen, false);
    }
  }

  private void climb(View view, Sum sum, Pool seen, boolean up) {
    var from = up ? seen.most(sum) : seen.least(sum);
    this.view = view;
    this.target = sum;
    this.up = up;
    this.persons = from.persons().clone();
    this.values = from.sums().clone();
    long needed = view.needed(sum) - seen.apart(sum);
    this.goal = up ? values[sum.id] + needed : values[sum.id] - needed;
    this.boxes = MOST_BOXES;
    for (int t = 0; t < STARTS && !isReached() && boxes > 0; t++) {
      int column = sum.columns[chance.nextInt(sum.columns.length)];
      while (!isReached() && boxes > 0 && moveAt(column)) {}
      if (sum.columns.length == 1) {
        break;
      }
    }
    if (values[sum.id] != from.sums()[sum.id]) {
      seen.add(new WholeTable(persons, values));
    }
  }

  private boolean isReached() {
    return up ? values[target.id] >= goal : values[target.id] <= goal;
  }

  private boolean moveAt(int column) {
    mix();
    corners = 0;
    return add(column, up) && extend(0);
  }

  private void mix() {
    for (int a = order.length - 1; a > 0; a--) {
      int other = chance.nextInt(a + 1);
      int kept = order[a];
      order[a] = order[other];
      order[other] = kept;
    }
  }

  /// Leaves the axis alone, or takes the corners beside the present ones along it, of one other
  /// category after the other; whether a box could be moved.
  private boolean extend(int depth) {
    if (depth == order.length) {
      boxes--;
      return move();
    }
    if (extend(depth + 1)) {
      return true;
    }
    int axis = order[depth];
    int size = sums.world.axisSize(axis);
    int first = chance.nextInt(size);
    int present = corners;
    for (int k = 0; k < size && boxes > 0; k++) {
      if (beside(axis, (first + k) % size, present) && extend(depth + 1)) {
        return true;
      }
      corners = present;
    }
    return false;
  }

  private boolean beside(int axis, int category, int present) {
    if (2 * present > MOST_CORNERS) {
      return false;
    }
    for (int c = 0; c < present; c++) {
      int column = sums.beside(corner[c], axis, category);
      if (column < 0 || column == corner[c] || !add(column, !more[c])) {
        return false;
      }
    }
    return true;
  }

  private boolean add(int column, boolean gains) {
    if (!gains && persons[column] <= view.least(column) || sums.isFixed(column, view)) {
      return false;
    }
    corner[corners] = column;
    more[corners++] = gains;
    return true;
  }

  /// Moves as many persons as all sums allow; whether that is any.
  private boolean move() {
    int count = 0;
    round++;
    for (int c = 0; c < corners; c++) {
      for (int id : sums.sumsOf(corner[c])) {
        if (lastTouched[id] != round) {
          lastTouched[id] = round;
          touched[count++] = id;
        }
        delta[id] += more[c] ? 1 : -1;
      }
    }
    long step = step(count);
    for (int t = 0; t < count; t++) {
      values[touched[t]] += (int) step * delta[touched[t]];
      delta[touched[t]] = 0;
    }
    for (int c = 0; c < corners && step > 0; c++) {
      persons[corner[c]] += more[c] ? (int) step : (int) -step;
    }
    return step > 0;
  }

  private long step(int count) {
    int by = up ? delta[target.id] : -delta[target.id];
    if (by <= 0) {
      return 0;
    }
    long step = (Math.abs(goal - values[target.id]) + by - 1) / by;
    for (int c = 0; c < corners && step > 0; c++) {
      step = more[c] ? step : Math.min(step, persons[corner[c]] - view.least(corner[c]));
    }
    for (int t = 0; t < count && step > 0; t++) {
      step = Math.min(step, room(touched[t]));
    }
    return step;
  }

  private long room(int id) {
    if (delta[id] == 0) {
      return Long.MAX_VALUE;
    }
    var sum = sums.all.get(id);
    long left = delta[id] > 0 ? view.highest(sum) - values[id] : values[id] - view.lowest(sum);
    return left / Math.abs(delta[id]);
  }
}
