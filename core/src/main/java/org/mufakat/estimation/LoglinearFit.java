package org.mufakat.estimation;

import java.util.Arrays;

/// Fits log-linear models to the counts of one table by maximum likelihood (Poisson, Newton's
/// method, which here is iteratively reweighted least squares). Made once for so many lists and
/// used for any number of tables and models; holds all memory it needs; for one thread.
///
/// What makes it quick: expected counts are products over subsets, margins and the information
/// matrix are sums over supersets (both by [Lattice]), and a step is a Cholesky triangle of as many
/// rows as the model has parameters.
///
/// The sparse rule: an effect of lists that nobody is on together is minus infinity; every history
/// with those lists is expected to have nobody.
///
/// Source: the model as in Chan, Silverman & Vincent (2021), section 2.
final class LoglinearFit {

  private static final int MOST_STEPS = 60;
  private static final int MOST_HALVINGS = 30;
  private static final int KEPT_LOGARITHMS = 4096;

  /// Newton's method squares what is left at each step: at this it has converged with the next.
  private static final double CONVERGED = 1e-13;

  private final int histories;
  private final int[] onAll;
  private final int[] fewListsFirst;
  private final int[] observed;
  private final double[] expected;
  private final double[] margins;
  private final double[] weighted;
  private final double[] logarithms = new double[KEPT_LOGARITHMS];
  private final ExistenceCheck existence;
  private int observedLength;
  private int[] counts = {};

  private int size;
  private int[] finite = new int[8];
  private double[] alpha = new double[8];
  private double[] step = new double[8];
  private double[] gradient = new double[8];
  private double[] triangle = new double[64];
  private int[] terms = {};
  private int termsLength;
  private boolean sparse = true;

  /// Persons on no list, where they are taken for known; else 0.
  private double unseen;

  LoglinearFit(int lists) {
    histories = 1 << lists;
    onAll = new int[histories];
    fewListsFirst = fewListsFirst(lists);
    observed = new int[histories];
    expected = new double[histories];
    margins = new double[histories];
    weighted = new double[histories];
    existence = new ExistenceCheck(lists);
    for (int i = 0; i < KEPT_LOGARITHMS; i++) {
      logarithms[i] = Math.log(i + 0.1);
    }
  }

  /// All histories, those of one list first.
  private static int[] fewListsFirst(int lists) {
    var sorted = new int[(1 << lists) - 1];
    int n = 0;
    for (int of = 1; of <= lists; of++) {
      for (int history = (1 << of) - 1; history < 1 << lists; history = next(history)) {
        sorted[n++] = history;
      }
    }
    return sorted;
  }

  /// The next greater number with as many bits.
  private static int next(int bits) {
    int lowest = Integer.lowestOneBit(bits);
    int carried = bits + lowest;
    return carried | (bits ^ carried) / lowest >>> 2;
  }

  /// The counts to fit to from now on; not copied.
  void to(int[] newCounts) {
    counts = newCounts;
    System.arraycopy(newCounts, 0, onAll, 0, histories);
    Lattice.sumOverSupersets(onAll);
    observedLength = 0;
    for (int history : fewListsFirst) {
      if (newCounts[history] > 0) {
        observed[observedLength++] = history;
      }
    }
  }

  /// Whether effects of lists without a common person are minus infinity (they are, unless this was
  /// called), or are fitted like any other.
  void heedSparseness(boolean heed) {
    sparse = heed;
  }

  int persons() {
    return onAll[0];
  }

  int onAll(int lists) {
    return onAll[lists];
  }

  Existence existence(int[] ofTerms, int length) {
    return existence.check(observed, observedLength, onAll, ofTerms, length);
  }

  Existence existence(Model model) {
    return existence(model.terms(), model.terms().length);
  }

  boolean fit(Model model) {
    return fit(model.terms(), model.terms().length);
  }

  /// @param newTerms without the intercept; the first `length` count
  /// @return whether it converged; when not, what it holds is where it stopped
  boolean fit(int[] newTerms, int length) {
    set(newTerms, length);
    return start() && climb();
  }

  private void set(int[] newTerms, int length) {
    terms = newTerms;
    termsLength = length;
    unseen = 0;
    makeRoom(length + 1);
    size = 0;
    for (int i = 0; i < length; i++) {
      if (!isMinusInfinity(newTerms[i])) {
        finite[size++] = newTerms[i];
      }
    }
    finite[size++] = 0;
  }

