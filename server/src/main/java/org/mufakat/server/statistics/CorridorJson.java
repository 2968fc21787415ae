package org.mufakat.server.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.Corridor;

/// A citizenship and a detecting State as JSON: neither an origin nor a route. `years` are those in
/// the sum, which is null where there is none; the others say why a year is not.
public record CorridorJson(
    String citizenship,
    String detectedBy,
    FigureJson.@Nullable Interval sum,
    List<Integer> years,
    List<Integer> notNamed,
    List<Integer> notPublished,
    List<Integer> publishedMoreThanOnce,
    List<String> labels) {

  static CorridorJson of(Corridor corridor) {
    return new CorridorJson(
        corridor.citizenship(),
        corridor.detectedBy(),
        corridor.years().isEmpty() ? null : FigureJson.Interval.of(corridor.sum()),
        corridor.years().sorted(),
        corridor.unnamed().sorted(),
        corridor.unpublished().sorted(),
        corridor.repeated().sorted(),
        corridor.labels());
  }
}
