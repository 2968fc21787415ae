package org.mufakat.statistics;

import java.util.List;

/// What the stored releases say to a claim. Best first; bounded in length.
public sealed interface ClaimAnswer {

  /// Figures whose exact sum is the number.
  record Given(List<Match> matches) implements ClaimAnswer {
    public Given {
      matches = List.copyOf(matches);
    }
  }

  /// No exact sum is the number, but intervals contain it: the claim is possible and not shown by
  /// them.
  record Possible(List<Match> matches, List<Match> nearest) implements ClaimAnswer {
    public Possible {
      matches = List.copyOf(matches);
      nearest = List.copyOf(nearest);
    }
  }

  /// No figure gives it; these come nearest.
  record NotGiven(List<Match> nearest) implements ClaimAnswer {
    public NotGiven {
      nearest = List.copyOf(nearest);
    }
  }

  /// No stored release has any value for the area near those years.
  record NothingToCompare() implements ClaimAnswer {}

  /// A figure beside the claimed number.
  ///
  /// @param distance how far the number lies outside the figure's interval; 0 inside
  /// @param leftOut claimed years that the figure does not cover
  /// @param added years the figure covers that were not claimed
  record Match(Figure figure, long distance, Years leftOut, Years added) {

    public boolean coversExactlyTheClaimedYears() {
      return leftOut.isEmpty() && added.isEmpty();
    }
  }
}