  /// As [#fit], from the effects of the last fit that converged: quicker where a term was added.
  /// What it finds is the same but for rounding.
  boolean fitOnwards(int[] newTerms, int length) {
    var known = Arrays.copyOf(finite, size);
    var effects = Arrays.copyOf(alpha, size);
    set(newTerms, length);
    Arrays.fill(alpha, 0, size, 0);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < known.length; j++) {
        if (known[j] == finite[i]) {
          alpha[i] = effects[j];
        }
      }
    }
    return climb() || fit(newTerms, length);
  }

  /// Fits the last [#fit] again as if so many persons had been found on no list; from where it
  /// stands.
  ///
  /// @param persons above 0
  /// @return whether it converged
  boolean fitKnowing(double persons) {
    unseen = persons;
    return climb();
  }

  private boolean isMinusInfinity(int term) {
    return sparse && onAll[term] == 0;
  }

  private void makeRoom(int parameters) {
    if (finite.length < parameters) {
      finite = new int[parameters];
      alpha = new double[parameters];
      step = new double[parameters];
      gradient = new double[parameters];
      triangle = new double[parameters * parameters];
    }
  }

  /// The first step of reweighted least squares, from the counts themselves.
  private boolean start() {
    exclude();
    Lattice.multiplyOverSubsets(expected);
    margins[0] = 0;
    weighted[0] = 0;
    for (int history = 1; history < histories; history++) {
      double weight = expected[history] * (counts[history] + 0.1);
      margins[history] = weight;
      weighted[history] = weight * logarithm(counts[history]) - 0.1 * expected[history];
    }
    Lattice.sumOverSupersets(margins);
    Lattice.sumOverSupersets(weighted);
    if (!decompose()) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      alpha[i] = weighted[finite[i]];
    }
    Cholesky.solve(triangle, size, alpha);
    return true;
  }

  /// A factor of 1 for every set of lists, and of 0 where the effect is minus infinity.
  private void exclude() {
    Arrays.fill(expected, 1);
    for (int i = 0; i < termsLength; i++) {
      if (isMinusInfinity(terms[i])) {
        expected[terms[i]] = 0;
      }
    }
  }

  private double logarithm(int count) {
    return count < KEPT_LOGARITHMS ? logarithms[count] : Math.log(count + 0.1);
  }

  private boolean climb() {
    double height = expand();
    for (int i = 0; i < MOST_STEPS; i++) {
      if (!decompose()) {
        return false;
      }
      for (int j = 0; j < size; j++) {
        step[j] = onAll[finite[j]] - margins[finite[j]];
      }
      step[size - 1] += unseen;
      double ascent = ascent();
      if (!Double.isFinite(ascent)) {
        return false;
      }
      move(1);
      double higher = expand();
      if (ascent < CONVERGED) {
        return true;
      }
      for (int halvings = 0; isLower(higher, height); halvings++) {
        if (halvings == MOST_HALVINGS) {
          return false;
        }
        move(-Math.scalb(1.0, -1 - halvings));
        higher = expand();
      }
      height = higher;
    }
    return false;
  }

  private static boolean isLower(double higher, double height) {
    return !(higher >= height - 1e-9 * (1 + Math.abs(height)));
  }

  /// Solves for the step; what the likelihood would rise by, twice, were it a parabola.
  private double ascent() {
    System.arraycopy(step, 0, gradient, 0, size);
    Cholesky.solve(triangle, size, step);
    double sum = 0;
    for (int j = 0; j < size; j++) {
      sum += gradient[j] * step[j];
    }
    return sum;
  }

  private void move(double times) {
    for (int j = 0; j < size; j++) {
      alpha[j] += times * step[j];
    }
  }

  private boolean decompose() {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        triangle[i * size + j] = margins[finite[i] | finite[j]];
      }
    }
    return Cholesky.decompose(triangle, size);
  }

  /// Expected counts and their margins at the present effects.
  ///
  /// @return the logarithm of the likelihood, without what depends on the counts alone
  private double expand() {
    exclude();
    double sum = 0;
    for (int j = 0; j < size; j++) {
      expected[finite[j]] = Math.exp(alpha[j]);
      sum += alpha[j] * onAll[finite[j]];
    }
    Lattice.multiplyOverSubsets(expected);
    System.arraycopy(expected, 0, margins, 0, histories);
    margins[0] = unseen > 0 ? expected[0] : 0;
    Lattice.sumOverSupersets(margins);
    return sum + unseen * alpha[size - 1] - margins[0];
  }

  /// Persons expected on no list.
  double dark() {
    return expected[0];
  }

  /// Persons expected to have exactly this history.
  double expected(int history) {
    return expected[history];
  }

  /// Persons expected on all of these lists.
  double expectedOnAll(int lists) {
    return margins[lists];
  }

  /// The logarithm of the likelihood without what depends on the counts alone.
  double kernel() {
    double sum = -margins[0];
    for (int j = 0; j < size; j++) {
      sum += alpha[j] * onAll[finite[j]];
    }
    return sum + unseen * alpha[size - 1];
  }

  /// The logarithm of the number expected on no list.
  double logDark() {
    return alpha[size - 1];
  }

  /// The asymptotic variance of the dark figure's logarithm; NaN where there is none.
  double varianceOfLogDark() {
    return decompose() ? Cholesky.inverseAt(triangle, size, size - 1) : Double.NaN;
  }

  /// An effect by its asymptotic standard error; 0 where it is minus infinity or has none.
  double wald(int term) {
    for (int j = 0; j < size; j++) {
      if (finite[j] == term) {
        return decompose() ? alpha[j] / Math.sqrt(Cholesky.inverseAt(triangle, size, j)) : 0;
      }
    }
    return 0;
  }

  /// Histories that may have somebody, less parameters that are finite.
  int degreesOfFreedom() {
    int kept = 0;
    for (int history = 1; history < histories; history++) {
      kept += expected[history] > 0 ? 1 : 0;
    }
    return kept - size;
  }
}
