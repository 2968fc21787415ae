package org.mufakat.estimation;

import java.util.Optional;

/// What one method says beside the others. A point never comes without an interval, here the one
/// that is quick to have: asymptotic and conditional on the chosen model, or the posterior's.
///
/// @param said empty where the method has no estimate
public record Family(Method method, Optional<Said> said) {

  /// @param model empty for an average over models
  public record Said(double persons, Interval interval, Optional<Model> model) {}
}
