package org.mufakat.tables;

import java.util.ArrayList;
import java.util.List;

/// The last word before tables leave: adds up every whole table of the proof for every sum that is
/// or was ever published, and compares. No solver, no tolerance, nothing of how the tables were
/// found.
final class Gate {

  private final World world;
  private final List<int[]> tables;

  private Gate(World world, Witnesses witnesses) {
    this.world = world;
    this.tables = witnesses.tables().stream().map(t -> spread(witnesses.cells(), t)).toList();
  }

  private int[] spread(int[] cells, int[] persons) {
    var table = new int[world.size()];
    for (int c = 0; c < cells.length; c++) {
      table[cells[c]] = persons[c];
    }
    return table;
  }

  /// Every sum that the proof does not keep, and every withheld one in which no two tables of the
  /// proof are so far apart.
  static List<Finding> findings(
      World world, List<Earlier> releases, Witnesses witnesses, int width) {
    var findings = new ArrayList<Finding>();
    for (int cell : witnesses.cells()) {
      if (cell < 0 || cell >= world.size()) {
        return List.of(new Finding.NotProven("", 0, width));
      }
    }
    var gate = new Gate(world, witnesses);
    if (gate.tables.stream().anyMatch(Gate::hasNegative)) {
      findings.add(new Finding.NotProven("", 0, width));
    }
    for (var release : releases) {
      release.known().forEach(s -> gate.known(s, findings));
      release.withheld().forEach(s -> gate.withheld(s, width, findings));
    }
    return findings;
  }

  private static boolean hasNegative(int[] table) {
    for (int persons : table) {
      if (persons < 0) {
        return true;
      }
    }
    return false;
  }

  private void known(KnownSum sum, List<Finding> findings) {
    var members = world.members(sum.scope());
    for (var table : tables) {
      long persons = World.sum(table, members);
      if (persons < sum.low() || persons > sum.high()) {
        findings.add(new Finding.Disagrees(sum.label(), sum.low(), sum.high(), persons));
        return;
      }
    }
  }

  private void withheld(WithheldSum sum, int width, List<Finding> findings) {
    var members = world.members(sum.scope());
    long least = Long.MAX_VALUE;
    long most = -1;
    for (var table : tables) {
      long persons = World.sum(table, members);
      least = Math.min(least, persons);
      most = Math.max(most, persons);
    }
    if (least < sum.low() || most - least < width) {
      findings.add(new Finding.NotProven(sum.label(), most - least, width));
    }
  }
}
