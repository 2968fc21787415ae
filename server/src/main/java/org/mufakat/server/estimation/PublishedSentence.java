package org.mufakat.server.estimation;

import org.mufakat.estimation.Basis;
import org.mufakat.estimation.Estimate;
import org.mufakat.estimation.Interval;

/// Which interval goes into the sentence that may be published.
///
/// Where one model was chosen it is the one by the replicates' spread: on tables whose truth is
/// known it held the truth as often as it says, and BCa's did not; and it always has the point in
/// it. See decision record 0024.
final class PublishedSentence {

  private PublishedSentence() {}

  static Interval interval(Estimate estimate) {
    return switch (estimate.basis()) {
      case Basis.OneModel model ->
          isBounded(model.reselected().bySpread())
              ? model.reselected().bySpread()
              : estimate.interval();
      case Basis.Average _ -> estimate.interval();
    };
  }

  private static boolean isBounded(Interval interval) {
    return Double.isFinite(interval.lower()) && Double.isFinite(interval.upper());
  }
}
