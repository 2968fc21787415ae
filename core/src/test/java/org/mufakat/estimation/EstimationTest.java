package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EstimationTest {

  @Test
  void the_united_kingdom_by_the_stepwise_rule() {
    var estimate = estimated(PublishedTables.UNITED_KINGDOM, plan(Method.STEPWISE, 300, 2));

    assertThat(estimate.persons()).isCloseTo(11_417.991092, within(1e-6));
    assertThat(estimate.interval().contains(estimate.persons())).isTrue();
    assertThat(estimate.families()).extracting(Family::method).containsExactly(Method.values());
    assertThat(estimate.families()).allMatch(f -> f.said().isPresent());
    assertThat(estimate.variation()).isBetween(0.02, 0.15);
    var basis = (Basis.OneModel) estimate.basis();
    assertThat(basis.conditional().interval().lower()).isGreaterThan(estimate.interval().lower());
    assertThat(basis.conditional().interval().upper()).isLessThan(estimate.interval().upper());
    assertThat(basis.reselected().replicates().wins()).hasSizeGreaterThan(3);
    assertThat(
            basis.reselected().replicates().wins().stream().mapToInt(Replicates.Win::tables).sum())
        .isEqualTo(300 - basis.reselected().replicates().without());
  }

  @Test
  void the_rule_of_2014_gives_the_numbers_published_then_which_were_conditional_on_the_model() {
    var table = PublishedTables.UNITED_KINGDOM;
    var rule = new StepwiseByAic(table.size());

    assertThat(rule.estimate(table.counts())).isBetween(11_350.0, 11_450.0);

    var asymptotic = Fitted.of(table, rule.chosen());
    assertThat(asymptotic.asymptotic(0.95).lower()).isBetween(9_950.0, 10_050.0);
    assertThat(asymptotic.asymptotic(0.80).lower()).isBetween(10_350.0, 10_500.0);
    assertThat(asymptotic.asymptotic(0.80).upper()).isBetween(12_400.0, 12_550.0);
    assertThat(asymptotic.asymptotic(0.95).upper()).isBetween(13_100.0, 13_250.0);
  }

  @Test
  void kosovo_by_bic_with_the_choice_of_the_model_in_the_interval() {
    var estimate = estimated(PublishedTables.KOSOVO, plan(Method.BIC, 1_000, 2));

    assertThat(estimate.persons()).isCloseTo(10_356.51896, within(5e-6));
    assertThat(estimate.interval().lower()).isBetween(6_500.0, 7_500.0);
    assertThat(estimate.interval().upper()).isBetween(17_500.0, 18_500.0);
    var basis = (Basis.OneModel) estimate.basis();
    assertThat(basis.conditional().lower().value()).isBetween(8_800.0, 9_400.0);
    assertThat(basis.conditional().upper().value()).isBetween(11_700.0, 12_400.0);
    assertThat(basis.search().orElseThrow().best()).hasSize(20);
    assertThat(basis.reselected().bySpread().contains(estimate.persons())).isTrue();
  }

  @Test
  void threads_do_not_change_the_numbers_and_the_seed_does() {
    var one = basis(PublishedTables.WESTERN, plan(Method.STEPWISE, 300, 1));
    var three = basis(PublishedTables.WESTERN, plan(Method.STEPWISE, 300, 3));
    var other =
        basis(
            PublishedTables.WESTERN,
            new Plan(
                Method.STEPWISE,
                Optional.empty(),
                new Bootstrap.Resamples(Optional.of(300), 2, 1),
                Plan.USUAL_THRESHOLD,
                Plan.USUAL_MOST_VARIATION));

    assertThat(three.reselected().replicates().sorted())
        .containsExactly(one.reselected().replicates().sorted());
    assertThat(three.reselected().replicates().wins())
        .isEqualTo(one.reselected().replicates().wins());
    assertThat(three.reselected().usual()).isEqualTo(one.reselected().usual());
    assertThat(other.reselected().replicates().sorted())
        .isNotEqualTo(one.reselected().replicates().sorted());
  }

  @Test
  void without_a_number_there_are_as_many_replicates_as_the_limits_ask_for() {
    var plan =
        new Plan(
            Method.STEPWISE,
            Optional.empty(),
            new Bootstrap.Resamples(Optional.empty(), 1, 2),
            Plan.USUAL_THRESHOLD,
            Plan.USUAL_MOST_VARIATION);

    var bootstrap = basis(PublishedTables.UNITED_KINGDOM, plan).reselected();

    assertThat(bootstrap.isEnough()).isTrue();
    assertThat(bootstrap.usual().lower().error()).isPositive().isLessThan(200);
    assertThat(bootstrap.usual().needed()).isLessThanOrEqualTo(bootstrap.replicates().all());
  }

  @Test
  void the_replicates_asked_for_by_the_limits_are_told_where_there_are_too_few() {
    var bootstrap = basis(PublishedTables.WESTERN, plan(Method.STEPWISE, 1_000, 2)).reselected();

    assertThat(bootstrap.usual().lower().effective()).isLessThan(0.001);
    assertThat(bootstrap.usual().needed()).isGreaterThan(10_000);
    assertThat(bootstrap.usual().lower().error()).isNaN();
    assertThat(bootstrap.usual().upper().error()).isPositive();
    assertThat(bootstrap.isEnough()).isFalse();
  }

  @Test
  void two_lists_carry_no_estimate() {
    var table = PublishedTables.table(List.of("A", "B"), "A 50, B 40, A:B 20");

    assertThat(refused(table, Method.STEPWISE).reasons())
        .containsExactly(new NoEstimate.TooFewLists(2));
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void without_three_lists_that_overlap_there_is_none_by_any_method(Method method) {
    var refused = refused(PublishedTables.ARTIFICIAL, method);

    assertThat(refused.reasons()).containsExactly(new NoEstimate.NoOverlappingTriple());
    assertThat(refused.workings()).isEmpty();
  }

  @Test
  void seven_lists_have_too_many_graphs() {
    var names = List.of("A", "B", "C", "D", "E", "F", "G");
    var table =
        PublishedTables.table(names, "A 5, B 5, C 5, D 1, E 1, F 1, G 1, A:B 2, A:C 2, B:C 2");

    assertThat(refused(table, Method.DECOMPOSABLE).reasons())
        .containsExactly(new NoEstimate.TooManyLists(7, 6));
  }

  @Test
  void a_dark_figure_that_varies_too_much_is_refused_and_its_workings_are_kept_apart() {
    var refused = refused(PublishedTables.KOREA, Method.DECOMPOSABLE);

    assertThat(refused.reasons())
        .singleElement()
        .isInstanceOfSatisfying(
            NoEstimate.TooUncertain.class, r -> assertThat(r.variation()).isGreaterThan(0.5));
    assertThat(refused.workings().orElseThrow().persons()).isBetween(155.0, 165.0);
  }

  @Test
  void published_numbers_have_two_figures_and_limits_are_rounded_outwards() {
    assertThat(Rounded.of(11_417.99, new Interval(9_960.2, 13_010.7, 0.95), 2_744))
        .isEqualTo(new Rounded(11_000, 9_900, 14_000));
    assertThat(Rounded.of(157.2, new Interval(128.9, 349.7, 0.95), 123))
        .isEqualTo(new Rounded(160, 123, 350));
  }

  @Test
  void the_interval_by_spread_is_symmetric_in_the_logarithm_of_the_unseen() {
    var sorted = new double[] {110, 120, 140, 180};

    var interval = Bootstrap.bySpread(120, 100, sorted);

    double deviation = Math.log(2) * Math.sqrt(5 / 3.0);
    assertThat(interval.upper()).isCloseTo(100 + 20 * Math.exp(1.959964 * deviation), within(1e-3));
    assertThat(interval.lower())
        .isCloseTo(100 + 20 * Math.exp(-1.959964 * deviation), within(1e-3));
  }

  @Test
  void a_bootstrap_can_be_cancelled() {
    assertThatThrownBy(
            () ->
                Estimation.of(
                    PublishedTables.WESTERN,
                    plan(Method.STEPWISE, 100_000, 2),
                    (stage, done, _) -> stage != Watch.Stage.REPLICATES || done < 500))
        .isInstanceOf(Cancelled.class);
  }

  @Test
  void resampled_tables_have_as_many_persons_and_no_new_history() {
    var table = PublishedTables.WESTERN;
    var resampling = new Resampling(table, 7);
    var sum = new double[32];
    var counts = new int[32];

    for (int i = 0; i < 20_000; i++) {
      resampling.draw(i, counts);
      assertThat(Arrays.stream(counts).sum()).isEqualTo(table.persons());
      for (int h = 0; h < 32; h++) {
        sum[h] += counts[h] / 20_000.0;
      }
    }

    for (int h = 0; h < 32; h++) {
      assertThat(sum[h]).isCloseTo(table.count(h), within(0.05 * Math.sqrt(table.count(h))));
    }
  }

  private static Plan plan(Method method, int replicates, int threads) {
    return new Plan(
        method,
        Optional.empty(),
        new Bootstrap.Resamples(Optional.of(replicates), 1, threads),
        Plan.USUAL_THRESHOLD,
        Plan.USUAL_MOST_VARIATION);
  }

  private static Estimate estimated(CaptureTable table, Plan plan) {
    return switch (Estimation.of(table, plan, Watch.none())) {
      case EstimateAnswer.Estimated(Estimate estimate) -> estimate;
      case EstimateAnswer.Refused refused ->
          throw new AssertionError("refused: " + refused.reasons());
    };
  }

  private static Basis.OneModel basis(CaptureTable table, Plan plan) {
    return (Basis.OneModel) estimated(table, plan).basis();
  }

  private static EstimateAnswer.Refused refused(CaptureTable table, Method method) {
    return (EstimateAnswer.Refused) Estimation.of(table, plan(method, 300, 2), Watch.none());
  }
}
