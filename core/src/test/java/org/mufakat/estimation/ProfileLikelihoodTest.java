package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The reference's multinomial estimates, to every digit that it prints.
class ProfileLikelihoodTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KOSOVO  | EXH:ABA EXH:OSCE EXH:HRW ABA:OSCE OSCE:HRW              | 14325.66 | 12525.19 | 16542.84
          KOSOVO  | EXH:ABA EXH:OSCE ABA:OSCE EXH:ABA:OSCE EXH:HRW OSCE:HRW | 10334.50 | 8994.26  | 12110.41
          KOREA   | b:c c:d                                                | 151.68   | 128.95   | 226.40
          WESTERN | A:E                                                    | 2474.09  | 1680.61  | 3928.08
          """)
  void the_profile_likelihood_finds_the_references_number_and_interval(
      String name, String terms, String point, String lower, String upper) {
    var table = PublishedTables.named(name);

    var profile = ProfileLikelihood.of(table, model(table, terms)).orElseThrow();

    assertThat(printed(profile.persons())).isEqualTo(point);
    assertThat(printed(profile.interval().lower())).isEqualTo(lower);
    assertThat(printed(profile.interval().upper())).isEqualTo(upper);
  }

  @Test
  void of_two_independent_lists_it_is_next_to_the_whole_number_whose_likelihood_is_greatest() {
    var table = PublishedTables.table(List.of("A", "B"), "A 10, B 20, A:B 5");
    int best = 35;
    for (int all = 36; all < 1_000; all++) {
      best = likelihood(all) > likelihood(best) ? all : best;
    }

    var profile = ProfileLikelihood.of(table, Model.independence(2)).orElseThrow();

    assertThat(profile.persons()).isCloseTo(best, within(1.0));
    assertThat(likelihood(best) - likelihood((int) Math.ceil(profile.interval().upper())))
        .isCloseTo(1.92, within(0.02));
  }

  /// Of 15 persons on one list and 25 on another, 35 in all, where so many are all there are.
  private static double likelihood(int all) {
    double sum = 0;
    for (int i = all - 34; i <= all; i++) {
      sum += Math.log(i);
    }
    for (int onList : new int[] {15, 25}) {
      double share = onList / (double) all;
      sum += onList * Math.log(share) + (all - onList) * Math.log(1 - share);
    }
    return sum;
  }

  @Test
  void where_the_estimate_does_not_exist_there_is_none() {
    var table = PublishedTables.ARTIFICIAL;

    assertThat(
            ProfileLikelihood.of(table, Model.with(3, PublishedTables.bits(table.lists(), "A:B"))))
        .isEmpty();
  }

  @Test
  void the_slope_of_the_logarithm_of_the_gamma_function_is_eulers_constant_at_one() {
    assertThat(LogGamma.slope(1)).isCloseTo(-0.5772156649015329, within(1e-14));
    assertThat(LogGamma.slope(101)).isCloseTo(-0.5772156649015329 + harmonic(100), within(1e-13));
  }

  private static double harmonic(int n) {
    double sum = 0;
    for (int i = n; i > 0; i--) {
      sum += 1.0 / i;
    }
    return sum;
  }

  private static Model model(CaptureTable table, String terms) {
    var model = Model.independence(table.size());
    for (var term : terms.split(" ")) {
      model = model.plus(PublishedTables.bits(table.lists(), term));
    }
    return model;
  }

  private static String printed(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
