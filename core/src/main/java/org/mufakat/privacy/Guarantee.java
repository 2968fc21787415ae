package org.mufakat.privacy;

/// What is promised to each person: whatever anyone sees, its chance with the person's row in is at
/// most `exp(epsilon)` times its chance without, and the other way round, but for outcomes of total
/// chance `delta`.
///
/// Source: Dwork, Kenthapadi, McSherry, Mironov and Naor 2006.
///
/// @param epsilon above 0; from 10 on it promises little
/// @param delta above 0, below 1; far below one in as many as there are persons
public record Guarantee(double epsilon, double delta) {

  public Guarantee {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY) || !(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("epsilon above 0, delta between 0 and 1");
    }
  }

  /// The most that costs of no delta of their own may add up to.
  public Cost cost() {
    return new Cost(Concentrated.rho(this), 0);
  }
}
