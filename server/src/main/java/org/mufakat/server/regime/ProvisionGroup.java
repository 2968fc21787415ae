package org.mufakat.server.regime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.Provision;

/// An article and those of its paragraphs that a filter takes, in the instrument's order.
///
/// @param taken whether the filter takes the article itself; where it does not, the article stands
///   there only so that its paragraphs can be understood
record ProvisionGroup(Provision article, boolean taken, List<Provision> parts) {

  static List<ProvisionGroup> of(Instrument instrument, ProvisionFilter filter) {
    Map<String, List<Provision>> parts = new LinkedHashMap<>();
    for (Provision provision : instrument.provisions()) {
      if (!provision.isArticle() && filter.takes(provision)) {
        parts
            .computeIfAbsent(articleOf(instrument, provision), _ -> new ArrayList<>())
            .add(provision);
      }
    }
    return instrument.provisions().stream()
        .filter(Provision::isArticle)
        .map(a -> new ProvisionGroup(a, filter.takes(a), parts.getOrDefault(a.id(), List.of())))
        .filter(g -> g.taken() || !g.parts().isEmpty())
        .toList();
  }

  /// The provision at the top of a provision's chain of parents; a pack's chains end.
  private static String articleOf(Instrument instrument, Provision provision) {
    var at = provision;
    while (at.parent().flatMap(instrument::provision).isPresent()) {
      at = at.parent().flatMap(instrument::provision).orElseThrow();
    }
    return at.id();
  }

  /// How many provisions the filter takes.
  static int taken(List<ProvisionGroup> groups) {
    return groups.stream().mapToInt(g -> g.parts().size() + (g.taken() ? 1 : 0)).sum();
  }
}
