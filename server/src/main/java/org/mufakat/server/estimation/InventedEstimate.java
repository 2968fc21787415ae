package org.mufakat.server.estimation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mufakat.estimation.Estimation;
import org.mufakat.estimation.Method;
import org.mufakat.estimation.Plan;
import org.mufakat.estimation.Watch;
import org.mufakat.ledger.Sha256;
import org.mufakat.server.access.Account;
import org.mufakat.server.hosting.HostedNode;

/// An estimate for a demonstration: of persons and lists that do not exist, and marked so wherever
/// it shows. It is computed once, and put before the people of each node by their own accounts.
public final class InventedEstimate {

  /// By police, shelters, embassies and a hotline; drawn from 1,400 invented persons, 746 of whom
  /// are on no list.
  private static final Map<String, Integer> COUNTS =
      Map.ofEntries(
          Map.entry("0001", 124),
          Map.entry("0010", 87),
          Map.entry("0011", 13),
          Map.entry("0100", 110),
          Map.entry("0101", 14),
          Map.entry("0110", 14),
          Map.entry("0111", 1),
          Map.entry("1000", 140),
          Map.entry("1001", 27),
          Map.entry("1010", 12),
          Map.entry("1011", 3),
          Map.entry("1100", 93),
          Map.entry("1101", 8),
          Map.entry("1110", 8));

  private static final KeptTable TABLE =
      new KeptTable(
          List.of("Police", "Shelters", "Embassies", "Hotline"),
          new TreeMap<>(COUNTS)
              .entrySet().stream().map(e -> new KeptTable.Row(e.getKey(), e.getValue())).toList(),
          List.of());

  private static final AnalysisPlan PLAN =
      new AnalysisPlan(
          "Invented: how many persons were exploited in the fishing of Invented Land in 2025?",
          "Invented: persons of any age exploited on vessels of Invented Land, by the definition of"
              + " the Palermo Protocol.",
          "1 January to 31 December 2025",
          "Invented: the season is a year, and few come or go within it; those who died are"
              + " counted.",
          List.of(
              new AnalysisPlan.NamedList("Police", "Invented: the police of Invented Land"),
              new AnalysisPlan.NamedList("Shelters", "Invented: three houses in Invented Town"),
              new AnalysisPlan.NamedList("Embassies", "Invented: two embassies together"),
              new AnalysisPlan.NamedList("Hotline", "Invented: a hotline for seafarers")),
          "invented-lists-2025.csv",
          Method.STEPWISE,
          Optional.empty(),
          Optional.of(1_000),
          1,
          Plan.USUAL_THRESHOLD,
          Plan.USUAL_MOST_VARIATION,
          "Invented: apart from what the model has, a person who is on one list is as likely as"
              + " anyone else to be on another.");

  private final KeptResult result;

  private InventedEstimate(KeptResult result) {
    this.result = result;
  }

  /// Computes it, in well under a second.
  public static InventedEstimate computed() {
    var table = TABLE.table();
    var plan = PLAN.computation(1);
    long before = System.nanoTime();
    var answer = Estimation.of(table, plan, Watch.none());
    return new InventedEstimate(
        KeptResult.of(table, plan, answer, (System.nanoTime() - before) / 1e9));
  }

  /// Puts it before a node's people, unless it is there already.
  ///
  /// @return whether it did
  public boolean loadAt(
      NodeEstimates estimates, HostedNode node, Account statistician, Account approver) {
    var desk = estimates.desk(node);
    if (desk.store().hasInvented()) {
      return false;
    }
    var plan = desk.register(PLAN, statistician, true);
    desk.take(plan, TABLE, Sha256.hexOf(csv().getBytes(StandardCharsets.UTF_8)), statistician);
    var id = desk.ask(plan, statistician);
    desk.finish(id, result, desk.actor(statistician));
    desk.approve(
        desk.store().estimate(id).orElseThrow(),
        plan,
        "Invented: for the demonstration only.",
        approver);
    return true;
  }

  /// The file as it would have been handed in.
  static String csv() {
    var lines = new StringBuilder(String.join(",", TABLE.lists())).append(",count\n");
    TABLE
        .rows()
        .forEach(
            row ->
                lines
                    .append(String.join(",", row.history().split("")))
                    .append(',')
                    .append(row.count())
                    .append('\n'));
    return lines.toString();
  }
}
