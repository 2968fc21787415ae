package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A prepared release for a terminal, and for programs that asked for it.
public final class ReleaseText {

  private ReleaseText() {}

  public static List<String> lines(PreparationAnswer.Prepared prepared) {
    var release = prepared.release();
    var review = prepared.review();
    var lines = new ArrayList<String>();
    for (int t = 0; t < release.tables().size(); t++) {
      var table = release.tables().get(t);
      lines.add(
          "%-40s %,7d cells, %,5d withheld"
              .formatted(table.name(), table.values().size(), table.withheld()));
    }
    lines.add(
        "Cells       %,d, %,d of them withheld".formatted(release.cells(), release.withheld()));
    var reasons = reasons(review);
    if (!reasons.isEmpty()) {
      lines.add(
          "Withheld    "
              + String.join(
                  ", ",
                  reasons.entrySet().stream()
                      .map(
                          r ->
                              "%,d %s"
                                  .formatted(
                                      r.getValue(), Sentences.of("tables.reason." + r.getKey())))
                      .toList()));
    }
    lines.add(
        review.smallestWidth() < 0
            ? "Audit       nothing is withheld, so nothing can be worked out"
            : "Audit       the bounds of every cell that hides persons stay %d or more apart"
                .formatted(review.smallestWidth()));
    review.outAlready().forEach(o -> lines.add(known(o)));
    if (review.asIntervals() > 0) {
      lines.add("Revised     " + Sentences.of("tables.preview.revised", review.asIntervals()));
    }
    for (ReviewSheet.MethodCost cost : review.methods()) {
      lines.add(method(cost));
    }
    lines.add(String.format(Locale.ROOT, "Seconds     %.2f", review.seconds()));
    return lines;
  }

  private static String known(ReviewSheet.AuditedWith out) {
    var relation = Sentences.of("tables.preview.relation." + out.relation());
    return out.counted()
        ? "Known       %s (%s), %s: %,d sums, %,d withheld"
            .formatted(out.id(), out.period(), relation, out.sums(), out.withheld())
        : "Aside       %s (%s): %s".formatted(out.id(), out.period(), relation);
  }

  private static String method(ReviewSheet.MethodCost cost) {
    if (cost.refused()) {
      return "%-11s would not let these tables out".formatted(cost.method().slug());
    }
    return "%-11s %,d cells and %,d persons withheld; published cells are %s persons away on average, %,d at most"
        .formatted(
            cost.method().slug(),
            cost.cells(),
            cost.persons(),
            String.format(Locale.ROOT, "%.2f", cost.meanError()),
            cost.mostError());
  }

  /// How many cells are withheld for each reason; a cell with two counts for both.
  static Map<String, Integer> reasons(ReviewSheet review) {
    var reasons = new TreeMap<String, Integer>();
    review.tables().stream()
        .flatMap(t -> t.withheld().stream())
        .flatMap(c -> c.why().stream().map(ReviewSheet.Why::kind).distinct())
        .forEach(kind -> reasons.merge(kind, 1, Integer::sum));
    return reasons;
  }

  /// The same as one object: cells, reasons, the smallest width, what other methods cost.
  public static Map<String, Object> json(PreparationAnswer.Prepared prepared) {
    var release = prepared.release();
    var review = prepared.review();
    var all = new LinkedHashMap<String, Object>();
    all.put("cells", release.cells());
    all.put("withheld", release.withheld());
    all.put("reasons", reasons(review));
    all.put("smallestWidth", review.smallestWidth());
    all.put("seconds", review.seconds());
    all.put("constraintsSha256", release.constraints());
    all.put(
        "tables",
        release.tables().stream()
            .map(
                t -> Map.of("name", t.name(), "cells", t.values().size(), "withheld", t.withheld()))
            .toList());
    all.put("known", review.outAlready());
    all.put("methods", review.methods());
    return all;
  }
}
