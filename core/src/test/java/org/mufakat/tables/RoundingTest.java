package org.mufakat.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingTest {

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 10})
  void the_given_table_adds_up_and_no_cell_moves_by_the_base(int base) throws IOException {
    var rows = Tables.fiveThousand();
    var spec = new TableSpec("o × d", List.of("origin", "destination"));

    var rounded = round(rows, spec, base);

    assertThat(rounded.distance().most()).isLessThan(base);
    var table = rounded.tables().getFirst();
    var persons = new HashMap<List<String>, Long>();
    table
        .cells()
        .forEach(c -> persons.put(c.categories(), ((CellValue.Rounded) c.value()).persons()));
    assertThat(persons.values()).allMatch(p -> p % base == 0);
    for (var origin : table.axes().getFirst().categories()) {
      long sum = 0;
      for (var destination : table.axes().getLast().categories()) {
        sum += persons.get(List.of(origin, destination));
      }
      assertThat(sum).isEqualTo(persons.get(List.of(origin, "")));
    }
  }

  /// Four ways, five levels of margins. SmallCountRounding moves cells of this table by up to 7.
  @Test
  void a_table_of_four_ways_adds_up_on_all_levels_and_says_how_far_its_cells_may_be()
      throws IOException {
    var rows = Tables.fiveThousand();
    var names = List.of("destination", "sex", "age", "form");

    var rounded = round(rows, new TableSpec("d × s × a × f", names), 5);

    var table = rounded.tables().getFirst();
    assertThat(table.cells()).hasSize(1_080).allMatch(c -> within(c) <= 9 && persons(c) % 5 == 0);
    assertThat(rounded.distance().most()).isLessThanOrEqualTo(within(table.cells().getFirst()));
    var persons = new HashMap<List<String>, Long>();
    table.cells().forEach(c -> persons.put(c.categories(), persons(c)));
    persons.forEach((at, sum) -> assertThat(added(persons, at, table.axes())).isEqualTo(sum));
    var truth = counts(rows, names);
    persons.forEach(
        (at, sum) -> assertThat(Math.abs(sum - truth.getOrDefault(at, 0L))).isLessThanOrEqualTo(9));
  }

  /// Of every cell and margin of these variables.
  private static Map<List<String>, Long> counts(Microdata rows, List<String> names) {
    var variables = names.stream().map(n -> rows.variables().get(rows.indexOf(n))).toList();
    var counts = new HashMap<List<String>, Long>();
    for (int row = 0; row < rows.size(); row++) {
      for (int margin = 0; margin < 1 << names.size(); margin++) {
        var at = new ArrayList<String>();
        for (int v = 0; v < names.size(); v++) {
          int category = rows.category(row, rows.indexOf(names.get(v)));
          boolean total = (margin >> v & 1) == 1;
          at.add(total ? TableSpec.TOTAL : variables.get(v).categories().get(category));
        }
        counts.merge(at, 1L, Long::sum);
      }
    }
    return counts;
  }

  private static long persons(SafeCell cell) {
    return ((CellValue.Rounded) cell.value()).persons();
  }

  private static int within(SafeCell cell) {
    return ((CellValue.Rounded) cell.value()).within();
  }

  /// The sum over the first axis that the cell is a margin of; itself where there is none.
  private static long added(
      HashMap<List<String>, Long> persons, List<String> at, List<Variable> axes) {
    int axis = at.indexOf(TableSpec.TOTAL);
    if (axis < 0) {
      return persons.get(at);
    }
    long sum = 0;
    for (var category : axes.get(axis).categories()) {
      var part = new ArrayList<>(at);
      part.set(axis, category);
      sum += persons.get(part);
    }
    return sum;
  }

  @Test
  void multiples_stay() {
    var rows = Tables.counts(new int[][] {{5, 10}, {20, 0}});

    assertThat(round(rows, Tables.ROW_BY_COLUMN, 5).distance())
        .isEqualTo(new Rounding.Distance(0, 0, 4));
  }

  /// Published 0 is 0 to b − 1: a small cell is known within b − 1 persons at the most by itself.
  @Test
  void a_cell_rounded_to_nobody_keeps_less_than_the_base() {
    var rows = Tables.counts(new int[][] {{1, 100}, {100, 99}});

    var rounded = round(rows, Tables.ROW_BY_COLUMN, 5);

    assertThat(rounded.guarantee()).hasValue(4);
  }

  private static Rounding.RoundingAnswer.RoundedTables round(
      Microdata rows, TableSpec spec, int base) {
    var request = Tables.request(ProtectionRules.threshold(11), spec);
    return (Rounding.RoundingAnswer.RoundedTables)
        Rounding.round(rows, request, base, Tables.chance(1), Watch.none());
  }
}
