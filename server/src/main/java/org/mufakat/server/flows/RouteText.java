package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.mufakat.flows.Band;
import org.mufakat.flows.QuasiIndependence.Cell;
import org.mufakat.flows.RouteTable;
import org.mufakat.flows.Tiers;
import org.mufakat.flows.UnusualFlows;
import org.mufakat.statistics.CountInterval;

/// A register's routes as lines for a terminal: origin by destination in groups that can be told
/// apart, domestic apart, States passed through by name, and what stands out.
public final class RouteText {

  private RouteText() {}

  /// @param name of a State
  public static List<String> lines(RouteTable table, UnaryOperator<String> name) {
    var lines = new ArrayList<String>();
    lines.add(
        "Persons by origin and destination, as the register has them. Not for publication as");
    lines.add("they are: small counts can point at a person.");
    var members =
        table.acrossBorders().stream()
            .map(c -> new Tiers.Member<>(c, Band.around(c.count())))
            .toList();
    var tiers = Tiers.of(members, Comparator.comparing((Cell c) -> corridor(c, name)));
    for (int t = 0; t < tiers.tiers().size(); t++) {
      lines.add("");
      lines.add(
          "Group %d of %d%s"
              .formatted(
                  t + 1,
                  tiers.tiers().size(),
                  tiers.tiers().get(t).size() > 1
                      ? ": no order among these, so they stand by name"
                      : ""));
      for (var member : tiers.tiers().get(t)) {
        lines.add(
            String.format(
                Locale.ENGLISH,
                "  %-46s %12s  chance %,d–%,d",
                corridor(member.thing(), name),
                interval(member.thing().count()),
                (long) Math.floor(member.band().low()),
                (long) Math.ceil(member.band().high())));
      }
    }
    domestic(table, name, lines);
    through(table, name, lines);
    UnusualFlows.in(table.acrossBorders()).ifPresent(u -> unusual(u, name, lines));
    return lines;
  }

  private static String corridor(Cell cell, UnaryOperator<String> name) {
    return name.apply(cell.row()) + " → " + name.apply(cell.column());
  }

  private static String interval(CountInterval count) {
    return count.isExact()
        ? String.format(Locale.ENGLISH, "%,d", count.low())
        : String.format(Locale.ENGLISH, "%,d–%,d", count.low(), count.high());
  }

  private static void domestic(RouteTable table, UnaryOperator<String> name, List<String> lines) {
    if (!table.domestic().isEmpty()) {
      lines.add("");
      lines.add("Ending where they began, in no group");
      table
          .domestic()
          .forEach(c -> lines.add("  " + name.apply(c.row()) + "  " + interval(c.count())));
    }
  }

  private static void through(RouteTable table, UnaryOperator<String> name, List<String> lines) {
    var states = table.passedThrough().stream().sorted(Comparator.comparing(name)).toList();
    if (!states.isEmpty()) {
      lines.add("");
      lines.add("Passing through, each person once a State, by name");
      states.forEach(s -> lines.add("  " + name.apply(s) + "  " + interval(table.through(s))));
    }
  }

  private static void unusual(UnusualFlows u, UnaryOperator<String> name, List<String> lines) {
    lines.add("");
    lines.add(
        String.format(
            Locale.ENGLISH,
            "Against row and column: %d judged at once, of which chance alone would flag about %.1f"
                + " singly at 5 %%; %d flagged by Benjamini and Hochberg's rule",
            u.judged().size(),
            u.falseFlagsIfJudgedSingly(),
            u.flagged().size()));
    u.flagged()
        .forEach(
            j ->
                lines.add(
                    String.format(
                        Locale.ENGLISH,
                        "  %s: %s, expected %.1f to %.1f, residual %.1f to %.1f",
                        corridor(j.cell(), name),
                        interval(j.cell().count()),
                        j.expectedLow(),
                        j.expectedHigh(),
                        j.residualLow(),
                        j.residualHigh())));
  }
}
