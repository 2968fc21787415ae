package org.mufakat.server.statistics;

import java.util.List;
import org.mufakat.statistics.Corridor;

/// A citizenship and a detecting State as JSON: neither an origin nor a route. `years` are those in
/// the sum; the others say why a year is not.
public record CorridorJson(
    String citizenship,
    String detectedBy,
    FigureJson.Interval sum,
    List<Integer> years,
    List<Integer> notNamed,
    List<Integer> notPublished,
    List<Integer> publishedMoreThanOnce,
    List<String> labels) {

  static CorridorJson of(Corridor corridor) {
    return new CorridorJson(
        corridor.citizenship(),
        corridor.detectedBy(),
        FigureJson.Interval.of(corridor.sum()),
        corridor.years().sorted(),
        corridor.unnamed().sorted(),
        corridor.unpublished().sorted(),
        corridor.repeated().sorted(),
        corridor.labels());
  }
}
