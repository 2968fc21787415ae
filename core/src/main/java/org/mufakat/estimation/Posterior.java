package org.mufakat.estimation;

/// A distribution over numbers of persons, seen and unseen.
///
/// @param median the least number that half of it does not exceed; the limits likewise
/// @param mean of the unseen alone
/// @param deviation of the unseen alone, standard
/// @param atEnd the last number's share: near 0, or the grid ends too early
public record Posterior(
    double median, Interval usual, Interval narrow, double mean, double deviation, double atEnd) {

  /// @param weights of the grid's numbers; need not add up to 1
  static Posterior of(int seen, int[] unseen, double[] weights) {
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      first += weights[i] * unseen[i];
      second += weights[i] * unseen[i] * (double) unseen[i];
    }
    double mean = first / sum;
    return new Posterior(
        seen + at(0.5 * sum, unseen, weights),
        interval(seen, sum, unseen, weights, Bootstrap.USUAL_LEVEL),
        interval(seen, sum, unseen, weights, Bootstrap.NARROW_LEVEL),
        mean,
        Math.sqrt(Math.max(0, second / sum - mean * mean)),
        weights[weights.length - 1] / sum);
  }

  private static Interval interval(
      int seen, double sum, int[] unseen, double[] weights, double level) {
    return new Interval(
        seen + at((1 - level) / 2 * sum, unseen, weights),
        seen + at((1 + level) / 2 * sum, unseen, weights),
        level);
  }

  private static int at(double share, int[] unseen, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      if (sum >= share) {
        return unseen[i];
      }
    }
    return unseen[unseen.length - 1];
  }

  /// The unseen persons' standard deviation by their mean.
  public double variation() {
    return deviation / mean;
  }
}
