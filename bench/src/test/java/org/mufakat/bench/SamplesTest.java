package org.mufakat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void the_median_is_the_middle_one_or_the_mean_of_the_two_in_the_middle() {
    assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
    assertThat(Samples.of(9, 1, 5, 6).median()).isEqualTo(5.5);
  }

  @Test
  void a_quantile_is_a_measured_value_that_its_share_does_not_exceed() {
    var hundred = Samples.of(IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList());

    assertThat(hundred.quantile(0.5)).isEqualTo(50);
    assertThat(hundred.quantile(0.95)).isEqualTo(95);
    assertThat(hundred.quantile(0.99)).isEqualTo(99);
    assertThat(Samples.of(7).quantile(0.01)).isEqualTo(7);
  }

  @Test
  void nothing_measured_is_refused() {
    assertThatThrownBy(() -> Samples.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
