package org.mufakat.privacy;

import java.util.Arrays;
import org.mufakat.tables.Microdata;

/// The combinations that private marginals report, numbered by the original's categories.
final class MarginalCombinations implements Combinations {

  private final Microdata original;
  private final PrivateMarginals marginals;

  MarginalCombinations(Microdata original, PrivateMarginals marginals) {
    this.original = original;
    this.marginals = marginals;
  }

  @Override
  public Counted of(int[] variables) {
    int mask = Arrays.stream(variables).map(v -> 1 << v).sum();
    int set = marginals.sets().place(mask);
    var numbers = new long[marginals.sets().cells(set)];
    var counts = new long[numbers.length];
    int size = 0;
    for (int c = 0; c < numbers.length; c++) {
      if (marginals.isReported(set, c)) {
        numbers[size] = number(set, c, variables);
        counts[size++] = marginals.count(set, c);
      }
    }
    return new Counted(Arrays.copyOf(numbers, size), Arrays.copyOf(counts, size));
  }

  /// Levels keep the order of the categories, so numbers come in order.
  private long number(int set, int cell, int[] variables) {
    long number = 0;
    for (int axis = 0; axis < variables.length; axis++) {
      var attribute = marginals.attributes().get(variables[axis]);
      var variable = original.variables().get(variables[axis]);
      int place = variable.indexOf(attribute.categories().get(marginals.level(set, cell, axis)));
      number = number * variable.size() + place;
    }
    return number;
  }
}
