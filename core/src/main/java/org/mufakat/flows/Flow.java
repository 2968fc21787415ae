package org.mufakat.flows;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Years;

/// Citizens of one State that one State detected, year by year: a citizenship and a detecting
/// State, neither an origin nor a route.
///
/// @param citizenship ISO 3166-1 alpha-3
/// @param detectedBy the reporting area
/// @param byYear one entry for every year asked for
/// @param labels the spellings it was published under
public record Flow(
    String citizenship,
    String detectedBy,
    SortedMap<Integer, Detection> byYear,
    List<String> labels) {

  public Flow {
    byYear = Collections.unmodifiableSortedMap(new TreeMap<>(byYear));
    labels = List.copyOf(labels);
  }

  /// Whether citizens were detected at home.
  public boolean isDomestic() {
    return citizenship.equals(detectedBy);
  }

  /// The sum of the years that have one value; 0 to 0 where none has, so ask [#hasValue] first.
  public CountInterval sum() {
    return byYear.values().stream()
        .filter(Detection.Counted.class::isInstance)
        .map(d -> ((Detection.Counted) d).interval())
        .reduce(CountInterval.ZERO, CountInterval::plus);
  }

  public boolean hasValue() {
    return !years().isEmpty();
  }

  /// The years in the sum.
  public Years years() {
    return Years.of(
        byYear.entrySet().stream()
            .filter(e -> e.getValue() instanceof Detection.Counted)
            .map(SortedMap.Entry::getKey)
            .toList());
  }

  /// The years published more than once, which are in no sum.
  public Years repeated() {
    return Years.of(
        byYear.entrySet().stream()
            .filter(e -> e.getValue() instanceof Detection.Repeated)
            .map(SortedMap.Entry::getKey)
            .toList());
  }

  /// The years that have no value for one reason.
  public Years without(Detection.Why why) {
    return Years.of(
        byYear.entrySet().stream()
            .filter(e -> e.getValue() instanceof Detection.Nothing(var w) && w == why)
            .map(SortedMap.Entry::getKey)
            .toList());
  }

  /// What chance leaves open around the sum.
  public Band band() {
    return Band.around(sum());
  }
}
