package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrajectoryTest {

  @Test
  void each_stop_is_what_a_shorter_bootstrap_of_the_same_seed_says() {
    var whole = bootstrap(1_000);

    var points = whole.trajectory().points();

    assertThat(points)
        .extracting(Trajectory.Point::replicates)
        .containsExactly(100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000);
    assertThat(points.getFirst().usual()).isEqualTo(bootstrap(100).usual());
    assertThat(points.get(4).usual()).isEqualTo(bootstrap(500).usual());
    assertThat(points.getLast().usual()).isEqualTo(whole.usual());
    assertThat(points.getFirst().usual().lower().value())
        .isNotEqualTo(points.getLast().usual().lower().value());
  }

  @Test
  void of_few_replicates_there_are_as_many_stops_as_replicates() {
    assertThat(bootstrap(3).trajectory().points())
        .extracting(Trajectory.Point::replicates)
        .containsExactly(1, 2, 3);
  }

  private static Bootstrap bootstrap(int replicates) {
    var table = PublishedTables.KOSOVO;
    var rule = new Stepwise(table.size(), Stepwise.USUAL_THRESHOLD);
    return Bootstrap.of(
        table,
        () -> new Stepwise(table.size(), Stepwise.USUAL_THRESHOLD),
        rule.estimate(table.counts()),
        new Bootstrap.Resamples(Optional.of(replicates), 1, 2),
        Watch.none());
  }
}
