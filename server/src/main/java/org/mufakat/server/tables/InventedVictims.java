package org.mufakat.server.tables;

import java.time.Instant;
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

  private static final String PERIOD = "2029-2030";
  private static final String SOURCE = "Invented for the demonstration; nobody is counted";

  /// What is out, and what waits.
  static final AskedTables FIRST =
      asked("Invented victims by origin, sex and age", "origin*sex, origin*age");

  static final AskedTables SECOND =
      asked("Invented victims by origin, sex and age together", "origin*sex*age");

  private static AskedTables asked(String title, String tables) {
    return new AskedTables(
        title,
        SOURCE,
        PERIOD,
        "No line stands for a person. The shares were drawn by a seeded generator.",
        AskedTables.tables(tables),
        ReleaseMethod.SUPPRESS,
        AskedTables.USUAL_THRESHOLD,
        AskedTables.USUAL_THRESHOLD,
        AskedTables.USUAL_DOMINANCE,
        Optional.empty(),
        Optional.empty(),
        false,
        AskedTables.USUAL_EPSILON,
        AskedTables.USUAL_BASE);
  }

  /// One release that is out, and one of the same persons that waits for its second person, with a
  /// partner's figure that bears on it. Does nothing at a node that has releases already.
  ///
  /// @param partner the code of another State
  public static boolean releaseAt(
      NodeTables tables, HostedNode node, Account statistician, Account approver, String partner) {
    var desk = tables.of(node);
    if (!desk.releases().all().isEmpty()) {
      return false;
    }
    var id = prepared(tables, node, statistician, FIRST);
    if (id.isEmpty()
        || !(desk.approve(approver, id.get(), version(desk, id.get()))
            instanceof DeskAnswer.Done)) {
      return false;
    }
    desk.partners().enter(statistician, List.of(figureOf(partner, desk.drawnId(), desk.now())));
    return prepared(tables, node, statistician, SECOND).isPresent();
  }

  /// The release's id; empty where its tables cannot leave.
  private static Optional<String> prepared(
      NodeTables tables, HostedNode node, Account statistician, AskedTables asked) {
    var desk = tables.of(node);
    var id = desk.make(statistician, asked, new DraftSeal.Made(persons(), List.of()));
    var draft = desk.releases().find(id).orElseThrow();
    if (!(tables.preparation(node, draft, Watch.none()).answer()
        instanceof PreparationAnswer.Prepared prepared)) {
      return Optional.empty();
    }
    desk.keep(statistician, draft, prepared);
    return desk.prepare(statistician, id, version(desk, id)) instanceof DeskAnswer.Done
        ? Optional.of(id)
        : Optional.empty();
  }

  private static int version(ReleaseDesk desk, String id) {
    return desk.releases().find(id).orElseThrow().version();
  }

  /// How many women of one origin there are, as the partner would have published it.
  static MirrorFigures.Mirror figureOf(String partner, String id, Instant at) {
    var persons = persons();
    long number =
        persons.persons().entrySet().stream()
            .filter(e -> e.getKey().containsAll(List.of(ORIGINS[0], SEXES[0])))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new MirrorFigures.Mirror(
        id, partner, SOURCE, PERIOD, Map.of("origin", ORIGINS[0], "sex", SEXES[0]), number, at);
  }

  static CountedPersons persons() {
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
