package org.mufakat.statistics;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The releases within reach of a node: its own shelf first, then those that others opened to it.
public final class ReleaseLibrary {

  private final List<ReleaseShelf> shelves;

  /// @param shelves in order of preference
  public ReleaseLibrary(List<ReleaseShelf> shelves) {
    this.shelves = List.copyOf(shelves);
  }

  /// What is within reach now.
  public ReleasesInReach inReach() {
    return new ReleasesInReach(shelves);
  }

  /// Every release once, newest first; see [ReleasesInReach#releases()].
  public List<Release> releases() {
    return inReach().releases();
  }

  public Optional<Release> find(ReleaseId id) {
    return inReach().find(id);
  }

  /// The newest whole release; the newest excerpt where there is none.
  public Optional<Release> newest() {
    return inReach().newest();
  }

  /// The shelf that holds the preferred copy of a release.
  public Optional<ReleaseShelf> shelfOf(Release release) {
    return inReach().shelfOf(release);
  }

  /// Reads a release's cells of some indicators into memory; no areas means every area.
  public Optional<ReleaseFigures> read(ReleaseId id, Set<String> areas, Set<Indicator> indicators) {
    return inReach().read(id, areas, indicators);
  }
}
