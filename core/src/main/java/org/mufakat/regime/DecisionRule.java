package org.mufakat.regime;

import java.util.List;

/// How a body decides. There is no vote to describe.
///
/// @param modes the ways it may adopt: `meeting-consensus`, `silence`, `ad-referendum`, `minus-x`, `summit-directed`
/// @param silenceHours the shortest silence that may count; 0 where silence never counts
/// @param explicitYesNeeded whether saying nothing is never assent
public record DecisionRule(
    String id,
    LocalText text,
    List<String> modes,
    int silenceHours,
    boolean explicitYesNeeded,
    Attribution attribution) {

  public DecisionRule {
    modes = List.copyOf(modes);
  }
}
