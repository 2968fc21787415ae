package org.mufakat.estimation;

import java.util.Optional;
import java.util.function.DoublePredicate;

/// The number of persons that makes the table likeliest when the persons themselves are the sample
/// (multinomial), and the interval of numbers that do so nearly as well (profile likelihood).
///
/// Another number than the Poisson likelihood's, which the other measures rest on, and some persons
/// below it; the two are not to be mixed. It takes the model for known, as the conditional interval
/// does.
///
/// Source: Cormack, *Interval estimation for mark-recapture studies of closed populations* (1992),
/// with his use of Stirling's formula for more than a hundred persons.
///
/// @param persons seen and unseen, the point
/// @param interval at 0.95; its upper limit is infinite where the likelihood has no end
public record ProfileLikelihood(double persons, Interval interval) {

  private static final double USUAL_LEVEL = 0.95;

  /// Half of what a chi-squared variable with one degree of freedom exceeds once in twenty.
  private static final double DROP = Math.pow(Normal.quantile((1 + USUAL_LEVEL) / 2), 2) / 2;

  /// Stirling's formula above; factorials up to here.
  private static final int FEW = 100;

  private static final double LEAST_UNSEEN = 1e-6;
  private static final double MOST_TIMES_SEEN = 1e6;
  private static final int BISECTIONS = 60;

  /// Empty where the model has no estimate for the table or the likelihood cannot be followed.
  public static Optional<ProfileLikelihood> of(CaptureTable table, Model model) {
    return of(table, model, true);
  }

  static Optional<ProfileLikelihood> of(CaptureTable table, Model model, boolean heedSparseness) {
    var fit = new LoglinearFit(table.size());
    fit.heedSparseness(heedSparseness);
    fit.to(table.counts());
    return heedSparseness && fit.existence(model) != Existence.EXISTS || !fit.fit(model)
        ? Optional.empty()
        : new Search(fit).found();
  }

  /// Moves along the profile from the Poisson likelihood's point.
  private static final class Search {

    private final LoglinearFit fit;
    private final int seen;
    private final double most;
    private boolean lost;

    Search(LoglinearFit fit) {
      this.fit = fit;
      this.seen = fit.persons();
      this.most = seen * MOST_TIMES_SEEN;
    }

    Optional<ProfileLikelihood> found() {
      double poisson = Math.max(fit.dark(), 2 * LEAST_UNSEEN);
      double top = last(poisson, unseen -> slope(unseen) > 0);
      if (top >= most) {
        return Optional.empty();
      }
      double bound = height(top) - DROP;
      double lower =
          height(LEAST_UNSEEN) >= bound
              ? 0
              : last(top, unseen -> unseen < top && height(unseen) < bound);
      double upper = last(top, unseen -> unseen <= top || height(unseen) > bound);
      return lost
          ? Optional.empty()
          : Optional.of(
              new ProfileLikelihood(
                  seen + top,
                  new Interval(
                      seen + lower,
                      upper >= most ? Double.POSITIVE_INFINITY : seen + upper,
                      USUAL_LEVEL)));
    }

    /// The last number of which it holds, where it holds of all smaller ones and of no larger; the
    /// ends where it holds of none or all.
    private double last(double near, DoublePredicate holds) {
      double low = near;
      while (low > LEAST_UNSEEN && !holds.test(low)) {
        low = Math.max(LEAST_UNSEEN, low / 2);
      }
      double high = 2 * low;
      while (high < most && holds.test(high)) {
        low = high;
        high = 2 * high;
      }
      if (high >= most) {
        return most;
      }
      for (int i = 0; i < BISECTIONS; i++) {
        double middle = low + (high - low) / 2;
        if (holds.test(middle)) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private void follow(double unseen) {
      lost |= !fit.fitKnowing(unseen);
    }

    /// The logarithm of the likelihood, but for what does not depend on the number.
    private double height(double unseen) {
      follow(unseen);
      double all = seen + unseen;
      return fit.kernel()
          + logFactorial(all, all)
          - all * Math.log(all)
          + all
          - logFactorial(unseen, all);
    }

    private double slope(double unseen) {
      follow(unseen);
      double all = seen + unseen;
      return fit.logDark()
          + slopeOfLogFactorial(all, all)
          - Math.log(all)
          - slopeOfLogFactorial(unseen, all);
    }

    private static double logFactorial(double persons, double all) {
      return isExact(persons, all)
          ? LogGamma.of(persons + 1)
          : (persons + 0.5) * Math.log(persons) - persons + Math.log(2 * Math.PI) / 2;
    }

    private static double slopeOfLogFactorial(double persons, double all) {
      return isExact(persons, all)
          ? LogGamma.slope(persons + 1)
          : Math.log(persons) + 0.5 / persons;
    }

    private static boolean isExact(double persons, double all) {
      return all <= FEW || persons <= 1;
    }
  }
}
