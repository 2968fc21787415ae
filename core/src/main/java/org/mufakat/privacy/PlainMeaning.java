package org.mufakat.privacy;

/// What a guarantee means for one person, in the numbers that sentences need. Somebody who knows
/// all other rows and sees all that was released tries to tell whether the person's row was in.
///
/// @param oddsTimes at most so many times more likely (or less) do the releases make it that the
///   row was in; outcomes of the chance `delta` apart
/// @param fromEven how sure, at most, somebody becomes who thought it as likely as not; 0.5 to 1
/// @param detectedOfHundred of a hundred persons whose row is in, at most so many are found out by
///   a rule that wrongly names five of a hundred whose row is not
/// @param exceptionOneIn the exceptions happen at most once in so many times
public record PlainMeaning(
    double oddsTimes, double fromEven, double detectedOfHundred, double exceptionOneIn) {

  private static final double FALSE_ALARM = 0.05;

  /// Source of the rule's bound: Wasserman and Zhou 2010; Kairouz, Oh and Viswanath 2015.
  public static PlainMeaning of(Guarantee guarantee) {
    double times = Math.exp(guarantee.epsilon());
    double delta = guarantee.delta();
    double detected = Math.min(times * FALSE_ALARM + delta, 1 - (1 - delta - FALSE_ALARM) / times);
    return new PlainMeaning(
        times, 1 / (1 + 1 / times), 100 * Math.clamp(detected, FALSE_ALARM, 1), 1 / delta);
  }
}
