package org.mufakat.estimation;

/// A rule that chooses a model for a table's counts and estimates by it. The bootstrap runs it
/// again on every resampled table. Holds memory; for one thread.
interface Selection {

  /// Persons in all, seen and unseen; NaN where the rule finds no model that has an estimate.
  double estimate(int[] counts);

  /// What the last [#estimate] chose, where it gave a number.
  Model chosen();

  /// How many copies of it are wanted, one a thread.
  interface Rule {
    Selection selection();
  }
}
