package org.mufakat.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.mufakat.privacy.CodeLists;
import org.mufakat.privacy.Guarantee;
import org.mufakat.privacy.MarginalsAnswer;
import org.mufakat.privacy.PrivacyRequest;
import org.mufakat.privacy.PrivateMarginals;
import org.mufakat.privacy.SyntheticRows;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Variable;

/// Private counts and synthetic rows, in a process that does nothing else.
final class PrivacyInside {

  static final int ROWS = 6_000;
  private static final double WRONG_SHARE = 0.02;
  private static final int LARGE_ROWS = 200_000;

  private PrivacyInside() {}

  /// @param args `showcase` and how many sets of rows; or `large`
  public static void main(String[] args) {
    if (args[0].equals("large")) {
      large();
      return;
    }
    for (int seed = 1; seed <= Integer.parseInt(args[1]); seed++) {
      showcase(seed);
    }
  }

  private static void showcase(long seed) {
    var rows = ShowcaseRows.of(ROWS, seed);
    var truth = rows.combinations();
    var peer = ShowcaseMarginals.of(rows, seed + 1_000);
    tell("peer-counts", truth, peer.counts());
    tell("peer-rows", truth, ShowcaseSynthesis.of(peer, seed + 2_000).combinations());
    for (var lists : CodeLists.values()) {
      var name = lists == CodeLists.PUBLISHED ? "known" : "found";
      long start = System.nanoTime();
      var marginals = made(rows.asMicrodata(), ShowcaseRows.untold(), lists);
      var drawn = SyntheticRows.of(marginals, new SplittableRandom(seed));
      Program.tell(name + "-seconds", (System.nanoTime() - start) / 1e9);
      tell(name + "-counts", truth, combinations(marginals));
      tell(name + "-rows", truth, ShowcaseRows.of(drawn).combinations());
    }
  }

  private static PrivateMarginals made(
      Microdata rows, Map<String, String> untold, CodeLists lists) {
    var guarantee = new Guarantee(ShowcaseRows.EPSILON, 1 / (rows.size() * Math.log(rows.size())));
    var request = new PrivacyRequest(PrivacyRequest.within(guarantee, lists), lists, untold, 1);
    return switch (PrivateMarginals.of(
        rows, request, ShowcaseRows.LENGTH, WRONG_SHARE, new SecureRandom())) {
      case MarginalsAnswer.Made(PrivateMarginals marginals) -> marginals;
      case MarginalsAnswer.Refused(var why) -> throw new IllegalStateException(why.toString());
    };
  }

  private static Map<Integer, Double> combinations(PrivateMarginals marginals) {
    var counts = new HashMap<Integer, Double>();
    marginals
        .combinations()
        .forEach(
            c ->
                counts.put(
                    ShowcaseRows.key(
                        c.items().stream().mapToInt(ShowcaseRows::item).sorted().toArray()),
                    (double) c.count()));
    return counts;
  }

  private static void tell(String name, Map<Integer, Double> truth, Map<Integer, Double> others) {
    for (int length = CombinationErrors.ALL; length <= ShowcaseRows.LENGTH; length++) {
      var errors = CombinationErrors.of(truth, others, length);
      Program.tell(name + "-error-" + length, errors.meanError());
      Program.tell(name + "-suppressed-" + length, errors.suppressed());
      Program.tell(name + "-fabricated-" + length, errors.fabricated());
      Program.tell(name + "-mean-" + length, errors.meanCount());
    }
  }

  /// As many rows and variables as a State's register of many years has.
  private static void large() {
    var rows = register();
    long start = System.nanoTime();
    var marginals = made(rows, Map.of(), CodeLists.FOUND_IN_THE_ROWS);
    Program.tell("large-counts", (System.nanoTime() - start) / 1e9);
    start = System.nanoTime();
    var drawn = SyntheticRows.of(marginals, new SplittableRandom(1));
    Program.tell("large-rows", (System.nanoTime() - start) / 1e9);
    Program.tell("large-drawn", drawn.size());
  }

  private static Microdata register() {
    int[] values = {20, 60, 60, 9, 4, 3, 3, 2, 2, 2};
    var variables = new ArrayList<Variable>();
    for (int v = 0; v < values.length; v++) {
      var categories = new ArrayList<String>();
      for (int c = 0; c < values[v]; c++) {
        categories.add("c" + c);
      }
      variables.add(new Variable("v" + v, List.copyOf(categories)));
    }
    var chance = new SplittableRandom(1);
    var built = Microdata.of(variables);
    var row = new int[values.length];
    for (int r = 0; r < LARGE_ROWS; r++) {
      for (int v = 0; v < row.length; v++) {
        double skewed = Math.pow(chance.nextDouble(), v == 1 || v == 2 ? 3 : 1.5);
        row[v] = (int) (values[v] * skewed);
      }
      row[2] = chance.nextInt(3) == 0 ? row[1] : row[2];
      built.add(row, -1);
    }
    return built.build();
  }
}
