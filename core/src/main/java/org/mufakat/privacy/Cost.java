package org.mufakat.privacy;

/// What a release takes from each person's privacy: `delta`-approximate zero-concentrated
/// differential privacy with `rho`. Costs add up, in whatever order and however one release depends
/// on the results of those before it.
///
/// Source: Bun and Steinke 2016, definition 8.1 and lemma 8.2 (composition).
///
/// @param rho 0 or more
/// @param delta 0 or more, below 1: the chance that the other number does not bound
public record Cost(double rho, double delta) {

  public static final Cost NOTHING = new Cost(0, 0);

  public Cost {
    if (!(rho >= 0 && rho < Double.POSITIVE_INFINITY) || !(delta >= 0 && delta < 1)) {
      throw new IllegalArgumentException("rho and delta from 0 on");
    }
  }

  public Cost plus(Cost other) {
    return new Cost(rho + other.rho, Math.min(delta + other.delta, Math.nextDown(1.0)));
  }

  /// The same cost in the other currency.
  ///
  /// @param allDelta above this cost's own
  public Guarantee guarantee(double allDelta) {
    if (!(allDelta > delta)) {
      throw new IllegalArgumentException("a delta above the cost's own");
    }
    return new Guarantee(
        Math.max(Double.MIN_NORMAL, Concentrated.epsilon(rho, allDelta - delta)), allDelta);
  }
}
