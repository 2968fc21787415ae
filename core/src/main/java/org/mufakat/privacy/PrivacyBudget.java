package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.List;

/// All that the releases about one population may ever take from each person's privacy, and what
/// they took so far. Kept over releases: a new budget for the same persons is a broken promise.
///
/// Guarantees: the costs of the spends together keep the total; a spend is never removed.
///
/// @param total what was promised to the persons
/// @param spends in the order of the releases, each release once
public record PrivacyBudget(Guarantee total, List<Spend> spends) {

  public PrivacyBudget {
    spends = List.copyOf(spends);
    if (!keeps(total, costOf(spends))) {
      throw new IllegalArgumentException("more spent than there is");
    }
    if (spends.stream().map(Spend::release).distinct().count() != spends.size()) {
      throw new IllegalArgumentException("a release spends once");
    }
  }

  public static PrivacyBudget of(Guarantee total) {
    return new PrivacyBudget(total, List.of());
  }

  public BudgetAnswer spend(Spend spend) {
    if (spend.cost().equals(Cost.NOTHING)) {
      return refused(BudgetAnswer.Why.COSTS_NOTHING, spend);
    }
    if (spends.stream().anyMatch(s -> s.release().equals(spend.release()))) {
      return refused(BudgetAnswer.Why.SPENT_BEFORE, spend);
    }
    if (!keeps(total, spent().plus(spend.cost()))) {
      return refused(BudgetAnswer.Why.BEYOND_THE_TOTAL, spend);
    }
    var longer = new ArrayList<>(spends);
    longer.add(spend);
    return new BudgetAnswer.Spent(new PrivacyBudget(total, longer), spend);
  }

  /// All spends together.
  public Cost spent() {
    return costOf(spends);
  }

  /// The guarantee that holds today, at the total's delta; empty before the first spend.
  public java.util.Optional<Guarantee> soFar() {
    return spends.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(spent().guarantee(total.delta()));
  }

  /// The most rho that a release may still cost which spends that much of its own delta.
  public Cost left(double delta) {
    var spent = spent();
    double free = total.delta() - spent.delta() - delta;
    if (free <= 0) {
      return Cost.NOTHING;
    }
    double rho = Concentrated.rho(new Guarantee(total.epsilon(), free)) - spent.rho();
    return rho > 0 ? new Cost(rho, delta) : Cost.NOTHING;
  }

  /// What share of the total's rho is spent, from 0 to 1.
  public double share() {
    double all = total.cost().rho();
    return all == 0 ? 1 : Math.min(1, spent().rho() / all);
  }

  private BudgetAnswer refused(BudgetAnswer.Why why, Spend spend) {
    return new BudgetAnswer.Refused(why, spend.cost(), left(spend.cost().delta()));
  }

  private static Cost costOf(List<Spend> spends) {
    return spends.stream().map(Spend::cost).reduce(Cost.NOTHING, Cost::plus);
  }

  private static boolean keeps(Guarantee total, Cost spent) {
    double free = total.delta() - spent.delta();
    return spent.equals(Cost.NOTHING)
        || free > 0 && spent.rho() <= Concentrated.rho(new Guarantee(total.epsilon(), free));
  }
}
