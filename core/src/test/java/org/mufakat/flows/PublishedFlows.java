package org.mufakat.flows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.Resolution;

/// Releases for tests: mention only the cells that matter.
final class PublishedFlows {

  private final List<PublishedCell> cells = new ArrayList<>();

  private PublishedFlows() {}

  static PublishedFlows published() {
    return new PublishedFlows();
  }

  PublishedFlows citizens(String area, int year, String citizenship, String text) {
    return add(area, year, Dimension.CITIZENSHIP, citizenship, text);
  }

  PublishedFlows repatriated(String area, int year, String country, String text) {
    return add(area, year, Dimension.COUNTRY_OF_REPATRIATION, country, text);
  }

  private PublishedFlows add(
      String area, int year, Dimension dimension, String state, String text) {
    var key = new CellKey(area, Indicator.DETECTED_VICTIMS, Breakdown.of(dimension, state), year);
    cells.add(
        new PublishedCell(
            key,
            PublishedValue.read(text).orElseThrow(),
            new Resolution.OfState(state),
            1,
            cells.size() + 4));
    return this;
  }

  ReleaseFigures figures() {
    var times = new HashMap<CellKey, Integer>();
    cells.forEach(c -> times.merge(c.key(), 1, Integer::sum));
    return new ReleaseFigures(
        new Release(
            new ReleaseId("2025-04-14"),
            "An invented publisher",
            "INVENTED",
            "Invented, for tests",
            Release.Extent.WHOLE,
            "digest",
            cells.size(),
            Instant.EPOCH),
        cells.stream()
            .map(
                c ->
                    new PublishedCell(
                        c.key(),
                        c.value(),
                        c.resolution(),
                        times.getOrDefault(c.key(), 1),
                        c.row()))
            .toList());
  }
}
