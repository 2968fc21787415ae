package org.mufakat.server.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.mufakat.server.access.Account;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.tables.Watch;

/// A small release of persons who do not exist, by two persons of a demonstration, so that the list
/// of released tables has something to read.
public final class InventedVictims {

  private static final int PERSONS = 640;
  private static final long SEED = 20_260;
  private static final String[] ORIGINS = {"XBB", "XCC", "XDD", "XEE"};
  private static final String[] SEXES = {"F", "M"};
  private static final String[] AGES = {"0-17", "18-24", "25-34", "35+"};

  private InventedVictims() {}

  private static final AskedTables ASKED =
      new AskedTables(
          "Invented victims by origin, sex and age",
          "Invented for the demonstration; nobody is counted",
          "2029-2030",
          "No line stands for a person. The shares were drawn by a seeded generator.",
          AskedTables.tables("origin*sex, origin*age"),
          ReleaseMethod.SUPPRESS,
          AskedTables.USUAL_THRESHOLD,
          AskedTables.USUAL_THRESHOLD,
          AskedTables.USUAL_DOMINANCE,
          Optional.empty(),
          Optional.empty(),
          false,
          AskedTables.USUAL_EPSILON,
          AskedTables.USUAL_BASE);

  /// Does nothing at a node that has releases already.
  public static boolean releaseAt(
      NodeTables tables, HostedNode node, Account statistician, Account approver) {
    var desk = tables.of(node);
    if (!desk.releases().all().isEmpty()) {
      return false;
    }
    var id = desk.make(statistician, ASKED, new DraftSeal.Made(persons(), List.of()));
    var draft = desk.releases().find(id).orElseThrow();
    if (!(tables.preparation(node, draft, Watch.none()).answer()
        instanceof PreparationAnswer.Prepared prepared)) {
      return false;
    }
    desk.keep(statistician, draft, prepared);
    desk.prepare(statistician, id, version(desk, id));
    return desk.approve(approver, id, version(desk, id)) instanceof DeskAnswer.Done;
  }

  private static int version(ReleaseDesk desk, String id) {
    return desk.releases().find(id).orElseThrow().version();
  }

  private static CountedPersons persons() {
    var chance = new SplittableRandom(SEED);
    Map<List<String>, Integer> persons = new LinkedHashMap<>();
    for (int p = 0; p < PERSONS; p++) {
      persons.merge(
          List.of(drawn(chance, ORIGINS), drawn(chance, SEXES), drawn(chance, AGES)),
          1,
          Integer::sum);
    }
    return new CountedPersons(List.of("origin", "sex", "age"), persons);
  }

  /// The first twice as likely as the second, and so on.
  private static String drawn(SplittableRandom chance, String[] categories) {
    int at = 0;
    while (at < categories.length - 1 && chance.nextInt(5) < 2) {
      at++;
    }
    return categories[at];
  }
}
