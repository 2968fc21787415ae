package org.mufakat.privacy;

import java.util.Arrays;
import org.mufakat.tables.Microdata;

/// The combinations of rows, numbered by the original's categories.
final class RowCombinations implements Combinations {

  private final Microdata original;
  private final Microdata rows;
  private final int[][] places;

  RowCombinations(Microdata original, Microdata rows, PrivacyRequest request) {
    this.original = original;
    this.rows = rows;
    this.places = new int[original.variables().size()][];
    for (int v = 0; v < places.length; v++) {
      var variable = original.variables().get(v);
      int untold = request.untoldPlace(variable);
      places[v] =
          rows.variables().get(v).categories().stream()
              .mapToInt(variable::indexOf)
              .map(place -> place == untold ? -1 : place)
              .toArray();
    }
  }

  @Override
  public Counted of(int[] variables) {
    var numbers = new long[rows.size()];
    int size = 0;
    for (int r = 0; r < numbers.length; r++) {
      long number = number(r, variables);
      if (number >= 0) {
        numbers[size++] = number;
      }
    }
    var told = Arrays.copyOf(numbers, size);
    Arrays.sort(told);
    return Counted.ofSorted(told);
  }

  /// -1 when the row says nothing on one of them.
  private long number(int row, int[] variables) {
    long number = 0;
    for (int v : variables) {
      int place = places[v][rows.category(row, v)];
      if (place < 0) {
        return -1;
      }
      number = number * original.variables().get(v).size() + place;
    }
    return number;
  }
}
