package org.mufakat.estimation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// All methods side by side on one table.
final class Families {

  private final CaptureTable table;
  private final Plan plan;
  private final Watch watch;

  Families(CaptureTable table, Plan plan, Watch watch) {
    this.table = table;
    this.plan = plan;
    this.watch = watch;
  }

  List<Family> all() {
    return Arrays.stream(Method.values()).map(m -> new Family(m, said(m))).toList();
  }

  /// What one method says.
  Optional<Family.Said> said(Method method) {
    return table.size() > method.mostLists() ? Optional.empty() : computed(method);
  }

  private Optional<Family.Said> computed(Method method) {
    return switch (method) {
      case STEPWISE -> by(new Stepwise(table.size(), plan.threshold()), true);
      case INDEPENDENCE -> by(new FixedModel(Model.independence(table.size())), true);
      case UK2014 -> by(new StepwiseByAic(table.size()), false);
      case BIC -> byBic();
      case DECOMPOSABLE -> byAverage();
    };
  }

  private Optional<Family.Said> by(Selection selection, boolean heedSparseness) {
    return Double.isNaN(selection.estimate(table.counts()))
        ? Optional.empty()
        : said(Fitted.of(table, selection.chosen(), heedSparseness));
  }

  private Optional<Family.Said> byBic() {
    int order = plan.order().orElse(BicSearch.usualOrder(table.size()));
    var best = BicSearch.in(table, order, 1, plan.resamples().seed(), watch).best();
    return best.isEmpty() ? Optional.empty() : said(Fitted.of(table, best.getFirst()));
  }

  private Optional<Family.Said> byAverage() {
    var posterior =
        DecomposableAverage.of(
                table,
                UnseenGrid.coarse(table),
                DecomposableAverage.usualDelta(table.size()),
                watch)
            .posterior();
    return Optional.of(new Family.Said(posterior.median(), posterior.usual(), Optional.empty()));
  }

  private static Optional<Family.Said> said(Fitted fitted) {
    return fitted.exists()
        ? Optional.of(
            new Family.Said(
                fitted.persons(),
                fitted.asymptotic(Bootstrap.USUAL_LEVEL),
                Optional.of(fitted.model())))
        : Optional.empty();
  }
}
