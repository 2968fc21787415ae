package org.mufakat.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A set of calendar years and its shortest honest label: a gap is never covered by a dash.
public record Years(List<Integer> sorted) {

  public Years {
    sorted = List.copyOf(new TreeSet<>(sorted));
  }

  public static Years of(Collection<Integer> years) {
    return new Years(List.copyOf(years));
  }

  public boolean isEmpty() {
    return sorted.isEmpty();
  }

  /// The years as runs without gaps.
  public List<YearSpan> runs() {
    var runs = new ArrayList<YearSpan>();
    for (int year : sorted) {
      if (!runs.isEmpty() && runs.getLast().last() + 1 == year) {
        runs.set(runs.size() - 1, new YearSpan(runs.getLast().first(), year));
      } else {
        runs.add(new YearSpan(year, year));
      }
    }
    return runs;
  }

  /// `2017, 2019–2021`; empty text for no years.
  @Override
  public String toString() {
    return runs().stream().map(YearSpan::toString).collect(Collectors.joining(", "));
  }
}
