package org.mufakat.regime;

import java.util.List;

/// What a regime cites for a step of an argument that is made with its codes: that a child needs no
/// means, that consent is irrelevant.
///
/// @param step the step's stable word, as `child-needs-no-means`
/// @param provisions ids, the most basic first, at least one
public record Citation(String step, List<String> provisions, Attribution attribution) {

  public Citation {
    provisions = List.copyOf(provisions);
    if (provisions.isEmpty()) {
      throw new IllegalArgumentException("a citation cites something");
    }
  }
}
