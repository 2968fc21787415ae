package org.mufakat.privacy;

import java.util.List;

/// A cell of a table with noise.
///
/// @param categories in the order of the table's variables; [org.mufakat.tables.TableSpec#TOTAL]
///   for all of a variable
/// @param count persons, 0 or more
/// @param low the true count lies from here, 0 or more …
/// @param high … to here in at least 95 of 100 cells; never without the count itself
public record NoisyCount(List<String> categories, long count, long low, long high) {

  public NoisyCount {
    categories = List.copyOf(categories);
    if (low < 0 || count < low || high < count) {
      throw new IllegalArgumentException("0 ≤ low ≤ count ≤ high");
    }
  }
}
