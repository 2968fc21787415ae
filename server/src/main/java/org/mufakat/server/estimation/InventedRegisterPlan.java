package org.mufakat.server.estimation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.cases.VictimStatus;
import org.mufakat.estimation.Estimation;
import org.mufakat.estimation.Method;
import org.mufakat.estimation.Plan;
import org.mufakat.estimation.Watch;
import org.mufakat.ledger.Compartment;
import org.mufakat.server.access.Account;
import org.mufakat.server.cases.RegisterCount;
import org.mufakat.server.estimation.AnalysisPlan.NamedList;
import org.mufakat.server.hosting.HostedNode;

/// For a demonstration: an estimate from a node's invented cases. A demonstration has a dozen or
/// two of them on a side, so that what it mostly shows is why there is no estimate.
public final class InventedRegisterPlan {

  private static final RegisterSource SOURCE =
      new RegisterSource(
          Compartment.VICTIM_SERVICES,
          Set.of(VictimStatus.POSSIBLE, VictimStatus.ACTUAL),
          Optional.empty(),
          Optional.empty(),
          List.of(
              List.of("police", "immigration"),
              List.of("shelter", "ngo"),
              List.of("hotline"),
              List.of("labour-inspectorate", "consulate")));

  private static final AnalysisPlan PLAN =
      new AnalysisPlan(
          "Invented: how many persons were exploited whom none of these organizations came upon?",
          "Invented: possible and actual victims, as this node’s victim services record them.",
          "Since the first of the invented cases",
          "Invented: nobody is taken to have come or gone.",
          List.of(
              new NamedList("Police and border guard", "police, immigration"),
              new NamedList("Shelters", "shelter, ngo"),
              new NamedList("Hotline", "hotline"),
              new NamedList("Inspectors and consulates", "labour-inspectorate, consulate")),
          SOURCE.fileName(),
          Method.STEPWISE,
          Optional.empty(),
          Optional.of(200),
          1,
          Plan.USUAL_THRESHOLD,
          Plan.USUAL_MOST_VARIATION,
          "Invented: apart from what the model has, each organization comes upon a person as if it"
              + " knew of no other.",
          Optional.of(SOURCE));

  private InventedRegisterPlan() {}

  /// Puts it before a node's people, unless it is there already or the node has no register.
  ///
  /// @return whether it did
  public static boolean loadAt(NodeEstimates estimates, HostedNode node, Account statistician) {
    var desk = estimates.desk(node);
    if (!RegisterCount.isAt(node) || desk.store().hasInventedOfRegister()) {
      return false;
    }
    var plan = desk.register(PLAN, statistician, true);
    if (desk.count(plan, statistician) instanceof EstimateDesk.Taking.Taken(var counted)) {
      var table = counted.table().table();
      var asPlanned = PLAN.computation(1);
      long before = System.nanoTime();
      var answer = Estimation.of(table, asPlanned, Watch.none());
      var result = KeptResult.of(table, asPlanned, answer, (System.nanoTime() - before) / 1e9);
      desk.finish(desk.ask(plan, statistician), result, desk.actor(statistician));
    }
    return true;
  }
}
