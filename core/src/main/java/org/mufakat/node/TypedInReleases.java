package org.mufakat.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mufakat.regime.Member;
import org.mufakat.regime.PublishedTotal;
import org.mufakat.regime.RegimePack;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf;
import org.mufakat.statistics.ReportingArea;
import org.mufakat.statistics.Resolution;

/// The published totals that were typed into a pack, as excerpts of the releases they were read in.
public final class TypedInReleases {

  private static final Resolution NOT_ASKED = new Resolution.NotAsked();

  private TypedInReleases() {}

  /// One excerpt a release, in the order of the pack. Totals of an indicator that is not known, or
  /// whose text is no value, are faults of the pack and are found when it is checked.
  ///
  /// @param at when they are put on a shelf
  public static List<ReleaseShelf.Contents> of(RegimePack pack, Instant at) {
    Map<String, List<PublishedTotal>> byRelease = new LinkedHashMap<>();
    pack.publishedTotals()
        .forEach(t -> byRelease.computeIfAbsent(t.release(), _ -> new ArrayList<>()).add(t));
    return byRelease.values().stream().map(totals -> excerpt(pack, totals, at)).toList();
  }

  private static ReleaseShelf.Contents excerpt(
      RegimePack pack, List<PublishedTotal> totals, Instant at) {
    var cells = new ArrayList<PublishedCell>();
    var areas = new LinkedHashMap<String, ReportingArea>();
    for (PublishedTotal total : totals) {
      cells.add(cell(total, cells.size() + 1));
      areas.computeIfAbsent(total.state(), code -> area(pack, code));
    }
    var first = totals.getFirst();
    var release =
        new Release(
            new ReleaseId(first.release()),
            first.publisher(),
            first.series(),
            first.attribution().source(),
            Release.Extent.EXCERPT,
            "typed-in-" + pack.id() + "-" + pack.version() + "-" + first.release(),
            cells.size(),
            at);
    return ReleaseShelf.Contents.of(
        release, List.copyOf(areas.values()), cells, List.<QuarantinedRow>of());
  }

  private static PublishedCell cell(PublishedTotal total, int row) {
    var indicator =
        Indicator.bySlug(total.indicator())
            .orElseThrow(() -> new IllegalArgumentException("a typed-in total has an indicator"));
    var value =
        PublishedValue.read(total.text())
            .orElseThrow(() -> new IllegalArgumentException("a typed-in total has a value"));
    var key = new CellKey(total.state(), indicator, Breakdown.TOTAL, total.year());
    return new PublishedCell(key, value, NOT_ASKED, 1, row);
  }

  private static ReportingArea area(RegimePack pack, String code) {
    var name = pack.member(code).map(Member::name).map(n -> n.in("en")).orElse(code);
    return new ReportingArea(code, name, pack.reportingSubregion());
  }
}
