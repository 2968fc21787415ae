package org.mufakat.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.privacy.BudgetAnswer.Refused;
import org.mufakat.privacy.BudgetAnswer.Spent;
import org.mufakat.privacy.BudgetAnswer.Why;

class AccountsTest {

  /// The expected epsilons: the bound of the paper solved for epsilon at each α (its equation 26)
  /// and minimised over α by SciPy, another form of the same bound.
  @ParameterizedTest
  @CsvSource({
    "0.1, 1e-6, 2.1419389283854735",
    "0.5, 1e-5, 4.728386984943314",
    "1, 1e-6, 7.766216625311721",
    "2.56, 1e-10, 17.15830871210475",
    "0.01, 1e-9, 0.8101744678675342"
  })
  void a_rho_is_an_epsilon_as_the_tight_bound_has_it(double rho, double delta, double epsilon) {
    assertThat(new Cost(rho, 0).guarantee(delta).epsilon())
        .isCloseTo(epsilon, within(1e-7 * epsilon))
        .isGreaterThanOrEqualTo(epsilon);
  }

  @Test
  void the_tight_bound_is_better_than_the_simple_one_and_keeps_what_a_normal_noise_needs() {
    var chance = new SplittableRandom(11);
    for (int i = 0; i < 100; i++) {
      double rho = Math.exp(chance.nextDouble(-7, 2));
      double delta = Math.exp(chance.nextDouble(-25, -3));

      double epsilon = Concentrated.epsilon(rho, delta);

      assertThat(epsilon)
          .as("rho %s delta %s", rho, delta)
          .isLessThan(rho + 2 * Math.sqrt(rho * -Math.log(delta)));
      assertThat(deltaOfNormalNoise(rho, epsilon))
          .as("rho %s delta %s", rho, delta)
          .isLessThanOrEqualTo(delta);
    }
  }

  /// The exact delta of continuous normal noise, which is rho-zero-concentrated: what a right bound
  /// may not fall below.
  ///
  /// Source: Balle and Wang 2018, theorem 8.
  private static double deltaOfNormalNoise(double rho, double epsilon) {
    double shift = Math.sqrt(2 * rho);
    return atMost(shift / 2 - epsilon / shift)
        - Math.exp(epsilon) * atMost(-shift / 2 - epsilon / shift);
  }

  /// The standard normal distribution by the midpoint rule.
  private static double atMost(double z) {
    double sum = 0;
    double step = 0.004;
    for (double x = z - step / 2; x > Math.min(z, 0) - 12; x -= step) {
      sum += Math.exp(-x * x / 2);
    }
    return sum * step / Math.sqrt(2 * Math.PI);
  }

  @Test
  void a_guarantee_turned_into_a_rho_and_back_is_kept() {
    var chance = new SplittableRandom(12);
    for (int i = 0; i < 300; i++) {
      var promised =
          new Guarantee(chance.nextDouble(0.01, 20), Math.exp(chance.nextDouble(-25, -3)));

      var kept = promised.cost().guarantee(promised.delta());

      assertThat(kept.epsilon())
          .isLessThanOrEqualTo(promised.epsilon())
          .isCloseTo(promised.epsilon(), within(1e-6 * promised.epsilon()));
    }
  }

  @Test
  void a_budget_bears_releases_until_the_total_is_reached_and_then_says_what_is_left() {
    var total = new Guarantee(4, 1e-6);
    double third = total.cost().rho() / 3;
    var two = spend(spend(PrivacyBudget.of(total), "a", third), "b", third);

    var answer = two.spend(new Spend("c", new Cost(1.01 * third, 0)));

    assertThat(answer).isInstanceOf(Refused.class);
    var refused = (Refused) answer;
    assertThat(refused.why()).isEqualTo(Why.BEYOND_THE_TOTAL);
    assertThat(refused.left().rho()).isCloseTo(third, within(1e-6 * third));
    assertThat(two.spend(new Spend("c", refused.left()))).isInstanceOf(Spent.class);
  }

  @Test
  void two_releases_cost_less_than_the_sum_of_their_epsilons() {
    var budget = spend(spend(PrivacyBudget.of(new Guarantee(4, 1e-6)), "a", 0.05), "b", 0.05);
    double one = new Cost(0.05, 0).guarantee(1e-6).epsilon();

    double both = budget.soFar().orElseThrow().epsilon();

    assertThat(both).isBetween(one, 1.5 * one);
  }

  @Test
  void a_release_spends_once_and_something() {
    var budget = spend(PrivacyBudget.of(new Guarantee(4, 1e-6)), "a", 0.01);

    assertThat(budget.spend(new Spend("a", new Cost(0.01, 0))))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.why()).isEqualTo(Why.SPENT_BEFORE));
    assertThat(budget.spend(new Spend("b", Cost.NOTHING)))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.why()).isEqualTo(Why.COSTS_NOTHING));
  }

  @Test
  void the_deltas_of_releases_come_out_of_the_totals() {
    var total = new Guarantee(4, 1e-6);
    var budget = PrivacyBudget.of(total);

    assertThat(budget.spend(new Spend("a", new Cost(0.001, 1e-6)))).isInstanceOf(Refused.class);
    assertThat(budget.left(2e-6)).isEqualTo(Cost.NOTHING);
    assertThat(budget.left(5e-7).rho())
        .isLessThan(total.cost().rho())
        .isCloseTo(new Guarantee(4, 5e-7).cost().rho(), within(1e-12));
  }

  @Test
  void whatever_the_releases_and_their_order_no_budget_tells_more_than_promised() {
    var chance = new SplittableRandom(13);
    for (int i = 0; i < 100; i++) {
      var total = new Guarantee(chance.nextDouble(0.1, 8), Math.exp(chance.nextDouble(-20, -5)));
      var budget = PrivacyBudget.of(total);
      for (int r = 0; r < 20; r++) {
        double rho = total.cost().rho() * chance.nextDouble(0.3);
        var wanted =
            new Spend("release " + r, new Cost(rho, total.delta() * chance.nextDouble(0.1)));
        if (budget.spend(wanted) instanceof Spent(PrivacyBudget longer, _)) {
          budget = longer;
        }
      }

      assertThat(budget.spends()).isNotEmpty();
      assertThat(budget.soFar().orElseThrow().epsilon()).isLessThanOrEqualTo(total.epsilon());
    }
  }

  @Test
  void a_budget_that_was_overspent_cannot_be_read_in() {
    assertThatThrownBy(
            () ->
                new PrivacyBudget(
                    new Guarantee(1, 1e-6), java.util.List.of(new Spend("a", new Cost(5, 0)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// By hand: exp(ε) = 3; 3/4; three times five of a hundred; one in a thousand.
  @Test
  void an_epsilon_of_ln_3_makes_odds_three_times_as_great_at_most() {
    var plain = PlainMeaning.of(new Guarantee(Math.log(3), 0.001));

    assertThat(plain.oddsTimes()).isCloseTo(3, within(1e-12));
    assertThat(plain.fromEven()).isCloseTo(0.75, within(1e-12));
    assertThat(plain.detectedOfHundred()).isCloseTo(15.1, within(1e-9));
    assertThat(plain.exceptionOneIn()).isCloseTo(1000, within(1e-9));
  }

  private static PrivacyBudget spend(PrivacyBudget budget, String release, double rho) {
    return ((Spent) budget.spend(new Spend(release, new Cost(rho, 0)))).budget();
  }
}
