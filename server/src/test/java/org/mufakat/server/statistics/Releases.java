package org.mufakat.server.statistics;

import java.time.Instant;
import java.util.List;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf.Contents;
import org.mufakat.statistics.ReportingArea;
import org.mufakat.statistics.Resolution;

/// Small invented releases for tests of shelves; a test mentions only what matters to it.
final class Releases {

  static final ReleaseId MAY = new ReleaseId("2031-05-30");
  static final ReleaseId APRIL = new ReleaseId("2031-04-14");

  private Releases() {}

  static Release release(ReleaseId id, Release.Extent extent, String digest, int rows) {
    return new Release(
        id,
        "Invented Office",
        "INVENTED",
        "Invented Office, release of " + id,
        extent,
        digest,
        rows,
        Instant.parse("2031-06-01T08:15:30Z"));
  }

  /// A whole release with some cells of two areas.
  static Contents whole(ReleaseId id, String digest, PublishedCell... cells) {
    return contents(id, Release.Extent.WHOLE, digest, List.of(cells), List.of());
  }

  static Contents excerpt(ReleaseId id, String digest, PublishedCell... cells) {
    return contents(id, Release.Extent.EXCERPT, digest, List.of(cells), List.of());
  }

  static Contents contents(
      ReleaseId id,
      Release.Extent extent,
      String digest,
      List<PublishedCell> cells,
      List<QuarantinedRow> quarantine) {
    var areas =
        cells.stream()
            .map(c -> c.key().area())
            .distinct()
            .map(a -> new ReportingArea(a, "State " + a, "Invented subregion"))
            .toList();
    var release = release(id, extent, digest, cells.size() + quarantine.size());
    return Contents.of(release, areas, cells, quarantine);
  }

  static PublishedCell cell(int row, String area, int year, long count) {
    return cell(row, area, year, Breakdown.TOTAL, new PublishedValue.Count(count));
  }

  static PublishedCell cell(
      int row, String area, int year, Breakdown breakdown, PublishedValue value) {
    return cell(row, area, year, breakdown, value, new Resolution.NotAsked());
  }

  static PublishedCell cell(
      int row,
      String area,
      int year,
      Breakdown breakdown,
      PublishedValue value,
      Resolution resolution) {
    var key = new CellKey(area, Indicator.DETECTED_VICTIMS, breakdown, year);
    return new PublishedCell(key, value, resolution, 1, row);
  }

  static PublishedCell cell(int row, String area, Indicator indicator) {
    var key = new CellKey(area, indicator, Breakdown.TOTAL, 2020);
    return new PublishedCell(key, new PublishedValue.Count(row), new Resolution.NotAsked(), 1, row);
  }
}
