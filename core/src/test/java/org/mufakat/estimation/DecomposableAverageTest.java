package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecomposableAverageTest {

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,8", "4,61", "5,822", "6,18154"})
  void there_are_as_many_chordal_graphs_as_the_literature_counts(int lists, int graphs) {
    assertThat(ChordalGraph.all(lists)).hasSize(graphs);
  }

  @ParameterizedTest
  @CsvSource({"KOREA, 161, 124, 460", "KOSOVO, 12593, 9818, 16557", "WESTERN, 2128, 1340, 3868"})
  void on_the_references_grid_median_and_limits_are_the_references(
      String name, long median, long lower, long upper) {
    var table = PublishedTables.named(name);

    var posterior = average(table, UnseenGrid.coarse(table)).posterior();

    assertThat(posterior.median()).isEqualTo(median);
    assertThat(posterior.usual().lower()).isEqualTo(lower);
    assertThat(posterior.usual().upper()).isEqualTo(upper);
  }

  @Test
  void on_the_grid_of_all_numbers_too() {
    var table = PublishedTables.KOSOVO;

    var posterior = average(table, UnseenGrid.whole(table)).posterior();

    assertThat(posterior.median()).isEqualTo(12_595);
    assertThat(posterior.usual()).isEqualTo(new Interval(9_827, 16_544, 0.95));
  }

  @Test
  void the_shares_of_the_likeliest_graphs_come_with_their_own_medians() {
    var table = PublishedTables.KOREA;

    var average = average(table, UnseenGrid.whole(table));

    assertThat(average.graphs()).isEqualTo(8);
    assertThat(average.likeliest()).hasSize(5);
    assertThat(average.likeliest())
        .isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share()))
        .allSatisfy(g -> assertThat(g.median()).isGreaterThan(table.persons()));
    assertThat(average.posterior().atEnd()).isLessThan(1e-3);
  }

  private static DecomposableAverage average(CaptureTable table, UnseenGrid grid) {
    return DecomposableAverage.of(
        table, grid, DecomposableAverage.usualDelta(table.size()), Watch.none());
  }
}
