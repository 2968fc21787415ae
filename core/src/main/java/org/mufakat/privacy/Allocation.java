package org.mufakat.privacy;

import java.util.Optional;

/// How the cost is divided among combinations of one, two and more attributes: so that the noise
/// left in the counts, after they were made to agree, is least on average. Depends on the numbers
/// of levels alone, never on a row.
///
/// Proof of the cost: a row is in exactly one cell of each set of k of d attributes, so a person's
/// rows move the counts of all those sets by at most `rowsPerPerson × √(d over k)` in the Euclidean
/// norm, and discrete Gaussian noise of σ² for whole numbers is `d over k × rowsPerPerson² / 2σ²`-
/// zero-concentrated (Canonne, Kamath and Steinke 2020, theorem 14); the lengths' costs add up.
final class Allocation {

  private static final int ROUNDS = 6;
  private static final double LEAST_SHARE = 0.001;

  private final Sets sets;
  private final double[] told;
  private final double rho;
  private final int rowsPerPerson;

  /// @param told for each set how many of its cells are told
  Allocation(Sets sets, double[] told, double rho, int rowsPerPerson) {
    this.sets = sets;
    this.told = told;
    this.rho = rho;
    this.rowsPerPerson = rowsPerPerson;
  }

  /// The noise for each length from 0 on; empty when it cannot be drawn.
  Optional<DiscreteGaussian[]> best() {
    var shares = shares();
    var noise = new DiscreteGaussian[shares.length];
    for (int k = 0; k < noise.length; k++) {
      double variance = variance(k, shares[k]);
      if (variance > DiscreteGaussian.mostVariance()) {
        return Optional.empty();
      }
      noise[k] = DiscreteGaussian.ofAtLeast(variance);
    }
    return Optional.of(noise);
  }

  /// What this noise costs, exactly by the variances it has.
  double costOf(DiscreteGaussian[] noise) {
    double cost = 0;
    for (int k = 0; k < noise.length; k++) {
      cost += moved(k) / 2 / noise[k].variance();
    }
    return cost;
  }

  private double variance(int length, double share) {
    return moved(length) / (2 * rho * share);
  }

  private double moved(int length) {
    return Sets.choose(sets.attributes(), length) * rowsPerPerson * rowsPerPerson;
  }

  private double[] shares() {
    var shares = new double[sets.length(sets.size() - 1) + 1];
    java.util.Arrays.fill(shares, LEAST_SHARE);
    shares[shares.length - 1] = 1 - LEAST_SHARE * (shares.length - 1);
    double best = error(shares);
    for (int round = 0; round < ROUNDS; round++) {
      for (int k = 0; k < shares.length - 1; k++) {
        for (double factor : new double[] {4, 0.25, 2, 0.5}) {
          var other = with(shares, k, shares[k] * factor);
          double error = error(other);
          if (error < best) {
            best = error;
            shares = other;
          }
        }
      }
    }
    return shares;
  }

  private static double[] with(double[] shares, int length, double share) {
    var other = shares.clone();
    other[length] = Math.clamp(share, LEAST_SHARE, 0.5);
    double sum = 0;
    for (double each : other) {
      sum += each;
    }
    for (int k = 0; k < other.length; k++) {
      other[k] /= sum;
    }
    return other;
  }

  /// The mean deviation of all told cells.
  private double error(double[] shares) {
    var consistency = new Consistency(sets, precisions(shares));
    double error = 0;
    for (int s = 0; s < sets.size(); s++) {
      error += told[s] * consistency.deviation(s);
    }
    return error;
  }

  private double[] precisions(double[] shares) {
    var precisions = new double[sets.size()];
    for (int s = 0; s < precisions.length; s++) {
      precisions[s] = 1 / variance(sets.length(s), shares[sets.length(s)]);
    }
    return precisions;
  }
}
