package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Functions whose values stand in tables.
class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.841344746068543",
    "-1.959963984540054, 0.025",
    "2.9, 0.998134186699616",
    "-3.1, 0.000967603213218361",
    "-6, 9.86587645037698e-10"
  })
  void the_normal_distribution_and_its_quantiles(double z, double share) {
    assertThat(Normal.atMost(z)).isCloseTo(share, within(share * 1e-12));
    assertThat(Normal.quantile(share)).isCloseTo(z, within(1e-11));
  }

  @ParameterizedTest
  @CsvSource({
    "0.03125, 3.4484891277979584",
    "0.5, 0.5723649429247",
    "1, 0",
    "10.5, 13.9406252194037",
    "4400, 32509.9074851506"
  })
  void the_logarithm_of_the_gamma_function(double x, double value) {
    assertThat(LogGamma.of(x)).isCloseTo(value, within(1e-7));
  }

  @Test
  void the_logarithm_of_the_gamma_function_keeps_its_recurrence_to_fourteen_digits() {
    for (double x = 0.01; x < 200; x += 0.37) {
      assertThat(LogGamma.of(x + 1) - LogGamma.of(x))
          .isCloseTo(Math.log(x), within(1e-14 * (1 + Math.abs(LogGamma.of(x + 1)))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, 0.135335283236613",
    "1, 2, 0.406005849709838",
    "5, 2, 0.0526530173437111",
    "2, 2, 0.593994150290162",
    "0, 0, 1"
  })
  void the_smaller_tail_of_the_poisson_distribution(int count, double mean, double tail) {
    assertThat(Poisson.smallerTail(count, mean)).isCloseTo(tail, within(1e-13));
  }

  @Test
  void quantiles_of_type_8() {
    var sorted = new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    assertThat(Quantiles.type8(sorted, 10, 0.5)).isEqualTo(5.5);
    assertThat(Quantiles.type8(sorted, 10, 0.25)).isCloseTo(2.9166666666666665, within(1e-14));
    assertThat(Quantiles.type8(sorted, 10, 0.025)).isEqualTo(1);
    assertThat(Quantiles.type8(sorted, 10, 0.99)).isEqualTo(10);
  }
}
