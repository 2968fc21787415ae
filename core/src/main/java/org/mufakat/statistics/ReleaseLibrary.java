package org.mufakat.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The releases within reach of a node: its own shelf first, then those that others opened to it.
public final class ReleaseLibrary {

  private final List<ReleaseShelf> shelves;

  /// @param shelves in order of preference
  public ReleaseLibrary(List<ReleaseShelf> shelves) {
    this.shelves = List.copyOf(shelves);
  }

  /// Every release once, newest first. Of two with one name the whole one stands before the
  /// excerpt, then the nearer shelf.
  public List<Release> releases() {
    var byId = new TreeMap<ReleaseId, Release>(Comparator.reverseOrder());
    for (ReleaseShelf shelf : shelves) {
      for (Release release : shelf.releases()) {
        byId.merge(release.id(), release, ReleaseLibrary::preferred);
      }
    }
    return List.copyOf(byId.values());
  }

  public Optional<Release> find(ReleaseId id) {
    return releases().stream().filter(r -> r.id().equals(id)).findFirst();
  }

  /// The newest whole release; the newest excerpt where there is none.
  public Optional<Release> newest() {
    var all = releases();
    return all.stream()
        .filter(r -> r.extent() == Release.Extent.WHOLE)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /// The shelf that holds the preferred copy of a release.
  public Optional<ReleaseShelf> shelfOf(Release release) {
    return shelves.stream()
        .filter(s -> s.find(release.id()).filter(release::equals).isPresent())
        .findFirst();
  }

  /// Reads a release's cells of some indicators into memory; no areas means every area.
  public Optional<ReleaseFigures> read(ReleaseId id, Set<String> areas, Set<Indicator> indicators) {
    return find(id)
        .flatMap(
            release ->
                shelfOf(release)
                    .map(shelf -> new ReleaseFigures(release, shelf.cells(id, areas, indicators))));
  }

  private static Release preferred(Release nearer, Release farther) {
    boolean fartherIsWhole =
        nearer.extent() == Release.Extent.EXCERPT && farther.extent() == Release.Extent.WHOLE;
    return fartherIsWhole ? farther : nearer;
  }
}
