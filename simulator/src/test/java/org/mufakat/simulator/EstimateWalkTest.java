package org.mufakat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.Method;

/// A few of the tables that `bench estimate --fuzz` walks through by the thousand.
class EstimateWalkTest {

  @Test
  void whatever_the_lists_an_answer_is_a_number_with_its_interval_or_a_reason() {
    var walks =
        LongStream.rangeClosed(1, 200)
            .filter(seed -> InventedLists.table(seed).size() <= 4)
            .limit(12)
            .mapToObj(seed -> new Seen(seed, EstimateWalk.of(seed)))
            .toList();

    assertThat(walks).allSatisfy(seen -> assertThat(seen.walk().faults()).isEmpty());
    assertThat(walks).anyMatch(seen -> seen.walk().refused());
    assertThat(walks).anyMatch(seen -> !seen.walk().refused());
  }

  private record Seen(long seed, EstimateWalk walk) {}

  @ParameterizedTest
  @EnumSource(Method.class)
  void many_persons_are_no_trouble(Method method) {
    var counts = new int[] {0, 30_000, 20_000, 9_000, 15_000, 7_000, 6_000, 900};

    var walk = EstimateWalk.of(CaptureTable.of(List.of("A", "B", "C"), counts), method, 1);

    assertThat(walk.faults()).isEmpty();
  }

  @Test
  void as_many_persons_as_a_table_takes_need_no_grid_of_as_many_numbers() {
    var counts = new int[] {0, 3_000_000, 2_000_000, 900_000, 1_500_000, 700_000, 600_000, 90_000};
    var table = CaptureTable.of(List.of("A", "B", "C"), counts);

    assertThat(EstimateWalk.of(table, Method.DECOMPOSABLE, 1).faults()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void a_list_that_is_another_and_one_that_holds_another_are_no_trouble(Method method) {
    var same = new int[] {0, 0, 0, 40, 30, 0, 0, 9};
    var within = new int[] {0, 0, 25, 40, 30, 0, 12, 9};

    for (var counts : List.of(same, within)) {
      var table = CaptureTable.of(List.of("A", "B", "C"), counts);
      assertThat(EstimateWalk.of(table, method, 1).faults()).isEmpty();
    }
  }

  @Test
  void a_table_is_its_seeds() {
    assertThat(InventedLists.table(7).counts()).isEqualTo(InventedLists.table(7).counts());
    assertThat(IntStream.range(0, 50).map(s -> InventedLists.table(s).size()).distinct().count())
        .isGreaterThan(2);
  }
}
