package org.mufakat.server.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.node.Node;
import org.mufakat.node.TypedInReleases;
import org.mufakat.statistics.MemoryShelf;
import org.mufakat.statistics.ReleaseLibrary;

/// What a node can read: its own shelf first, then the hub's, which is open to every member, then
/// the totals typed into the regime pack, so that there is something to see before a publisher's
/// file is there.
public final class Libraries {

  private Libraries() {}

  /// @param hub the hub in the same process, if there is one
  public static ReleaseLibrary of(Node node, Optional<Node> hub) {
    var shelves = new ArrayList<>(List.of(node.releases()));
    hub.filter(h -> !h.id().equals(node.id())).ifPresent(h -> shelves.add(h.releases()));
    var typedIn = new MemoryShelf();
    TypedInReleases.of(node.regime(), Instant.EPOCH).forEach(typedIn::put);
    shelves.add(typedIn);
    return new ReleaseLibrary(shelves);
  }
}
