package org.mufakat.estimation;

import java.util.List;
import java.util.Optional;

/// What an estimate rests on.
public sealed interface Basis {

  /// One model that a rule chose.
  ///
  /// @param reselected the bootstrap that runs the whole selection again in each replicate
  /// @param conditional the interval were the chosen model known to be right: always too narrow
  /// @param profile the multinomial likelihood's number and interval, another than the bootstrap's;
  ///   empty where it could not be followed
  /// @param search among which models, for [Method#BIC]
  record OneModel(
      Fitted fitted,
      Bootstrap reselected,
      BcaInterval conditional,
      Optional<ProfileLikelihood> profile,
      Optional<BicSearch> search)
      implements Basis {}

  /// An average over all decomposable models.
  ///
  /// @param sensitivity the posterior under other prior weights of a cell
  record Average(DecomposableAverage average, double delta, List<Sensitivity> sensitivity)
      implements Basis {

    public Average {
      sensitivity = List.copyOf(sensitivity);
    }
  }

  /// What another prior would say.
  record Sensitivity(double delta, double median, Interval interval) {}
}
