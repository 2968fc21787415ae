package org.mufakat.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Estimates how many persons there are in all from who is on which lists, or says why it does not.
///
/// Assumes what no table can test: that the lists are of one closed population, that the same
/// person is recognised on each, and that the effects left out of the model are none.
public final class Estimation {

  private static final int FEWEST_LISTS = 3;

  private final CaptureTable table;
  private final Plan plan;
  private final Watch watch;

  private Estimation(CaptureTable table, Plan plan, Watch watch) {
    this.table = table;
    this.plan = plan;
    this.watch = watch;
  }

  /// @throws Cancelled when whoever watches does not want it to go on
  public static EstimateAnswer of(CaptureTable table, Plan plan, Watch watch) {
    return new Estimation(table, plan, watch).answer();
  }

  private EstimateAnswer answer() {
    var reasons = hopeless();
    if (!reasons.isEmpty()) {
      return new EstimateAnswer.Refused(reasons, Optional.empty());
    }
    return switch (plan.method()) {
      case STEPWISE -> byRule(() -> new Stepwise(table.size(), plan.threshold()), true);
      case INDEPENDENCE -> byRule(() -> new FixedModel(Model.independence(table.size())), true);
      case UK2014 -> byRule(() -> new StepwiseByAic(table.size()), false);
      case BIC -> byBic();
      case DECOMPOSABLE -> byAverage();
    };
  }

  private List<NoEstimate> hopeless() {
    var reasons = new ArrayList<NoEstimate>();
    if (table.size() < FEWEST_LISTS) {
      reasons.add(new NoEstimate.TooFewLists(table.size()));
    }
    if (table.size() >= FEWEST_LISTS && !table.hasOverlappingTriple()) {
      reasons.add(new NoEstimate.NoOverlappingTriple());
    }
    if (table.size() > plan.method().mostLists()) {
      reasons.add(new NoEstimate.TooManyLists(table.size(), plan.method().mostLists()));
    }
    return reasons;
  }

  private EstimateAnswer byRule(Selection.Rule rule, boolean heedSparseness) {
    var selection = rule.selection();
    return Double.isNaN(selection.estimate(table.counts()))
        ? none()
        : of(Fitted.of(table, selection.chosen(), heedSparseness), rule, Optional.empty());
  }

  private EstimateAnswer byBic() {
    int order = plan.order().orElse(BicSearch.usualOrder(table.size()));
    var search =
        BicSearch.in(table, order, BestByBic.kept(table.size()), plan.resamples().seed(), watch);
    return search.best().isEmpty()
        ? none()
        : of(
            Fitted.of(table, search.best().getFirst()),
            () -> new BestByBic(search.best()),
            Optional.of(search));
  }

  private static EstimateAnswer none() {
    return new EstimateAnswer.Refused(List.of(new NoEstimate.DoesNotExist()), Optional.empty());
  }

  private EstimateAnswer of(Fitted fitted, Selection.Rule rule, Optional<BicSearch> search) {
    if (!fitted.exists()) {
      return none();
    }
    var reselected = Bootstrap.of(table, rule, fitted.persons(), plan.resamples(), watch);
    var basis =
        new Basis.OneModel(
            fitted,
            reselected,
            conditional(fitted, reselected),
            ProfileLikelihood.of(table, fitted.model(), plan.method() != Method.UK2014),
            search);
    var estimate =
        new Estimate(
            plan.method(),
            fitted.persons(),
            reselected.usual().interval(),
            reselected.narrow().interval(),
            fitted.standardError(),
            basis,
            new Families(table, plan, watch).all(),
            Sensitivity.of(table, plan, watch),
            InteractionSensitivity.of(
                fitted.persons(), reselected.usual().interval(), table.persons()));
    var reasons = new ArrayList<NoEstimate>();
    if (!reselected.usual().isFinite()) {
      var replicates = reselected.replicates();
      reasons.add(new NoEstimate.NoInterval(replicates.without(), replicates.all()));
    }
    return judged(estimate, reasons);
  }

  /// By as many replicates as the other interval took, for the two to be compared.
  private BcaInterval conditional(Fitted fitted, Bootstrap reselected) {
    var asked = plan.resamples();
    var same =
        new Bootstrap.Resamples(
            Optional.of(reselected.replicates().all()), asked.seed(), asked.threads());
    return Bootstrap.of(table, () -> new FixedModel(fitted.model()), fitted.persons(), same, watch)
        .usual();
  }

  private EstimateAnswer byAverage() {
    double delta = DecomposableAverage.usualDelta(table.size());
    var average = DecomposableAverage.of(table, UnseenGrid.whole(table), delta, watch);
    var posterior = average.posterior();
    var estimate =
        new Estimate(
            plan.method(),
            posterior.median(),
            posterior.usual(),
            posterior.narrow(),
            posterior.variation(),
            new Basis.Average(
                average, delta, List.of(sensitivity(delta / 2), sensitivity(delta * 2))),
            new Families(table, plan, watch).all(),
            Sensitivity.of(table, plan, watch),
            InteractionSensitivity.of(posterior.median(), posterior.usual(), table.persons()));
    return judged(estimate, new ArrayList<>());
  }

  private Basis.Sensitivity sensitivity(double delta) {
    var posterior =
        DecomposableAverage.of(table, UnseenGrid.coarse(table), delta, watch).posterior();
    return new Basis.Sensitivity(delta, posterior.median(), posterior.usual());
  }

  private EstimateAnswer judged(Estimate estimate, List<NoEstimate> reasons) {
    if (!(estimate.variation() <= plan.mostVariation())) {
      reasons.add(new NoEstimate.TooUncertain(estimate.variation(), plan.mostVariation()));
    }
    return reasons.isEmpty()
        ? new EstimateAnswer.Estimated(estimate)
        : new EstimateAnswer.Refused(reasons, Optional.of(estimate));
  }
}
