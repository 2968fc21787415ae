package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Variable;

/// The invented persons on which the synthetic data showcase publishes its errors: 6,000 rows of
/// ten variables, in two halves whose H2 and H3 have nothing in common, every value equally likely,
/// the first of each saying nothing.
final class PublishedBenchmark {

  static final int ROWS = 6_000;
  private static final int[] HALF = {3, 4, 6, 2, 2, 2, 2, 2, 2, 2};

  private PublishedBenchmark() {}

  static Microdata rows(int rows, long seed) {
    var chance = new SplittableRandom(seed);
    var built = Microdata.of(variables());
    for (int r = 0; r < rows; r++) {
      var row = new int[HALF.length];
      for (int v = 0; v < row.length; v++) {
        int value = chance.nextInt(HALF[v]);
        boolean shifted = value > 0 && r >= rows / 2 && (v == 1 || v == 2);
        row[v] = shifted ? value + HALF[v] - 1 : value;
      }
      built.add(row, -1);
    }
    return built.build();
  }

  private static List<Variable> variables() {
    var variables = new ArrayList<Variable>();
    int[] values = {2, 6, 10, 1, 1, 1, 1, 1, 1, 1};
    for (int v = 0; v < values.length; v++) {
      var categories = new ArrayList<>(List.of("-"));
      for (int c = 1; c <= values[v]; c++) {
        categories.add(Integer.toString(c));
      }
      variables.add(new Variable("H" + (v + 1), categories));
    }
    return variables;
  }

  static Map<String, String> untold() {
    var untold = new HashMap<String, String>();
    variables().forEach(v -> untold.put(v.name(), "-"));
    return untold;
  }

  static Guarantee guarantee(int rows) {
    return new Guarantee(4, 1 / (rows * Math.log(rows)));
  }

  static PrivacyRequest request(int rows, CodeLists lists) {
    return new PrivacyRequest(PrivacyRequest.within(guarantee(rows), lists), lists, untold(), 1);
  }
}
