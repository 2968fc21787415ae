package org.mufakat.estimation;

import java.util.Arrays;

/// Starts with independent lists and adds the pair whose overlap surprises most, while that is less
/// likely than a threshold; pairs that nobody is on both of may join with an effect of minus
/// infinity, and a pair without which alone an estimate exists may not.
///
/// Source: Chan, Silverman & Vincent, *Multiple systems estimation for sparse capture data* (2021),
/// with their threshold 0.02.
final class Stepwise implements Selection {

  static final double USUAL_THRESHOLD = 0.02;

  /// So many are fitted from the start at every step, as the published tables were.
  private static final int FEW_LISTS = 6;

  private final int lists;
  private final double threshold;
  private final LoglinearFit fit;
  private final int[] pairs;
  private final int[] terms;
  private final double[] surprise;
  private int length;

  Stepwise(int lists, double threshold) {
    this.lists = lists;
    this.threshold = threshold;
    this.fit = new LoglinearFit(lists);
    this.pairs = Pairs.of(lists);
    this.terms = new int[lists + pairs.length];
    this.surprise = new double[pairs.length];
  }

  @Override
  public double estimate(int[] counts) {
    fit.to(counts);
    for (length = 0; length < lists; length++) {
      terms[length] = 1 << length;
    }
    if (fit.existence(terms, length) != Existence.EXISTS) {
      return Double.NaN;
    }
    boolean converged = fit.fit(terms, length);
    while (converged && addMostSurprising()) {
      converged = lists > FEW_LISTS ? fit.fitOnwards(terms, length) : fit.fit(terms, length);
    }
    return converged ? fit.persons() + fit.dark() : Double.NaN;
  }

  /// Adds the likeliest pair of those with which the estimate exists; false when there is none.
  private boolean addMostSurprising() {
    for (int i = 0; i < pairs.length; i++) {
      surprise[i] =
          isIn(pairs[i])
              ? 1
              : Poisson.smallerTail(fit.onAll(pairs[i]), fit.expectedOnAll(pairs[i]));
    }
    for (int best = smallest(); surprise[best] < threshold; best = smallest()) {
      terms[length] = pairs[best];
      if (fit.existence(terms, length + 1) == Existence.EXISTS) {
        length++;
        return true;
      }
      surprise[best] = 1;
    }
    return false;
  }

  private boolean isIn(int pair) {
    for (int i = lists; i < length; i++) {
      if (terms[i] == pair) {
        return true;
      }
    }
    return false;
  }

  private int smallest() {
    int best = 0;
    for (int i = 1; i < surprise.length; i++) {
      best = surprise[i] < surprise[best] ? i : best;
    }
    return best;
  }

  @Override
  public Model chosen() {
    return Model.of(lists, Arrays.copyOf(terms, length), length);
  }
}
