package org.mufakat.server.regime;

import java.util.Comparator;
import java.util.List;
import org.mufakat.regime.Body;
import org.mufakat.regime.RegimePack;

/// A body and, under it, the bodies that report to it.
record BodyTree(Body body, List<BodyTree> below) {

  /// The chains of a pack, the longest first: bodies that report to nobody and to whom others do.
  static List<BodyTree> chains(RegimePack pack) {
    return roots(pack).stream()
        .filter(t -> !t.below().isEmpty())
        .sorted(Comparator.comparingInt(BodyTree::size).reversed())
        .toList();
  }

  /// The bodies that stand outside every chain, as far as the pack knows.
  static List<Body> alone(RegimePack pack) {
    return roots(pack).stream().filter(t -> t.below().isEmpty()).map(BodyTree::body).toList();
  }

  private static List<BodyTree> roots(RegimePack pack) {
    return pack.bodies().stream()
        .filter(b -> b.reportsTo().isEmpty())
        .map(b -> under(pack, b))
        .toList();
  }

  private static BodyTree under(RegimePack pack, Body body) {
    return new BodyTree(body, pack.below(body.id()).stream().map(b -> under(pack, b)).toList());
  }

  private int size() {
    return 1 + below.stream().mapToInt(BodyTree::size).sum();
  }
}
