package org.mufakat.estimation;

import java.util.Arrays;
import java.util.Optional;

/// A small change of a table that its makers could have made: another list, or another judgement of
/// who is the same person.
public sealed interface Change {

  /// The table as it would have been; empty where it cannot be changed so.
  Optional<CaptureTable> of(CaptureTable table);

  /// One list was never kept.
  record WithoutList(int list) implements Change {
    @Override
    public Optional<CaptureTable> of(CaptureTable table) {
      return table.size() < 2 ? Optional.empty() : table.without(list);
    }
  }

  /// Two lists taken for one.
  record Merged(int first, int second) implements Change {
    @Override
    public Optional<CaptureTable> of(CaptureTable table) {
      return Optional.of(table.merged(first, second));
    }
  }

  /// A person on both lists, and perhaps others, was two: the second list's record is someone else.
  record LinkFewer(int first, int second) implements Change {
    @Override
    public Optional<CaptureTable> of(CaptureTable table) {
      int pair = 1 << first | 1 << second;
      return Arrays.stream(table.observed())
          .filter(h -> (h & pair) == pair)
          .boxed()
          .min(
              (a, b) ->
                  Integer.bitCount(a) != Integer.bitCount(b)
                      ? Integer.compare(Integer.bitCount(a), Integer.bitCount(b))
                      : Integer.compare(a, b))
          .map(
              history -> {
                var counts = table.counts();
                counts[history]--;
                counts[history & ~(1 << second)]++;
                counts[1 << second]++;
                return CaptureTable.of(table.lists(), counts);
              });
    }
  }

  /// Two persons, each on one of the lists alone, were one.
  record LinkMore(int first, int second) implements Change {
    @Override
    public Optional<CaptureTable> of(CaptureTable table) {
      if (table.count(1 << first) == 0 || table.count(1 << second) == 0) {
        return Optional.empty();
      }
      var counts = table.counts();
      counts[1 << first]--;
      counts[1 << second]--;
      counts[1 << first | 1 << second]++;
      return Optional.of(CaptureTable.of(table.lists(), counts));
    }
  }
}
