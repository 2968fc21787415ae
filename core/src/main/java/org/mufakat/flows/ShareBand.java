package org.mufakat.flows;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.mufakat.statistics.CountInterval;

/// The share of one corridor in a whole that it is part of, as an interval and, around that, a band
/// of chance: the whole is drawn again as Poisson counts, with this corridor at its low end and the
/// rest at its high end for the lower limit, and the other way round for the upper one.
///
/// @param low the least share that the published intervals allow, 0 to 1
/// @param high the most
/// @param bandLow the 2.5 % point of the draws at the low end
/// @param bandHigh the 97.5 % point of the draws at the high end
/// @param draws how many
public record ShareBand(double low, double high, double bandLow, double bandHigh, int draws) {

  /// @param rest the sum of the other corridors of the whole
  /// @param chance a seeded one: the same seed gives the same band
  public static ShareBand of(
      CountInterval part, CountInterval rest, int draws, RandomGenerator chance) {
    var atLow = drawn(part.low(), rest.high(), draws, chance);
    var atHigh = drawn(part.high(), rest.low(), draws, chance);
    return new ShareBand(
        share(part.low(), rest.high()),
        share(part.high(), rest.low()),
        atLow[(int) Math.floor(0.025 * (draws - 1))],
        atHigh[(int) Math.ceil(0.975 * (draws - 1))],
        draws);
  }

  private static double[] drawn(long part, long rest, int draws, RandomGenerator chance) {
    var ofPart = new PoissonDraw(part);
    var ofRest = new PoissonDraw(rest);
    var shares = new double[draws];
    for (int k = 0; k < draws; k++) {
      shares[k] = share(ofPart.next(chance), ofRest.next(chance));
    }
    Arrays.sort(shares);
    return shares;
  }

  /// Of nothing at all there is no share: 0.
  private static double share(long part, long rest) {
    return part + rest == 0 ? 0 : (double) part / (part + rest);
  }
}
