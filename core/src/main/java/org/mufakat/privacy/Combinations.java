package org.mufakat.privacy;

import java.util.Arrays;

/// How many rows have each told combination of some variables, by numbers that are the same for
/// every source of counts: the places of the original's categories, the last running fastest.
interface Combinations {

  /// @param variables places among the original's, in order
  Counted of(int[] variables);

  /// Combinations in order of their numbers, with how many rows have each; no count is 0.
  record Counted(long[] numbers, long[] counts) {

    /// How often each number is there.
    static Counted ofSorted(long[] all) {
      var numbers = new long[all.length];
      var counts = new long[all.length];
      int size = 0;
      for (int i = 0; i < all.length; i++) {
        if (size == 0 || numbers[size - 1] != all[i]) {
          numbers[size++] = all[i];
        }
        counts[size - 1]++;
      }
      return new Counted(Arrays.copyOf(numbers, size), Arrays.copyOf(counts, size));
    }

    long at(long number) {
      int place = Arrays.binarySearch(numbers, number);
      return place < 0 ? 0 : counts[place];
    }
  }
}
