package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mufakat.flows.Band;
import org.mufakat.flows.Detection;
import org.mufakat.flows.Flow;
import org.mufakat.flows.FlowTable;
import org.mufakat.flows.Tiers;
import org.mufakat.flows.UnusualFlows.Direction;
import org.mufakat.statistics.CountInterval;

/// Flows as lines for a terminal.
public final class FlowsText {

  private static final int NAME = 22;

  private final UnaryOperator<String> name;
  private final FlowTable table;
  private final List<String> lines = new ArrayList<>();

  /// @param name of a State
  public FlowsText(FlowTable table, UnaryOperator<String> name) {
    this.table = table;
    this.name = name;
  }

  /// @param from of this citizenship only
  /// @param to by this State only
  public List<String> lines(Optional<String> from, Optional<String> to) {
    line(
        "%s by citizenship and detecting State, %s (%s)",
        table.indicator().publishedName(), table.years(), table.indicator().unit().slug());
    line(
        "Source: %s, %s, release %s. A citizenship is not an origin; nothing here speaks of"
            + " transit.",
        table.release().publisher(), table.release().series(), table.release().id());
    var silent =
        table.detecting().stream().filter(a -> !table.publishing().contains(a)).map(name).toList();
    if (!silent.isEmpty()) {
      line("No citizenship published by: %s. That is no zero.", String.join(", ", silent));
    }
    var tiers =
        table.tiers(
            Comparator.comparing((Flow f) -> name.apply(f.citizenship()))
                .thenComparing(f -> name.apply(f.detectedBy())));
    for (int t = 0; t < tiers.tiers().size(); t++) {
      tier(tiers, t, from, to);
    }
    apart(from, to);
    withoutValue(from, to);
    if (from.isPresent() && to.isPresent()) {
      table.flow(from.get(), to.get()).ifPresent(this::years);
    }
    unusual(from, to);
    return lines;
  }

  private void line(String format, Object... values) {
    lines.add(String.format(Locale.ENGLISH, format, values));
  }

  private static boolean isAsked(Flow flow, Optional<String> from, Optional<String> to) {
    return (from.isEmpty() || from.get().equals(flow.citizenship()))
        && (to.isEmpty() || to.get().equals(flow.detectedBy()));
  }

  private void tier(Tiers<Flow> tiers, int t, Optional<String> from, Optional<String> to) {
    var asked = tiers.tiers().get(t).stream().filter(m -> isAsked(m.thing(), from, to)).toList();
    if (asked.isEmpty()) {
      return;
    }
    line("");
    line(
        "Group %d of %d%s",
        t + 1,
        tiers.tiers().size(),
        asked.size() > 1 ? ": no order among these, so they stand by name" : "");
    for (var member : asked) {
      line(
          "%s  surely below %d, above %d",
          row(member.thing()), tiers.surelyMore(member), tiers.surelyFewer(member));
    }
  }

  private String row(Flow flow) {
    return String.format(
        Locale.ENGLISH,
        "  %-" + NAME + "s → %-" + NAME + "s %12s  chance %-15s %s",
        cut(name.apply(flow.citizenship())),
        cut(name.apply(flow.detectedBy())),
        interval(flow.sum()),
        band(flow.band()),
        flow.years());
  }

  private static String cut(String text) {
    return text.length() > NAME ? text.substring(0, NAME - 1) + "…" : text;
  }

  private static String interval(CountInterval count) {
    return count.isExact()
        ? String.format(Locale.ENGLISH, "%,d", count.low())
        : String.format(Locale.ENGLISH, "%,d–%,d", count.low(), count.high());
  }

  private static String band(Band band) {
    return String.format(
        Locale.ENGLISH, "%,d–%,d", (long) Math.floor(band.low()), (long) Math.ceil(band.high()));
  }

  private void apart(Optional<String> from, Optional<String> to) {
    var home = table.domestic().stream().filter(f -> f.hasValue() && isAsked(f, from, to)).toList();
    if (!home.isEmpty()) {
      line("");
      line("Own citizens, in no group");
      home.forEach(f -> line("%s", row(f)));
    }
  }

  private void withoutValue(Optional<String> from, Optional<String> to) {
    var none = table.flows().stream().filter(f -> !f.hasValue() && isAsked(f, from, to)).toList();
    if (!none.isEmpty()) {
      line("");
      line("Named without a value");
      none.forEach(
          f ->
              line(
                  "  %s → %s: %s",
                  name.apply(f.citizenship()),
                  name.apply(f.detectedBy()),
                  f.repeated().isEmpty()
                      ? "empty, not applicable or no mention"
                      : "published more than once in " + f.repeated()));
    }
  }

  private void years(Flow flow) {
    line("");
    line("Year by year");
    flow.byYear()
        .forEach(
            (year, detection) ->
                line(
                    "  %d  %s",
                    year,
                    detection instanceof Detection.Counted(_, var interval)
                        ? interval(interval) + "  chance " + band(Band.around(interval))
                        : detection.slug()));
    FlowsComposer.of(table, flow)
        .forEach(
            m ->
                line(
                    "Beside it %s, by country of repatriation: %s. Years of both: %s.",
                    name.apply(m.other().detectedBy()),
                    name.apply(m.other().citizenship())
                        + " "
                        + interval(m.other().sum())
                        + " ("
                        + m.other().years()
                        + ")",
                    m.common().isEmpty()
                        ? "none"
                        : m.common()
                            + ": "
                            + interval(m.detectedThen())
                            + " detected, "
                            + interval(m.otherThen())
                            + " repatriated, at least "
                            + m.distance().orElse(0)
                            + " apart"));
  }

  private void unusual(Optional<String> from, Optional<String> to) {
    table
        .unusual()
        .filter(u -> !u.judged().isEmpty())
        .ifPresent(
            u -> {
              line("");
              line(
                  "Against row and column: %d corridors judged at once, of which chance alone would"
                      + " flag about %.1f singly at 5 %%; %d flagged by Benjamini and Hochberg's"
                      + " rule",
                  u.judged().size(), u.falseFlagsIfJudgedSingly(), u.flagged().size());
              u.flagged().stream()
                  .filter(j -> from.isEmpty() || from.get().equals(j.cell().row()))
                  .filter(j -> to.isEmpty() || to.get().equals(j.cell().column()))
                  .forEach(
                      j ->
                          line(
                              "  %s → %s: %s, expected %.1f to %.1f, residual %.1f to %.1f (%s)",
                              name.apply(j.cell().row()),
                              name.apply(j.cell().column()),
                              interval(j.cell().count()),
                              j.expectedLow(),
                              j.expectedHigh(),
                              j.residualLow(),
                              j.residualHigh(),
                              j.flagged().orElseThrow() == Direction.MORE ? "more" : "fewer"));
            });
  }
}
