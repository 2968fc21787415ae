package org.mufakat.browser;

import java.nio.file.Path;
import java.util.List;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.demo.DemoWishes;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;

/// The houses that the tests visit.
enum TestHouse {
  /// The pack of a real region: a hub that has only the totals typed into the pack, and two
  /// members' nodes.
  OF_THE_MEMBERS("asean", "IDN", "THA"),
  /// The pack of three invented States, for which the simulator invents releases.
  OF_THE_EXAMPLE("example", "XNO", "XSO"),
  /// The hub and every member's node of a real region, with few cases.
  OF_ALL_MEMBERS("asean");

  static final NodeId HUB = NodeId.HUB;
  static final NodeId INDONESIA = new NodeId("IDN");
  static final NodeId THAILAND = new NodeId("THA");
  static final NodeId NORTHMARK = new NodeId("XNO");
  static final NodeId SOUTHMARK = new NodeId("XSO");

  private final String regime;
  private final List<String> states;

  TestHouse(String regime, String... states) {
    this.regime = regime;
    this.states = List.of(states);
  }

  House start() {
    return House.start(
        DemoWishes.of(pack())
            .withStates(states.toArray(String[]::new))
            .with(new DemoWishes.Caseload(states.isEmpty() ? 0 : 12, 2015)));
  }

  private RegimePack pack() {
    return switch (new PackReader().read(Path.of("..", "regimes", regime))) {
      case PackReading.Read(RegimePack pack) -> pack;
      case PackReading.Faulty faulty -> throw new AssertionError(faulty.faults().toString());
    };
  }
}
