package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExistenceTest {

  @ParameterizedTest
  @CsvSource({
    "'', EXISTS",
    "A:B, DOES_NOT_EXIST",
    "A:C, EXISTS",
    "A:B A:C, DOES_NOT_EXIST",
    "B:C, EXISTS",
    "A:B B:C, DOES_NOT_EXIST",
    "A:C B:C, EXISTS",
    "A:B A:C B:C, NOT_IDENTIFIABLE"
  })
  void every_pairwise_model_of_the_artificial_table_is_as_the_reference_has_it(
      String pairs, Existence expected) {
    assertThat(existence(PublishedTables.ARTIFICIAL, pairs)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'', EXISTS",
    "b:c, EXISTS",
    "b:d, EXISTS",
    "b:c b:d, DOES_NOT_EXIST",
    "c:d, EXISTS",
    "b:c c:d, EXISTS",
    "b:d c:d, EXISTS",
    "b:c b:d c:d, DOES_NOT_EXIST"
  })
  void every_pairwise_model_of_korea_is_as_the_reference_has_it(String pairs, Existence expected) {
    assertThat(existence(PublishedTables.KOREA, pairs)).isEqualTo(expected);
  }

  @Test
  void three_lists_with_one_history_each_tell_nothing_apart() {
    var table = PublishedTables.table(List.of("A", "B", "C"), "A 3, B 4, C 5");

    assertThat(existence(table, "")).isEqualTo(Existence.DOES_NOT_EXIST);
    assertThat(existence(table, "A:B A:C B:C")).isEqualTo(Existence.NOT_IDENTIFIABLE);
  }

  @Test
  void positive_solutions_are_found_just_where_no_direction_forbids_them() {
    assertThat(PositiveSolution.exists(rows(), 2)).isTrue();
    assertThat(PositiveSolution.exists(rows(1, 0, -1, 0), 2)).isTrue();
    assertThat(PositiveSolution.exists(rows(1, 0, -1, 0, 0, 1), 2)).isFalse();
    assertThat(PositiveSolution.exists(rows(2, 1, -1, -3, -1, 2), 2)).isTrue();
    assertThat(PositiveSolution.exists(rows(1, 0, 0, 1, -1, -1), 2)).isTrue();
    assertThat(PositiveSolution.exists(rows(1, 1, 1, 0, 0, 1), 2)).isFalse();
    assertThat(PositiveSolution.exists(rows(1, -1, -1, 1, 2, -2), 2)).isTrue();
  }

  private static List<long[]> rows(long... numbers) {
    return java.util.stream.IntStream.range(0, numbers.length / 2)
        .mapToObj(i -> new long[] {numbers[2 * i], numbers[2 * i + 1]})
        .toList();
  }

  private static Existence existence(CaptureTable table, String pairs) {
    var model = Model.independence(table.size());
    for (var pair : pairs.isEmpty() ? new String[0] : pairs.split(" ")) {
      model = model.plus(PublishedTables.bits(table.lists(), pair));
    }
    return Fitted.of(table, model).existence();
  }
}
