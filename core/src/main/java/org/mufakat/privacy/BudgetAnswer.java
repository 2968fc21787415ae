package org.mufakat.privacy;

/// Whether a budget bears a release.
public sealed interface BudgetAnswer {

  /// @param budget with the spend in it
  record Spent(PrivacyBudget budget, Spend spend) implements BudgetAnswer {}

  /// Nothing was spent.
  ///
  /// @param why what stands in the way
  /// @param wanted what the release would have cost
  /// @param left the most that a release may cost now
  record Refused(Why why, Cost wanted, Cost left) implements BudgetAnswer {}

  /// What stands in the way of a release.
  enum Why {
    /// All releases together would tell more than was promised.
    BEYOND_THE_TOTAL,
    /// This release's spend is in the budget already.
    SPENT_BEFORE,
    /// A release without a cost has no place in a budget.
    COSTS_NOTHING
  }
}
