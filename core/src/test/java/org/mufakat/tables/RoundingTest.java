package org.mufakat.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
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

  @Test
  void multiples_stay() {
    var rows = Tables.counts(new int[][] {{5, 10}, {20, 0}});

    assertThat(round(rows, Tables.ROW_BY_COLUMN, 5).distance())
        .isEqualTo(new Rounding.Distance(0, 0));
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
