package org.mufakat.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The whole tables that an earlier release was proved with, as whole tables of the rows of now:
/// whoever is in the earlier cells is placed as they have it, all others where they are. They keep
/// what was out then; what shall be shown now they may change.
final class Lifted {

  private final Sums sums;
  private final int[] columnOf;

  Lifted(Sums sums) {
    this.sums = sums;
    this.columnOf = new int[sums.world.size()];
    Arrays.fill(columnOf, -1);
    for (int c = 0; c < sums.base.length; c++) {
      columnOf[sums.base[c]] = c;
    }
  }

  /// Those that keep all that is out by now and are not the true table; of other rows none.
  List<WholeTable> of(Microdata rows, List<Witnesses> kept) {
    var lifted = new ArrayList<WholeTable>();
    for (var witnesses : kept) {
      if (!witnesses.axes().isEmpty() && ScopeCheck.knows(rows, witnesses.axes())) {
        lift(witnesses, lifted);
      }
    }
    return lifted;
  }

  private void lift(Witnesses witnesses, List<WholeTable> into) {
    var finer =
        Arrays.stream(witnesses.cells())
            .mapToObj(c -> columns(sums.world.members(witnesses.scope(c))))
            .toList();
    for (var table : witnesses.tables()) {
      persons(table, finer)
          .map(p -> WholeTable.of(p, sums.all))
          .filter(this::keepsWhatIsOut)
          .ifPresent(into::add);
    }
  }

  private int[] columns(int[] members) {
    return Arrays.stream(members).map(b -> columnOf[b]).filter(c -> c >= 0).toArray();
  }

  private Optional<int[]> persons(int[] table, List<int[]> finer) {
    var persons = sums.start.clone();
    for (int c = 0; c < table.length; c++) {
      if (!spread(persons, finer.get(c), table[c])) {
        return Optional.empty();
      }
    }
    return Arrays.equals(persons, sums.start) ? Optional.empty() : Optional.of(persons);
  }

  /// Puts so many persons in these columns, along where they truly are: more beside the most, fewer
  /// from the last on.
  private static boolean spread(int[] persons, int[] columns, int number) {
    long more = number - World.sum(persons, columns);
    if (columns.length == 0 || number < 0) {
      return more == 0;
    }
    if (more > 0) {
      persons[fullest(persons, columns)] += (int) more;
    }
    for (int i = columns.length - 1; i >= 0 && more < 0; i--) {
      int fewer = (int) Math.min(persons[columns[i]], -more);
      persons[columns[i]] -= fewer;
      more += fewer;
    }
    return true;
  }

  private static int fullest(int[] persons, int[] columns) {
    int fullest = columns[0];
    for (int column : columns) {
      fullest = persons[column] > persons[fullest] ? column : fullest;
    }
    return fullest;
  }

  private boolean keepsWhatIsOut(WholeTable table) {
    return sums.all.stream().allMatch(s -> keepsWhatIsOut(s, table.sums()[s.id]));
  }

  /// A sum that is shown may be withheld instead, if the mark allows the number.
  private static boolean keepsWhatIsOut(Sum sum, int persons) {
    return sum.state == Sum.State.SHOWN
        ? persons == sum.value || persons >= Math.max(sum.mark, sum.low) && persons <= sum.high
        : persons >= sum.low && persons <= sum.high;
  }
}
