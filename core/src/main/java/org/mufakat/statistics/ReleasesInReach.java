package org.mufakat.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The releases of some shelves as they stood at one moment, so that one answer asks the shelves
/// once and speaks of the same releases throughout.
public final class ReleasesInReach {

  private final Map<ReleaseId, Held> byId = new TreeMap<>(Comparator.reverseOrder());

  private record Held(Release release, ReleaseShelf shelf) {}

  /// @param shelves in order of preference
  ReleasesInReach(List<ReleaseShelf> shelves) {
    for (ReleaseShelf shelf : shelves) {
      for (Release release : shelf.releases()) {
        byId.merge(release.id(), new Held(release, shelf), ReleasesInReach::preferred);
      }
    }
  }

  /// Every release once, newest first. Of two with one name the whole one stands before the
  /// excerpt, then the nearer shelf.
  public List<Release> releases() {
    return byId.values().stream().map(Held::release).toList();
  }

  public Optional<Release> find(ReleaseId id) {
    return Optional.ofNullable(byId.get(id)).map(Held::release);
  }

  /// The newest whole release; the newest excerpt where there is none.
  public Optional<Release> newest() {
    var all = releases();
    return all.stream().filter(r -> !r.isExcerpt()).findFirst().or(() -> all.stream().findFirst());
  }

  /// The shelf that holds the preferred copy of a release.
  public Optional<ReleaseShelf> shelfOf(Release release) {
    return Optional.ofNullable(byId.get(release.id()))
        .filter(held -> held.release().equals(release))
        .map(Held::shelf);
  }

  /// Reads a release's cells of some indicators into memory; no areas means every area.
  public Optional<ReleaseFigures> read(ReleaseId id, Set<String> areas, Set<Indicator> indicators) {
    return Optional.ofNullable(byId.get(id))
        .map(held -> new ReleaseFigures(held.release(), held.shelf().cells(id, areas, indicators)));
  }

  private static Held preferred(Held nearer, Held farther) {
    boolean fartherIsWhole = nearer.release().isExcerpt() && !farther.release().isExcerpt();
    return fartherIsWhole ? farther : nearer;
  }
}
