package org.mufakat.statistics;

import java.util.List;

/// What is asked of a release: an indicator, one or more reporting areas, a breakdown and years. An
/// area that is named twice counts once.
public record FigureQuery(
    Indicator indicator, List<String> areas, Breakdown breakdown, YearSpan years) {

  public FigureQuery {
    areas = areas.stream().distinct().toList();
    if (areas.isEmpty()) {
      throw new IllegalArgumentException("a figure is of at least one area");
    }
  }

  public static FigureQuery ofTotal(Indicator indicator, String area, YearSpan years) {
    return new FigureQuery(indicator, List.of(area), Breakdown.TOTAL, years);
  }
}
