package org.mufakat.estimation;

import java.util.Arrays;

/// The rule behind the United Kingdom's estimate of 2014, kept to reproduce it: add the pair that
/// lowers Akaike's criterion most, if it does and the effect by its standard error is significant
/// at 0.05. It knows no effect of minus infinity and checks no existence.
///
/// Source: Silverman, *Modern slavery: an application of multiple systems estimation* (Home Office,
/// 2014).
final class StepwiseByAic implements Selection {

  private static final double SIGNIFICANT = 0.05;
  private static final double LEAST_WALD = -Normal.quantile(SIGNIFICANT / 2);

  private final int lists;
  private final LoglinearFit fit;
  private final int[] pairs;
  private final int[] terms;
  private int length;

  StepwiseByAic(int lists) {
    this.lists = lists;
    this.fit = new LoglinearFit(lists);
    this.pairs = Pairs.of(lists);
    this.terms = new int[lists + pairs.length];
    fit.heedSparseness(false);
  }

  @Override
  public double estimate(int[] counts) {
    fit.to(counts);
    for (length = 0; length < lists; length++) {
      terms[length] = 1 << length;
    }
    if (!fit.fit(terms, length)) {
      return Double.NaN;
    }
    while (addBest()) {
      length++;
    }
    return fit.fit(terms, length) ? fit.persons() + fit.dark() : Double.NaN;
  }

  /// Puts the best pair behind the terms; false when there is none that is good enough.
  private boolean addBest() {
    double before = fit.fit(terms, length) ? fit.kernel() : Double.NaN;
    double best = Double.NEGATIVE_INFINITY;
    double waldOfBest = 0;
    int pairOfBest = 0;
    for (int pair : pairs) {
      if (!isIn(pair)) {
        terms[length] = pair;
        fit.fit(terms, length + 1);
        if (fit.kernel() > best) {
          best = fit.kernel();
          waldOfBest = fit.wald(pair);
          pairOfBest = pair;
        }
      }
    }
    if (pairOfBest != 0) {
      terms[length] = pairOfBest;
    }
    return best - before > 1 && Math.abs(waldOfBest) >= LEAST_WALD;
  }

  private boolean isIn(int pair) {
    for (int i = lists; i < length; i++) {
      if (terms[i] == pair) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Model chosen() {
    return Model.of(lists, Arrays.copyOf(terms, length), length);
  }
}
