package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The distribution itself, not something near it.
class BinomialTest {

  private static final int DRAWS = 60_000;

  /// Pearson's test over numbers that are expected five times at least, the rest together; what is
  /// drawn exactly lies four deviations out once in some ten thousand tables.
  @ParameterizedTest
  @CsvSource({
    "7, 0.3",
    "1000, 0.004",
    "10000000, 0.0000005",
    "25, 0.45",
    "30, 0.9",
    "400, 0.5",
    "5000, 0.0025",
    "100000, 0.0003"
  })
  void numbers_come_as_often_as_the_distribution_says(int trials, double chance) {
    var random = new SplittableRandom(trials);
    var found = new int[trials + 1];
    for (int i = 0; i < DRAWS; i++) {
      found[Binomial.draw(trials, chance, random)]++;
    }

    double sum = 0;
    double restExpected = DRAWS;
    int restFound = DRAWS;
    int cells = 0;
    for (int k = 0; k <= trials; k++) {
      double expected = DRAWS * chanceOf(k, trials, chance);
      if (expected >= 5) {
        sum += (found[k] - expected) * (found[k] - expected) / expected;
        restExpected -= expected;
        restFound -= found[k];
        cells++;
      }
    }
    sum += restExpected > 1 ? Math.pow(restFound - restExpected, 2) / restExpected : 0;

    assertThat(sum).isLessThan(cells + 4 * Math.sqrt(2.0 * cells));
  }

  private static double chanceOf(int k, int n, double p) {
    double ways = LogGamma.ofFactorial(n) - LogGamma.ofFactorial(k) - LogGamma.ofFactorial(n - k);
    return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
  }

  /// Cut into twenty parts of which each has a twentieth, by the normal curve that ten million
  /// trials follow.
  @Test
  void ten_million_trials_spread_as_the_normal_curve() {
    int trials = 10_000_000;
    double chance = 0.2;
    double deviation = Math.sqrt(trials * chance * (1 - chance));
    var random = new SplittableRandom(3);
    var found = new int[20];
    for (int i = 0; i < DRAWS; i++) {
      double z = (Binomial.draw(trials, chance, random) + random.nextDouble() - 0.5);
      int part = 0;
      while (part < 19 && z > trials * chance + deviation * Normal.quantile((part + 1) / 20.0)) {
        part++;
      }
      found[part]++;
    }

    double sum = 0;
    for (int count : found) {
      sum += Math.pow(count - DRAWS / 20.0, 2) / (DRAWS / 20.0);
    }

    assertThat(sum).isLessThan(19 + 4 * Math.sqrt(38));
  }

  /// A multinomial table: each history's mean and variance, and that one takes from another.
  @Test
  void a_table_of_ten_million_persons_is_drawn_by_history() {
    var counts = new int[] {0, 5_000_000, 3_000_000, 1_000_000, 999_990, 4, 5, 1};
    var resampling = new Resampling(CaptureTable.of(List.of("a", "b", "c"), counts), 1);
    int draws = 4_000;
    var sums = new double[8];
    var squares = new double[8];
    double together = 0;

    var drawn = new int[8];
    for (int i = 0; i < draws; i++) {
      resampling.draw(i, drawn);
      long all = 0;
      for (int h = 1; h < 8; h++) {
        double off = drawn[h] - counts[h];
        sums[h] += off;
        squares[h] += off * off;
        all += drawn[h];
      }
      together += (double) (drawn[1] - counts[1]) * (drawn[2] - counts[2]);
      assertThat(all).isEqualTo(10_000_000);
    }

    for (int h = 1; h < 8; h++) {
      double variance = counts[h] * (1 - counts[h] / 1e7);
      assertThat(sums[h] / draws).isCloseTo(0, within(4 * Math.sqrt(variance / draws)));
      assertThat(squares[h] / draws / variance).isCloseTo(1, within(0.2));
    }
    assertThat(together / draws / -1_500_000).isCloseTo(1, within(0.1));
  }
}
