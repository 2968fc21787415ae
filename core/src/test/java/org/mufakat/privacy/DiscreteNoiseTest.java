package org.mufakat.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The samplers against the distributions of the paper, whose chances are computed from their
/// definitions here.
class DiscreteNoiseTest {

  private static final int DRAWS = 200_000;

  @ParameterizedTest
  @CsvSource({"1, 64", "1, 4", "1, 2", "1, 1", "7, 3", "401, 64", "100, 1", "22801, 64"})
  void the_discrete_gaussian_is_drawn_with_the_chances_of_its_definition(long over, long under) {
    var noise = new DiscreteGaussian(over, under);
    var chance = new EvenChance(new SplittableRandom(1));

    double excess = Draws.excess(() -> noise.draw(chance), DRAWS, gaussian(noise.variance()), 200);

    assertThat(excess).isNegative();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 10, 37})
  void the_discrete_laplace_is_drawn_with_the_chances_of_its_definition(long scale) {
    var noise = new DiscreteLaplace(scale);
    var chance = new EvenChance(new SplittableRandom(2));
    double least = Math.expm1(1.0 / scale) / (Math.exp(1.0 / scale) + 1);

    double excess =
        Draws.excess(
            () -> noise.draw(chance),
            DRAWS,
            x -> least * Math.exp(-(double) Math.abs(x) / scale),
            1_000);

    assertThat(excess).isNegative();
  }

  @Test
  void a_rounded_normal_number_would_be_found_out() {
    var chance = new SplittableRandom(3);

    double excess =
        Draws.excess(
            () -> Math.round(chance.nextGaussian() * Math.sqrt(0.5)), DRAWS, gaussian(0.5), 200);

    assertThat(excess).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "3, 7", "9, 10", "1, 1", "0, 5"})
  void a_coin_falls_with_the_chance_exp_of_minus_a_fraction(long over, long under) {
    var chance = new EvenChance(new SplittableRandom(4));
    int heads = 0;
    for (int i = 0; i < DRAWS; i++) {
      heads += chance.ofExp(over, under) ? 1 : 0;
    }

    double expected = Math.exp(-(double) over / under);

    double deviation = Math.sqrt(expected * (1 - expected) / DRAWS);
    assertThat((double) heads / DRAWS).isCloseTo(expected, within(4.9 * deviation + 1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 6, 7, 1000})
  void whole_numbers_below_a_bound_are_equally_likely(long bound) {
    var chance = new EvenChance(new SplittableRandom(5));

    double excess =
        Draws.excess(
            () -> chance.below(bound),
            DRAWS,
            x -> x >= 0 && x < bound ? 1.0 / bound : 0,
            (int) bound);

    assertThat(excess).isNegative();
  }

  /// Source: the paper's corollary 9: the variance is at most σ², and very near from σ = 1 on.
  @Test
  void the_variance_is_at_most_the_one_asked_for() {
    var noise = new DiscreteGaussian(400, 1);
    var chance = new EvenChance(new SplittableRandom(6));
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double x = noise.draw(chance);
      squares += x * x;
    }

    assertThat(squares / DRAWS).isCloseTo(400, within(400 * 5 * Math.sqrt(2.0 / DRAWS)));
  }

  @Test
  void the_largest_noise_can_be_drawn() {
    var noise = DiscreteGaussian.ofAtLeast(DiscreteGaussian.mostVariance());
    var chance = new EvenChance(new SplittableRandom(7));
    double squares = 0;
    for (int i = 0; i < 20_000; i++) {
      double x = noise.draw(chance);
      squares += x * x;
    }

    assertThat(squares / 20_000 / noise.variance()).isCloseTo(1, within(0.05));
    assertThatThrownBy(() -> DiscreteGaussian.ofAtLeast(2 * DiscreteGaussian.mostVariance()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rounding_the_variance_never_makes_the_noise_smaller() {
    var chance = new SplittableRandom(8);
    for (int i = 0; i < 10_000; i++) {
      double wanted = Math.exp(chance.nextDouble(-8, 20));

      double got = DiscreteGaussian.ofAtLeast(wanted).variance();

      assertThat(got).isBetween(wanted, wanted * (1 + 1e-3) + 1.0 / 64);
    }
  }

  @Test
  void the_same_seed_draws_the_same_noise() {
    var noise = new DiscreteGaussian(50, 1);

    assertThat(noise.draw(new SplittableRandom(9))).isEqualTo(noise.draw(new SplittableRandom(9)));
  }

  private static LongToDoubleFunction gaussian(double variance) {
    double sum = 0;
    for (long x = -2_000; x <= 2_000; x++) {
      sum += Math.exp(-(double) x * x / 2 / variance);
    }
    double all = sum;
    return x -> Math.exp(-(double) x * x / 2 / variance) / all;
  }
}
