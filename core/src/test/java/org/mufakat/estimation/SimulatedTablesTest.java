package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedTablesTest {

  private static final CaptureTable FIVE = PublishedTables.UNITED_KINGDOM.merged(2, 5);

  @Test
  void merged_lists_have_everyone_once() {
    assertThat(FIVE.lists()).containsExactly("LA", "NG", "PF+NCA", "GO", "GP");
    assertThat(FIVE.persons()).isEqualTo(2_744);
    assertThat(FIVE.count(0b00100)).isEqualTo(907 + 57 + 31);
    assertThat(FIVE.onAll(0b00100)).isEqualTo(1_102 + 102 - 35);
  }

  @Test
  void persons_after_linkage_become_a_table() {
    var table = CaptureTable.ofPersons(List.of("A", "B"), IntStream.of(1, 3, 3, 0, 2, 1));

    assertThat(table.counts()).containsExactly(0, 2, 1, 2);
  }

  @Test
  void tables_are_of_the_population_that_the_model_expects() {
    var model = StepwiseEstimate.of(FIVE).model();
    var truth = SimulatedTables.like(FIVE, model, 5);

    assertThat(truth.persons()).isEqualTo(Math.round(Fitted.of(FIVE, model).persons()));
    double seen =
        IntStream.range(0, 200).mapToDouble(i -> truth.table(i).persons()).average().orElseThrow();
    assertThat(seen).isCloseTo(2_744, within(15.0));
    assertThat(truth.table(3).counts()).isEqualTo(truth.table(3).counts());
    assertThat(truth.table(3).counts()).isNotEqualTo(truth.table(4).counts());
  }

  @Test
  void neighbouring_numbers_share_no_draws() {
    for (int number = 0; number < 50; number++) {
      var one = Chance.of(1, number).longs(200).boxed().toList();
      var next = Chance.of(1, number + 1).longs(200).boxed().toList();
      var otherSeed = Chance.of(2, number).longs(200).boxed().toList();

      assertThat(one).doesNotContainAnyElementsOf(next).doesNotContainAnyElementsOf(otherSeed);
    }
  }

  @Test
  void nothing_is_simulated_from_what_has_no_estimate() {
    var model = Model.with(3, 0b011);

    assertThatThrownBy(() -> SimulatedTables.like(PublishedTables.ARTIFICIAL, model, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void most_intervals_hold_the_truth() {
    var truth = SimulatedTables.like(FIVE, StepwiseEstimate.of(FIVE).model(), 1);

    var coverage = Coverage.of(truth, 40, 200, 1, Watch.none());

    assertThat(coverage.tables()).isEqualTo(40);
    assertThat(coverage.share()).isBetween(0.7, 1.0);
    assertThat(coverage).isEqualTo(Coverage.of(truth, 40, 200, 1, Watch.none()));
  }
}
