package org.mufakat.estimation;

import java.util.List;
import java.util.Optional;

/// What came of asking how many persons no list has seen.
public sealed interface EstimateAnswer {

  /// The lists carry an estimate.
  record Estimated(Estimate estimate) implements EstimateAnswer {}

  /// They do not.
  ///
  /// @param reasons at least one, all that were found
  /// @param workings what was computed on the way, where it could be: for whoever judges the
  ///   refusal, not for use
  record Refused(List<NoEstimate> reasons, Optional<Estimate> workings) implements EstimateAnswer {

    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
