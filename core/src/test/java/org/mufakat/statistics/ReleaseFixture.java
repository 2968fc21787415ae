package org.mufakat.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Releases for tests: mention only the cells that matter.
final class ReleaseFixture {

  static final String NORTH = "XNO";
  static final String SOUTH = "XSO";

  private final String id;
  private final Release.Extent extent;
  private final List<PublishedCell> cells = new ArrayList<>();
  private int row = 4;

  private ReleaseFixture(String id, Release.Extent extent) {
    this.id = id;
    this.extent = extent;
  }

  static ReleaseFixture aRelease(String id) {
    return new ReleaseFixture(id, Release.Extent.WHOLE);
  }

  static ReleaseFixture anExcerpt(String id) {
    return new ReleaseFixture(id, Release.Extent.EXCERPT);
  }

  ReleaseFixture victims(String area, int year, String text) {
    return victims(area, year, Breakdown.TOTAL, text);
  }

  ReleaseFixture victims(String area, int year, Breakdown breakdown, String text) {
    return cell(area, Indicator.DETECTED_VICTIMS, year, breakdown, text);
  }

  ReleaseFixture cell(
      String area, Indicator indicator, int year, Breakdown breakdown, String text) {
    return add(area, indicator, year, breakdown, text, new Resolution.NotAsked());
  }

  ReleaseFixture citizens(String area, int year, String label, String state, String text) {
    return add(
        area,
        Indicator.DETECTED_VICTIMS,
        year,
        Breakdown.of(Dimension.CITIZENSHIP, label),
        text,
        new Resolution.OfState(state));
  }

  private ReleaseFixture add(
      String area,
      Indicator indicator,
      int year,
      Breakdown breakdown,
      String text,
      Resolution resolution) {
    var key = new CellKey(area, indicator, breakdown, year);
    cells.add(new PublishedCell(key, value(text), resolution, 1, row++));
    return this;
  }

  ReleaseFigures figures() {
    Map<CellKey, Integer> times = new HashMap<>();
    cells.forEach(c -> times.merge(c.key(), 1, Integer::sum));
    var counted =
        cells.stream()
            .map(
                c ->
                    new PublishedCell(
                        c.key(), c.value(), c.resolution(), times.get(c.key()), c.row()))
            .toList();
    return new ReleaseFigures(release(), counted);
  }

  Release release() {
    return new Release(
        new ReleaseId(id),
        "An invented publisher",
        "INVENTED",
        "Invented, for tests",
        extent,
        "digest-of-" + id,
        cells.size(),
        Instant.EPOCH);
  }

  private static PublishedValue value(String text) {
    return switch (text) {
      case "" -> new PublishedValue.Missing();
      case "n.a." -> new PublishedValue.NotApplicable();
      case "no mention" -> new PublishedValue.NoMention();
      default ->
          text.startsWith("<")
              ? new PublishedValue.Suppressed(Integer.parseInt(text.substring(1)))
              : new PublishedValue.Count(Long.parseLong(text.replace(",", "")));
    };
  }
}
