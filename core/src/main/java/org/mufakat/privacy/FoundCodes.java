package org.mufakat.privacy;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mufakat.tables.Microdata;

/// Which categories may be told when their names come from the rows: those of which there are so
/// many, with noise, that one person alone would hardly ever have brought them in.
///
/// Proof that it is `delta`-approximate zero-concentrated with `rho = variables × rowsPerPerson² /
/// 2σ²`: let a person's rows be in or out. Categories that are there without the person get counts
/// that differ by at most `rowsPerPerson` in all for each variable, so the noise bounds their part
/// by rho. At most `variables × rowsPerPerson` categories are there with the person only, each at
/// most `rowsPerPerson` times; one of them is told with at most the chance `delta`, which the
/// threshold is chosen by.
final class FoundCodes {

  /// What share of a request's rho goes into telling which categories there are.
  private static final double SHARE = 0.1;

  private final DiscreteGaussian noise;
  private final int rowsPerPerson;
  private final long threshold;

  private FoundCodes(DiscreteGaussian noise, int rowsPerPerson, long threshold) {
    this.noise = noise;
    this.rowsPerPerson = rowsPerPerson;
    this.threshold = threshold;
  }

  /// Those that a share of the request pays for; empty when it buys no noise that can be drawn.
  static Optional<FoundCodes> within(PrivacyRequest request, int variables) {
    double person = (double) request.rowsPerPerson() * request.rowsPerPerson();
    double variance = variables * person / 2 / (request.most().rho() * SHARE);
    return variance > DiscreteGaussian.mostVariance()
        ? Optional.empty()
        : Optional.of(
            of(
                variables,
                request.rowsPerPerson(),
                DiscreteGaussian.ofAtLeast(variance),
                request.most().delta()));
  }

  static FoundCodes of(int variables, int rowsPerPerson, DiscreteGaussian noise, double delta) {
    double each = delta / variables / rowsPerPerson;
    long least = 1;
    while (tail(least, noise.variance()) > each) {
      least++;
    }
    return new FoundCodes(noise, rowsPerPerson, least + rowsPerPerson);
  }

  /// At least the chance of a noise of `least` or more: the sum of its weights over less than the
  /// sum of all.
  static double tail(long least, double variance) {
    double sum = 0;
    double term = 1;
    for (long x = least; term > 0 && term > sum * 1e-18; x++) {
      term = Math.exp(-(double) x * x / 2 / variance);
      sum += term;
    }
    return sum * (1 + 1e-9) / Math.sqrt(2 * Math.PI * variance);
  }

  /// A category is told when its noisy count is this or more.
  long threshold() {
    return threshold;
  }

  double rho(int variables) {
    return variables * (double) rowsPerPerson * rowsPerPerson / 2 / noise.variance();
  }

  CodedRows.Kept learn(Microdata rows, RandomGenerator source) {
    var chance = new EvenChance(source);
    var kept = new boolean[rows.variables().size()][];
    for (int v = 0; v < kept.length; v++) {
      var counts = new long[rows.variables().get(v).size()];
      for (int r = 0; r < rows.size(); r++) {
        counts[rows.category(r, v)]++;
      }
      kept[v] = new boolean[counts.length];
      for (int c = 0; c < counts.length; c++) {
        kept[v][c] = counts[c] > 0 && counts[c] + noise.draw(chance) >= threshold;
      }
    }
    return (variable, category) -> kept[variable][category];
  }
}
