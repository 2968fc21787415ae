package org.mufakat.server.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Set;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.ReleaseShelf;

/// The figures read most recently, one indicator of one release at a time: some 40,000 cells, about
/// 10 MB, each, and at most [#KEPT] of them. Readers of the same shelf may share one.
public final class FigureMemory {

  private static final int KEPT = 12;

  private record Key(ReleaseShelf shelf, Release release, Indicator indicator) {}

  private final Cache<Key, ReleaseFigures> kept =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterAccess(Duration.ofHours(1)).build();

  /// @param shelf that holds the release
  ReleaseFigures figures(ReleaseShelf shelf, Release release, Indicator indicator) {
    return kept.get(
        new Key(shelf, release, indicator),
        _ -> new ReleaseFigures(release, shelf.cells(release.id(), Set.of(), Set.of(indicator))));
  }
}
