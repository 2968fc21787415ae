package org.mufakat.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.estimation.Basis;
import org.mufakat.estimation.Bootstrap;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.Estimate;
import org.mufakat.estimation.EstimateAnswer;
import org.mufakat.estimation.Estimation;
import org.mufakat.estimation.Family;
import org.mufakat.estimation.Interval;
import org.mufakat.estimation.Method;
import org.mufakat.estimation.Plan;
import org.mufakat.estimation.Rounded;
import org.mufakat.estimation.Watch;

/// What has to hold of every answer to every table: no exception, a refusal with a reason, and an
/// estimate of numbers that are numbers, in the order that they must have.
///
/// @param refused whether the answer was a refusal
/// @param faults what did not hold; none is as it should be
public record EstimateWalk(boolean refused, List<String> faults) {

  private static final Method[] QUICK = {Method.STEPWISE, Method.INDEPENDENCE, Method.UK2014};
  private static final int MOST_LISTS_BY_ALL = 4;
  private static final int FEW_REPLICATES = 40;
  private static final double ROUNDING = 1e-6;

  public EstimateWalk {
    faults = List.copyOf(faults);
  }

  /// One invented table by one method, both by the seed; many lists by the quick methods alone.
  public static EstimateWalk of(long seed) {
    var table = InventedLists.table(seed);
    var methods = table.size() <= MOST_LISTS_BY_ALL ? Method.values() : QUICK;
    return of(table, methods[(int) Math.floorMod(seed, methods.length)], seed);
  }

  static EstimateWalk of(CaptureTable table, Method method, long seed) {
    var resamples = new Bootstrap.Resamples(Optional.of(FEW_REPLICATES), seed, 1);
    var plan =
        new Plan(
            method, Optional.of(2), resamples, Plan.USUAL_THRESHOLD, Plan.USUAL_MOST_VARIATION);
    try {
      return switch (Estimation.of(table, plan, Watch.none())) {
        case EstimateAnswer.Estimated(Estimate estimate) ->
            new EstimateWalk(false, faults(table, estimate));
        case EstimateAnswer.Refused(var reasons, var _) ->
            new EstimateWalk(
                true, reasons.isEmpty() ? List.of("a refusal without a reason") : List.of());
      };
    } catch (RuntimeException e) {
      return new EstimateWalk(false, List.of(e + " at " + e.getStackTrace()[0]));
    }
  }

  private static List<String> faults(CaptureTable table, Estimate estimate) {
    var faults = new ArrayList<String>();
    double seen = table.persons() * (1 - ROUNDING);
    if (!(estimate.persons() >= seen && Double.isFinite(estimate.persons()))) {
      faults.add("a point of " + estimate.persons());
    }
    if (!isWhole(estimate.interval(), seen) || !isWhole(estimate.narrow(), seen)) {
      faults.add("an interval of " + estimate.interval() + " or " + estimate.narrow());
    } else if (!estimate.interval().contains(estimate.persons())) {
      faults.add("a point of %s outside %s".formatted(estimate.persons(), estimate.interval()));
    }
    if (!(estimate.variation() >= 0)) {
      faults.add("a variation of " + estimate.variation());
    }
    estimate.families().stream()
        .flatMap(f -> f.said().stream())
        .filter(said -> !isWhole(said, seen))
        .forEach(said -> faults.add("a family's " + said));
    if (estimate.basis() instanceof Basis.OneModel model) {
      addFaults(faults, model, seen);
    }
    var rounded = Rounded.of(estimate.persons(), estimate.interval(), table.persons());
    if (rounded.lower() > rounded.upper() || rounded.lower() < table.persons()) {
      faults.add("published as " + rounded);
    }
    return faults;
  }

  private static void addFaults(List<String> faults, Basis.OneModel model, double seen) {
    var fitted = model.fitted();
    if (!Double.isFinite(fitted.logLikelihood() + fitted.aic() + fitted.bic())
        || !(fitted.deviance() >= -ROUNDING * seen)) {
      faults.add("measures of " + fitted);
    }
    model
        .profile()
        .filter(p -> !(p.interval().contains(p.persons()) && p.interval().lower() >= seen))
        .ifPresent(p -> faults.add("a profile of " + p));
  }

  private static boolean isWhole(Family.Said said, double seen) {
    return said.persons() >= seen
        && said.interval().lower() <= said.persons() + ROUNDING * seen
        && said.interval().upper() >= said.persons() - ROUNDING * seen;
  }

  private static boolean isWhole(Interval interval, double seen) {
    return interval.lower() >= seen
        && interval.upper() >= interval.lower()
        && Double.isFinite(interval.upper());
  }
}
