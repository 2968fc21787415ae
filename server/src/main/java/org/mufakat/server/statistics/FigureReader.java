package org.mufakat.server.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.statistics.Claim;
import org.mufakat.statistics.ClaimAnswer;
import org.mufakat.statistics.ClaimCheck;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseLibrary;
import org.mufakat.statistics.RevisionReport;

/// Asks the releases within a node's reach. Keeps the most recently used ones in memory, one
/// indicator at a time: some 40,000 cells, about 10 MB, each, and at most [#KEPT] of them.
public final class FigureReader {

  private static final int KEPT = 12;

  private record Key(Release release, Indicator indicator) {}

  private final ReleaseLibrary library;
  private final Cache<Key, ReleaseFigures> kept =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterAccess(Duration.ofHours(1)).build();

  public FigureReader(ReleaseLibrary library) {
    this.library = library;
  }

  public ReleaseLibrary library() {
    return library;
  }

  /// Every area's cells of one indicator; empty when no shelf has the release.
  public Optional<ReleaseFigures> figures(ReleaseId id, Indicator indicator) {
    return library
        .find(id)
        .map(
            release ->
                kept.get(
                    new Key(release, indicator),
                    key ->
                        library
                            .read(key.release().id(), Set.of(), Set.of(key.indicator()))
                            .orElseThrow()));
  }

  public Optional<Figure> figure(ReleaseId id, FigureQuery query) {
    return figures(id, query.indicator()).map(f -> f.figure(query));
  }

  /// Checks a claim against every release within reach.
  public ClaimAnswer check(Claim claim) {
    var all = EnumSet.allOf(Indicator.class);
    List<ReleaseFigures> ofTheArea =
        library.releases().stream()
            .flatMap(r -> library.read(r.id(), Set.of(claim.area()), all).stream())
            .toList();
    return new ClaimCheck(ofTheArea).check(claim);
  }

  /// What changed between two releases for some areas (none means every area); empty when one is
  /// not within reach.
  public Optional<RevisionReport> revisions(ReleaseId before, ReleaseId after, Set<String> areas) {
    var all = EnumSet.allOf(Indicator.class);
    return library
        .read(before, areas, all)
        .flatMap(
            old ->
                library
                    .read(after, areas, all)
                    .map(now -> RevisionReport.between(old, now, _ -> true)));
  }
}
