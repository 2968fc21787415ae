package org.mufakat.estimation;

import java.util.List;

/// How many persons there are, seen and unseen, as one method has it: always with its interval and
/// with what the other methods say.
///
/// @param persons the point
/// @param interval at 0.95, with the choice of the model in it where one was chosen
/// @param narrow at 0.80
/// @param variation the dark figure's coefficient of variation: asymptotic of the chosen model, or
///   the posterior's
/// @param interaction what it would be under another assumption on what no table tells
public record Estimate(
    Method method,
    double persons,
    Interval interval,
    Interval narrow,
    double variation,
    Basis basis,
    List<Family> families,
    Sensitivity sensitivity,
    InteractionSensitivity interaction) {

  public Estimate {
    families = List.copyOf(families);
  }
}
