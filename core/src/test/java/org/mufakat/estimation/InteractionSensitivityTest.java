package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class InteractionSensitivityTest {

  private static final CaptureTable TABLE =
      PublishedTables.table(
          List.of("A", "B", "C"), "A 40, B 30, C 20, A:B 10, A:C 8, B:C 6, A:B:C 4");

  @Test
  void unseen_as_many_times_as_two_lists_go_together_more_where_the_third_has_not_looked() {
    var fitted = Fitted.of(TABLE, Model.with(3, 0b011, 0b101, 0b110));

    var curve =
        InteractionSensitivity.of(fitted.persons(), fitted.asymptotic(0.95), TABLE.persons())
            .curve();

    var twice = at(curve, 2);
    double unseen = twice.persons() - TABLE.persons();
    double outsideTheThird = unseen * 10 / (40.0 * 30);
    double onTheThird = 20 * 4 / (8.0 * 6);
    assertThat(unseen).isCloseTo(400, within(1e-6));
    assertThat(outsideTheThird / onTheThird).isCloseTo(2, within(1e-9));
  }

  @Test
  void at_one_it_is_the_estimate_and_the_interval_goes_along() {
    var curve = InteractionSensitivity.of(318, new Interval(168, 718, 0.95), 118).curve();

    assertThat(curve)
        .hasSize(9)
        .isSortedAccordingTo((a, b) -> Double.compare(a.oddsRatio(), b.oddsRatio()));
    assertThat(at(curve, 1))
        .isEqualTo(new InteractionSensitivity.Point(1, 318, new Interval(168, 718, 0.95)));
    assertThat(at(curve, 0.5))
        .isEqualTo(new InteractionSensitivity.Point(0.5, 218, new Interval(143, 418, 0.95)));
  }

  private static InteractionSensitivity.Point at(
      List<InteractionSensitivity.Point> curve, double oddsRatio) {
    return curve.stream().filter(p -> p.oddsRatio() == oddsRatio).findFirst().orElseThrow();
  }
}
