package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.List;
import org.mufakat.tables.Microdata;

/// Two sources of counts, combination by combination.
final class Comparison {

  private long combinations;
  private long reported;
  private long both;
  private double counts;
  private double errors;

  private Comparison() {}

  static List<UtilityReport.Line> lines(
      Microdata original, Combinations truth, Combinations other, int length) {
    var lines = new ArrayList<UtilityReport.Line>();
    var all = new Comparison();
    for (int k = 1; k <= length; k++) {
      var one = new Comparison();
      for (int mask : Sets.masksUpTo(original.variables().size(), k)) {
        if (Integer.bitCount(mask) == k) {
          var variables = variables(mask);
          one.compare(truth.of(variables), other.of(variables));
        }
      }
      lines.add(one.line(k));
      all.take(one);
    }
    lines.add(all.line(UtilityReport.ALL));
    return lines;
  }

  private static int[] variables(int mask) {
    return java.util.stream.IntStream.range(0, Integer.SIZE)
        .filter(v -> (mask & 1 << v) != 0)
        .toArray();
  }

  private void compare(Combinations.Counted truth, Combinations.Counted other) {
    combinations += truth.numbers().length;
    reported += other.numbers().length;
    for (int i = 0; i < truth.numbers().length; i++) {
      long count = truth.counts()[i];
      long found = other.at(truth.numbers()[i]);
      counts += count;
      if (found > 0) {
        both++;
        errors += Math.abs(count - found);
      }
    }
  }

  private void take(Comparison more) {
    combinations += more.combinations;
    reported += more.reported;
    both += more.both;
    counts += more.counts;
    errors += more.errors;
  }

  private UtilityReport.Line line(int length) {
    return new UtilityReport.Line(
        length,
        combinations,
        counts / Math.max(1, combinations),
        errors / Math.max(1, both),
        percent(combinations - both, combinations),
        percent(reported - both, reported));
  }

  private static double percent(long some, long all) {
    return 100.0 * some / Math.max(1, all);
  }
}
