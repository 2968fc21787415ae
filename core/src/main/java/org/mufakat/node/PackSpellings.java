package org.mufakat.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mufakat.regime.Spellings;
import org.mufakat.statistics.PublishedText;
import org.mufakat.statistics.ReportingArea;
import org.mufakat.statistics.Resolution;
import org.mufakat.statistics.SpellingTable;

/// A pack's table of spellings, asked by the figures. White space and case do not matter; likeness
/// is not looked for.
public final class PackSpellings implements SpellingTable {

  private final Map<String, Resolution> byLabel = new HashMap<>();
  private final Set<String> nationals = new HashSet<>();

  public PackSpellings(Spellings spellings) {
    spellings.nonStates().forEach((label, kind) -> put(label, new Resolution.NotAState(kind)));
    spellings.byLabel().forEach((label, code) -> put(label, new Resolution.OfState(code)));
    spellings.nationals().forEach(label -> nationals.add(PublishedText.folded(label)));
  }

  /// Nationals of an area without a code are nationals of no State that has one: unresolved.
  @Override
  public Resolution resolve(String label, String area) {
    var folded = PublishedText.folded(label);
    if (nationals.contains(folded)) {
      return ReportingArea.isCode(area)
          ? new Resolution.OfState(area)
          : new Resolution.Unresolved();
    }
    return byLabel.getOrDefault(folded, new Resolution.Unresolved());
  }

  private void put(String label, Resolution resolution) {
    byLabel.put(PublishedText.folded(label), resolution);
  }
}
