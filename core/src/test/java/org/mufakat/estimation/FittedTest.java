package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The reference's numbers for the stepwise rule, to every digit that it prints; but for one: its
/// BIC of Kosovo ends in 7, and its own log-likelihood makes it 225.2112465, which is below.
class FittedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KOREA          | b:c | 268.777778 | -17.45383726 | 8.566946 | 2 | 44.907675 | 58.968596
          KOSOVO         | EXH:ABA EXH:OSCE EXH:HRW ABA:OSCE OSCE:HRW | 14341.663800 | -70.65882414 | 39.893644 | 5 | 161.317648 | 225.211246
          WESTERN        | A:E | 2483.383920 | -38.91975187 | 26.584226 | 24 | 91.839504 | 118.744315
          UNITED_KINGDOM | PF:NCA LA:NG NG:GP LA:PF PF:GP GO:GP NG:GO | 11417.991092 | -67.32952749 | 22.993915 | 49 | 162.659055 | 245.499463
          """)
  void the_stepwise_rule_finds_the_references_model_and_numbers(
      String name,
      String pairs,
      String point,
      String logLikelihood,
      String deviance,
      int degreesOfFreedom,
      String aic,
      String bic) {
    var table = PublishedTables.named(name);
    var rule = new Stepwise(table.size(), Stepwise.USUAL_THRESHOLD);

    double estimate = rule.estimate(table.counts());
    var fitted = Fitted.of(table, rule.chosen());

    assertThat(rule.chosen()).isEqualTo(model(table, pairs));
    assertThat(fitted.existence()).isEqualTo(Existence.EXISTS);
    assertThat(fitted.persons()).isCloseTo(estimate, within(1e-8));
    assertThat(as(fitted.persons(), point)).isEqualTo(point);
    assertThat(as(fitted.logLikelihood(), logLikelihood)).isEqualTo(logLikelihood);
    assertThat(as(fitted.deviance(), deviance)).isEqualTo(deviance);
    assertThat(fitted.degreesOfFreedom()).isEqualTo(degreesOfFreedom);
    assertThat(as(fitted.aic(), aic)).isEqualTo(aic);
    assertThat(as(fitted.bic(), bic)).isEqualTo(bic);
  }

  @Test
  void an_effect_of_lists_that_nobody_shares_is_minus_infinity_and_counts_as_a_parameter() {
    var table = PublishedTables.WESTERN;
    int nobody = PublishedTables.bits(table.lists(), "A:B");

    var fitted = Fitted.of(table, Model.with(5, nobody));

    assertThat(fitted.parameters()).isEqualTo(7);
    assertThat(fitted.degreesOfFreedom()).isEqualTo(31 - 8 - 6);
    assertThat(fitted.dark()).isPositive();
  }

  @Test
  void what_does_not_exist_has_no_point() {
    var table = PublishedTables.ARTIFICIAL;

    var fitted = Fitted.of(table, Model.with(3, PublishedTables.bits(table.lists(), "A:B")));

    assertThat(fitted.existence()).isEqualTo(Existence.DOES_NOT_EXIST);
    assertThat(fitted.exists()).isFalse();
  }

  private static Model model(CaptureTable table, String pairs) {
    var model = Model.independence(table.size());
    for (var pair : pairs.split(" ")) {
      model = model.plus(PublishedTables.bits(table.lists(), pair));
    }
    return model;
  }

  /// With as many decimals as the reference prints.
  private static String as(double value, String reference) {
    int decimals = reference.length() - reference.indexOf('.') - 1;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
