package org.mufakat.tables;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Which base cells may have somebody for all that is public: those that a table or a known sum
/// counts, but for those that a zero, shown or known, has empty for everybody to see.
final class LiveCells {

  private final World world;
  private final int[] counts;

  /// @param counts the persons of each base cell
  LiveCells(World world, int[] counts) {
    this.world = world;
    this.counts = counts;
  }

  BitSet of(List<DrawnTable> drawn, List<Earlier> earlier, ProtectionRules.Zeros zeros) {
    var live = new BitSet();
    drawn.forEach(d -> Arrays.stream(d.members().getFirst()).forEach(live::set));
    Sums.scopes(earlier).forEach(s -> Arrays.stream(world.members(s)).forEach(live::set));
    if (zeros == ProtectionRules.Zeros.SHOWN) {
      var guarded = guarded(earlier);
      drawn.forEach(d -> d.members().forEach(m -> clearIfEmpty(live, m, guarded)));
    }
    for (var before : earlier) {
      before.known().stream()
          .filter(s -> s.high() == 0)
          .forEach(s -> Arrays.stream(world.members(s.scope())).forEach(live::clear));
    }
    return live;
  }

  /// Base cells of empty cells that an earlier release withheld: showing them empty now would tell.
  private BitSet guarded(List<Earlier> earlier) {
    var guarded = new BitSet();
    for (var before : earlier) {
      for (var sum : before.withheld()) {
        var members = world.members(sum.scope());
        if (World.sum(counts, members) == 0) {
          Arrays.stream(members).forEach(guarded::set);
        }
      }
    }
    return guarded;
  }

  private void clearIfEmpty(BitSet live, int[] members, BitSet guarded) {
    if (World.sum(counts, members) == 0 && Arrays.stream(members).noneMatch(guarded::get)) {
      Arrays.stream(members).forEach(live::clear);
    }
  }
}
