package org.mufakat.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How many persons were seen by exactly which lists. A history is a set of lists as bits: bit 0 is
/// the first list. The persons on no list are what is to be estimated, and have no count here.
///
/// Holds 1 to [#MOST_LISTS] lists of different names and 1 to [#MOST_PERSONS] persons; memory is
/// four bytes for each possible history.
public final class CaptureTable {

  /// So many lists make a million possible histories.
  public static final int MOST_LISTS = 20;

  /// More persons than the lists of a hidden population hold.
  public static final int MOST_PERSONS = 10_000_000;

  private final List<String> lists;
  private final int[] counts;
  private final int persons;

  private CaptureTable(List<String> lists, int[] counts) {
    this.lists = List.copyOf(lists);
    this.counts = counts;
    this.persons = Math.toIntExact(Arrays.stream(counts).asLongStream().sum());
  }

  /// The table of these counts, one for each history from 0 on; that of history 0 is 0.
  public static CaptureTable of(List<String> lists, int[] counts) {
    if (lists.isEmpty() || lists.size() > MOST_LISTS || counts.length != 1 << lists.size()) {
      throw new IllegalArgumentException("a count for each history of 1 to 20 lists");
    }
    if (counts[0] != 0 || Arrays.stream(counts).anyMatch(c -> c < 0 || c > MOST_PERSONS)) {
      throw new IllegalArgumentException("counts are of persons on at least one list");
    }
    var table = new CaptureTable(lists, counts.clone());
    if (table.persons < 1 || table.persons > MOST_PERSONS) {
      throw new IllegalArgumentException("1 to 10,000,000 persons");
    }
    return table;
  }

  /// The table of persons after linkage, each by the lists that the person is on, as bits; who is
  /// on none is no part of it.
  public static CaptureTable ofPersons(List<String> lists, IntStream histories) {
    var counts = new int[1 << lists.size()];
    histories.forEach(history -> counts[history]++);
    counts[0] = 0;
    return of(lists, counts);
  }

  /// The same persons with two lists taken for one, which has the first one's place and both names.
  public CaptureTable merged(int first, int second) {
    var names = new ArrayList<>(lists);
    names.set(first, lists.get(first) + "+" + lists.get(second));
    names.remove(second);
    int kept = (counts.length - 1) & ~(1 << second);
    var merged = new int[counts.length / 2];
    for (int history = 1; history < counts.length; history++) {
      int joined = history | (history >> second & 1) << first;
      merged[Integer.compress(joined, kept)] += counts[history];
    }
    return of(names, merged);
  }

  /// Without one list and those on no other; empty when nobody is left.
  public Optional<CaptureTable> without(int list) {
    return reduced(list, false);
  }

  /// The persons on one list, by which of the others they are on; empty when they are on none.
  public Optional<CaptureTable> among(int list) {
    return reduced(list, true);
  }

  private Optional<CaptureTable> reduced(int list, boolean onlyOnIt) {
    var names = new ArrayList<>(lists);
    names.remove(list);
    int kept = (counts.length - 1) & ~(1 << list);
    var fewer = new int[counts.length / 2];
    for (int history = 1; history < counts.length; history++) {
      if (!onlyOnIt || (history >> list & 1) == 1) {
        fewer[Integer.compress(history, kept)] += counts[history];
      }
    }
    fewer[0] = 0;
    return names.isEmpty() || Arrays.stream(fewer).sum() == 0
        ? Optional.empty()
        : Optional.of(of(names, fewer));
  }

  public List<String> lists() {
    return lists;
  }

  public int size() {
    return lists.size();
  }

  /// Persons on at least one list.
  public int persons() {
    return persons;
  }

  /// Persons whose history is exactly this.
  public int count(int history) {
    return counts[history];
  }

  /// A copy of all counts, by history.
  public int[] counts() {
    return counts.clone();
  }

  /// Histories that somebody has, in ascending order.
  public int[] observed() {
    var found = new int[counts.length];
    int n = 0;
    for (int history = 1; history < counts.length; history++) {
      if (counts[history] > 0) {
        found[n++] = history;
      }
    }
    return Arrays.copyOf(found, n);
  }

  /// Persons who are on all of these lists, whatever others they are on.
  public int onAll(int listsAsBits) {
    int sum = 0;
    for (int history = listsAsBits; history < counts.length; history++) {
      sum += (history & listsAsBits) == listsAsBits ? counts[history] : 0;
    }
    return sum;
  }

  /// Persons on both lists of each pair; on the diagonal, persons on the list.
  public int[][] overlaps() {
    var matrix = new int[size()][size()];
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = onAll(1 << i | 1 << j);
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  /// Whether there are three lists of which each two share a person. Without them no model with all
  /// pairs can be told from its neighbours.
  public boolean hasOverlappingTriple() {
    var overlap = overlaps();
    for (int i = 0; i < size(); i++) {
      for (int j = i + 1; j < size(); j++) {
        for (int k = j + 1; k < size(); k++) {
          if (overlap[i][j] > 0 && overlap[i][k] > 0 && overlap[j][k] > 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// The lists' names joined by a colon.
  public String named(int listsAsBits) {
    var name = new StringBuilder();
    for (int i = 0; i < size(); i++) {
      if ((listsAsBits >> i & 1) == 1) {
        name.append(name.isEmpty() ? "" : ":").append(lists.get(i));
      }
    }
    return name.toString();
  }
}
