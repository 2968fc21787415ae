package org.mufakat.server.reference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/// An import's outcome as lines for a terminal.
public final class ReferenceText {

  private static final int SHOWN = 20;

  private ReferenceText() {}

  /// @param node whose table it is
  /// @param all whether every refused row is listed
  public static List<String> lines(ReferenceOutcome outcome, String node, boolean all) {
    return switch (outcome) {
      case ReferenceOutcome.Stored(var table, var refused) -> stored(table, refused, node, all);
      case ReferenceOutcome.AlreadyThere(var table) ->
          List.of(
              "The same rows were brought before (%s); nothing changed."
                  .formatted(table.citation()));
      case ReferenceOutcome.Refused(String sentence) ->
          List.of("Not imported, and nothing was stored. " + sentence);
    };
  }

  private static List<String> stored(
      ReferenceTable table, List<RefusedRow> refused, String node, boolean all) {
    var lines = new ArrayList<String>();
    lines.add("Stored at %s, and in use from now on: %s".formatted(node, table.citation()));
    if (table.release().isEmpty()) {
      lines.add(
          "  No release was told; say it with --release, so that a reader knows which it is.");
    }
    lines.add(
        String.format(
            Locale.ENGLISH,
            "  %,d rows read: %,d taken, %,d not taken",
            table.rowsRead(),
            table.rowsAccepted(),
            refused.size()));
    if (table.rowsByName() > 0) {
      lines.add(
          String.format(
              Locale.ENGLISH,
              "  Of those taken, %,d named a State without its code; the regime's table of"
                  + " spellings has the name",
              table.rowsByName()));
    }
    byReason(refused)
        .forEach(
            (reason, count) ->
                lines.add(String.format(Locale.ENGLISH, "  %,7d  %s", count, reason.words())));
    int shown = all ? refused.size() : Math.min(SHOWN, refused.size());
    refused.subList(0, shown).forEach(r -> lines.add(line(r)));
    if (shown < refused.size()) {
      lines.add("  … and %,d more: --all lists them".formatted(refused.size() - shown));
    }
    return lines;
  }

  private static String line(RefusedRow row) {
    return "  row %d: %s (%s)"
        .formatted(row.row(), String.join(" | ", row.published()), row.reason().slug());
  }

  private static EnumMap<RefusedRow.Reason, Integer> byReason(List<RefusedRow> refused) {
    var counts = new EnumMap<RefusedRow.Reason, Integer>(RefusedRow.Reason.class);
    refused.forEach(r -> counts.merge(r.reason(), 1, Integer::sum));
    return counts;
  }
}
