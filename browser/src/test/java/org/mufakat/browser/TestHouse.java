package org.mufakat.browser;

import java.nio.file.Path;
import java.util.List;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;

/// The houses that the tests visit.
final class TestHouse {

  static final NodeId HUB = NodeId.HUB;
  static final NodeId THAILAND = new NodeId("THA");
  static final NodeId INDONESIA = new NodeId("IDN");

  private TestHouse() {}

  /// A hub that has only the totals typed into the pack, and two members' nodes.
  static House ofTheMembers() {
    return House.start(pack("asean"), List.of(HUB, INDONESIA, THAILAND));
  }

  /// Every node of the invented regime.
  static House ofTheExample() {
    return House.start(pack("example"), List.of(HUB));
  }

  static RegimePack pack(String name) {
    return switch (new PackReader().read(Path.of("..", "regimes", name))) {
      case PackReading.Read(RegimePack pack) -> pack;
      case PackReading.Faulty faulty -> throw new AssertionError(faulty.faults().toString());
    };
  }
}
