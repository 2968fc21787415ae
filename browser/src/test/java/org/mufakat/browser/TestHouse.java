package org.mufakat.browser;

import java.nio.file.Path;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.demo.DemoWishes;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;

/// The houses that the tests visit.
final class TestHouse {

  static final NodeId HUB = NodeId.HUB;
  static final NodeId INDONESIA = new NodeId("IDN");
  static final NodeId THAILAND = new NodeId("THA");

  private TestHouse() {}

  /// A hub that has only the totals typed into the pack, and two members' nodes.
  static House ofTheMembers() {
    return House.start(DemoWishes.of(pack("asean")).withStates("IDN", "THA"), _ -> {});
  }

  /// The hub and every node of the invented regime.
  static House ofTheExample() {
    return House.start(DemoWishes.of(pack("example")), _ -> {});
  }

  static RegimePack pack(String name) {
    return switch (new PackReader().read(Path.of("..", "regimes", name))) {
      case PackReading.Read(RegimePack pack) -> pack;
      case PackReading.Faulty faulty -> throw new AssertionError(faulty.faults().toString());
    };
  }
}
