package org.mufakat.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ObjIntConsumer;
import java.util.random.RandomGenerator;
import org.mufakat.privacy.PrivateMarginals.Item;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Variable;

/// The invented rows on which the synthetic data showcase publishes its errors: ten variables, in
/// two halves whose H2 and H3 have nothing in common, every value equally likely; the first value
/// of each says nothing.
///
/// A row is the list of what it tells, a number for each value of each variable.
record ShowcaseRows(int[][] rows) {

  static final String UNTOLD = "-";
  static final int LENGTH = 4;
  static final int EPSILON = 4;

  /// Told values of each variable over both halves.
  private static final int[] VALUES = {2, 6, 10, 1, 1, 1, 1, 1, 1, 1};

  /// Values in one half, the one that says nothing included.
  private static final int[] OF_A_HALF = {3, 4, 6, 2, 2, 2, 2, 2, 2, 2};

  static final int ITEMS = Arrays.stream(VALUES).sum();

  static ShowcaseRows of(int size, long seed) {
    var chance = new SplittableRandom(seed);
    var rows = new int[size][];
    for (int r = 0; r < size; r++) {
      rows[r] = row(chance, r >= size / 2);
    }
    return new ShowcaseRows(rows);
  }

  private static int[] row(RandomGenerator chance, boolean secondHalf) {
    var told = new ArrayList<Integer>();
    int first = 0;
    for (int v = 0; v < VALUES.length; v++) {
      int value = chance.nextInt(OF_A_HALF[v]);
      boolean shifted = secondHalf && VALUES[v] > OF_A_HALF[v];
      if (value > 0) {
        told.add(first + value - 1 + (shifted ? OF_A_HALF[v] - 1 : 0));
      }
      first += VALUES[v];
    }
    return told.stream().mapToInt(Integer::intValue).toArray();
  }

  /// The variable whose value it is.
  static int variable(int item) {
    int variable = 0;
    int left = item;
    while (left >= VALUES[variable]) {
      left -= VALUES[variable++];
    }
    return variable;
  }

  private static int item(int variable, int value) {
    return Arrays.stream(VALUES, 0, variable).sum() + value - 1;
  }

  static int item(Item item) {
    return item(
        Integer.parseInt(item.variable().substring(1)) - 1, Integer.parseInt(item.category()));
  }

  Microdata asMicrodata() {
    var built = Microdata.of(variables());
    for (var row : rows) {
      var coded = new int[VALUES.length];
      for (int item : row) {
        coded[variable(item)] = item - item(variable(item), 0);
      }
      built.add(coded, -1);
    }
    return built.build();
  }

  static ShowcaseRows of(Microdata data) {
    var rows = new int[data.size()][];
    for (int r = 0; r < rows.length; r++) {
      var told = new ArrayList<Integer>();
      for (int v = 0; v < VALUES.length; v++) {
        var category = data.variables().get(v).categories().get(data.category(r, v));
        if (!category.equals(UNTOLD)) {
          told.add(item(v, Integer.parseInt(category)));
        }
      }
      rows[r] = told.stream().mapToInt(Integer::intValue).toArray();
    }
    return new ShowcaseRows(rows);
  }

  static Map<String, String> untold() {
    var untold = new HashMap<String, String>();
    variables().forEach(v -> untold.put(v.name(), UNTOLD));
    return untold;
  }

  private static List<Variable> variables() {
    var variables = new ArrayList<Variable>();
    for (int v = 0; v < VALUES.length; v++) {
      var categories = new ArrayList<>(List.of(UNTOLD));
      for (int c = 1; c <= VALUES[v]; c++) {
        categories.add(Integer.toString(c));
      }
      variables.add(new Variable("H" + (v + 1), categories));
    }
    return variables;
  }

  /// How many rows tell each combination of up to four.
  Map<Integer, Double> combinations() {
    var counts = new HashMap<Integer, Double>();
    for (var row : rows) {
      forEach(row, 1, LENGTH, (counted, key) -> counted.merge(key, 1.0, Double::sum), counts);
    }
    return counts;
  }

  /// Every combination of a row, from one length to another; a key has six bits for each item.
  static void forEach(
      int[] row,
      int from,
      int to,
      ObjIntConsumer<Map<Integer, Double>> use,
      Map<Integer, Double> counts) {
    walk(row, 0, 0, 0, from, to, key -> use.accept(counts, key));
  }

  static void walk(
      int[] row,
      int next,
      int key,
      int length,
      int from,
      int to,
      java.util.function.IntConsumer use) {
    if (length >= from) {
      use.accept(key);
    }
    for (int i = next; i < row.length && length < to; i++) {
      walk(row, i + 1, key << 6 | row[i] + 1, length + 1, from, to, use);
    }
  }

  static int length(int key) {
    return (Integer.SIZE - Integer.numberOfLeadingZeros(key) + 5) / 6;
  }

  static int[] items(int key) {
    var items = new int[length(key)];
    int left = key;
    for (int i = items.length - 1; i >= 0; i--) {
      items[i] = (left & 63) - 1;
      left >>>= 6;
    }
    return items;
  }

  static int key(int[] items) {
    int key = 0;
    for (int item : items) {
      key = key << 6 | item + 1;
    }
    return key;
  }
}
