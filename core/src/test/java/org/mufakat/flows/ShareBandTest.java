package org.mufakat.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.CountInterval;

class ShareBandTest {

  /// Of two Poisson counts with means 200 and 800 the share is near 0.2, with a standard error of
  /// √(0.2 · 0.8 / 1000) = 0.01265, so that its middle 95 % are about 0.2 ± 0.0248.
  @Test
  void the_band_of_an_exact_share_is_that_of_a_binomial() {
    var share =
        ShareBand.of(CountInterval.exactly(200), CountInterval.exactly(800), 20_000, new Random(3));

    assertThat(share.low()).isEqualTo(share.high()).isEqualTo(0.2);
    assertThat(share.bandLow()).isCloseTo(0.1752, within(0.002));
    assertThat(share.bandHigh()).isCloseTo(0.2248, within(0.002));
  }

  @Test
  void an_interval_widens_both_the_share_and_its_band() {
    var share =
        ShareBand.of(new CountInterval(10, 20), new CountInterval(30, 90), 999, new Random(3));

    assertThat(share.low()).isEqualTo(0.1);
    assertThat(share.high()).isEqualTo(0.4);
    assertThat(share.bandLow()).isLessThan(0.1);
    assertThat(share.bandHigh()).isGreaterThan(0.4);
  }

  @Test
  void the_same_seed_gives_the_same_band() {
    var part = new CountInterval(3, 7);
    var rest = CountInterval.exactly(40);

    assertThat(ShareBand.of(part, rest, 500, new Random(9)))
        .isEqualTo(ShareBand.of(part, rest, 500, new Random(9)));
  }

  @Test
  void of_nothing_at_all_the_share_is_none() {
    var share = ShareBand.of(CountInterval.ZERO, CountInterval.ZERO, 100, new Random(1));

    assertThat(share.high()).isZero();
    assertThat(share.bandHigh()).isZero();
  }

  /// Mean and variance of a Poisson count are both its mean; five standard errors of 40,000 draws.
  @Test
  void draws_have_the_mean_and_the_variance_of_poisson() {
    for (double mean : new double[] {0.3, 4, 57, 1541}) {
      var chance = new Random(5);
      var draw = new PoissonDraw(mean);
      var draws = LongStream.generate(() -> draw.next(chance)).limit(40_000).toArray();
      double average = LongStream.of(draws).average().orElseThrow();
      double variance =
          LongStream.of(draws).mapToDouble(n -> (n - average) * (n - average)).sum() / 39_999;

      assertThat(average).isCloseTo(mean, within(5 * Math.sqrt(mean / 40_000)));
      assertThat(variance / mean).isCloseTo(1, within(5 * Math.sqrt((2 + 1 / mean) / 40_000)));
    }
  }
}
