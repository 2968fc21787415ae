package org.mufakat.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.statistics.CountInterval;

class BandTest {

  /// R 4.2.2: `qchisq(.025, 2*n)/2` and `qchisq(.975, 2*(n+1))/2`.
  @ParameterizedTest
  @CsvSource({
    "0, 0, 3.68887945411",
    "1, 0.0253178079843, 5.57164339094",
    "5, 1.62348639012, 11.6683320793",
    "10, 4.79538869613, 18.390356042",
    "100, 81.3639912509, 121.626793792",
    "1541, 1465.01197976, 1619.90719927"
  })
  void a_count_has_the_exact_limits_of_poisson(long count, double low, double high) {
    var band = Band.around(CountInterval.exactly(count));

    assertThat(band.low()).isCloseTo(low, within(1e-8));
    assertThat(band.high()).isCloseTo(high, within(1e-8));
  }

  @Test
  void an_interval_has_the_lower_limit_of_its_low_end_and_the_upper_of_its_high_end() {
    var band = Band.around(new CountInterval(1, 5));

    assertThat(band.low()).isCloseTo(0.0253178079843, within(1e-9));
    assertThat(band.high()).isCloseTo(11.6683320793, within(1e-8));
  }

  /// R 4.2.2: `pchisq(3.7^2, 1, lower=FALSE)`, `pchisq(9^2, 1, lower=FALSE)`.
  @Test
  void far_residuals_keep_their_digits() {
    assertThat(Gamma.twoSided(-3.7)).isCloseTo(0.000215599466955, within(1e-14));
    assertThat(Gamma.twoSided(9) / 2.25717681191e-19).isCloseTo(1, within(1e-9));
    assertThat(Gamma.twoSided(0)).isEqualTo(1);
  }

  /// R 4.2.2: `2 * pt(-t, df)`.
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.5",
    "3.84, 8, 0.0049471896778034",
    "0.2, 44, 0.84240208969648",
    "-12.5, 200, 7.1556936713525e-27"
  })
  void the_tails_of_students_t_keep_their_digits(double t, int degrees, double chance) {
    assertThat(Student.twoSided(t, degrees) / chance).isCloseTo(1, within(1e-9));
  }
}
