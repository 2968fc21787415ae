package org.mufakat.tables;

/// A sum of persons that whoever attacks knows already: published by an earlier release, or by a
/// partner (its "from A" is this State's "to B"), or rounded, or withheld as "fewer than 5".
///
/// @param label who published it and where, for findings
/// @param scope whom it counts
/// @param low fewest persons that it can be, 0 or more
/// @param high most persons that it can be; equal to `low` for a plain number
public record KnownSum(String label, Scope scope, long low, long high) {

  /// No bound from above.
  public static final long UNBOUNDED = Long.MAX_VALUE;

  public KnownSum {
    Scope.checkName(label);
    if (low < 0 || high < low) {
      throw new IllegalArgumentException("0 ≤ low ≤ high");
    }
  }

  /// A plain number.
  public static KnownSum exactly(String label, Scope scope, long persons) {
    return new KnownSum(label, scope, persons, persons);
  }
}
