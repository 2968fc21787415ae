package org.mufakat.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Narrows the suppressed cells of one sex-by-age table (one area, indicator, category and year) by
/// its own margins, until nothing moves. It only lowers upper bounds: that parts do not overlap is
/// certain, that they are complete is not. A table whose parts exceed a total, at once or after
/// narrowing, contradicts itself and is left as published.
final class MarginNarrowing {

  private record Place(Sex sex, AgeGroup age) {}

  private record Margin(Place total, List<Place> parts) {}

  private final Map<Place, CellKey> keys = new LinkedHashMap<>();
  private final Map<Place, CountInterval> bounds = new HashMap<>();
  private final Map<CellKey, List<Narrowing>> narrowings = new HashMap<>();
  private boolean contradictory;

  /// @param cells published cells of one table; repeated ones and those without bounds take no part
  MarginNarrowing(Collection<PublishedCell> cells) {
    for (PublishedCell cell : cells) {
      Optional<CountInterval> interval = cell.value().interval();
      if (!cell.isRepeated() && interval.isPresent()) {
        var breakdown = cell.key().breakdown();
        var place = new Place(breakdown.sex(), breakdown.age());
        keys.put(place, cell.key());
        bounds.put(place, interval.get());
      }
    }
    var margins = margins();
    contradictory = margins.stream().anyMatch(this::contradictsItself);
    while (!contradictory && lowerOnce(margins)) {
      // until nothing moves
    }
  }

  Map<CellKey, List<Narrowing>> narrowings() {
    return narrowings;
  }

  private List<Margin> margins() {
    var margins = new ArrayList<Margin>();
    for (AgeGroup age : AgeGroup.values()) {
      addMargin(margins, new Place(Sex.TOTAL, age), partsBySex(age));
    }
    for (Sex sex : Sex.values()) {
      addMargin(margins, new Place(sex, AgeGroup.TOTAL), partsByAge(sex));
    }
    return margins;
  }

  private void addMargin(List<Margin> margins, Place total, Set<Place> parts) {
    var published = parts.stream().filter(bounds::containsKey).toList();
    if (bounds.containsKey(total) && !published.isEmpty()) {
      margins.add(new Margin(total, published));
    }
  }

  private Set<Place> partsBySex(AgeGroup age) {
    var parts = new LinkedHashSet<Place>();
    for (Sex sex : EnumSet.complementOf(EnumSet.of(Sex.TOTAL))) {
      parts.add(new Place(sex, age));
    }
    if (age == AgeGroup.TOTAL && !bounds.containsKey(new Place(Sex.UNKNOWN, AgeGroup.TOTAL))) {
      parts.add(new Place(Sex.UNKNOWN, AgeGroup.UNKNOWN));
    }
    return parts;
  }

  private Set<Place> partsByAge(Sex sex) {
    var parts = new LinkedHashSet<Place>();
    for (AgeGroup age : EnumSet.complementOf(EnumSet.of(AgeGroup.TOTAL))) {
      parts.add(new Place(sex, age));
    }
    if (sex == Sex.TOTAL && !bounds.containsKey(new Place(Sex.TOTAL, AgeGroup.UNKNOWN))) {
      parts.add(new Place(Sex.UNKNOWN, AgeGroup.UNKNOWN));
    }
    return parts;
  }

  private boolean contradictsItself(Margin margin) {
    return lowOf(margin.parts()) > at(margin.total()).high();
  }

  private boolean lowerOnce(List<Margin> margins) {
    boolean moved = false;
    for (Margin margin : margins) {
      long partsLow = lowOf(margin.parts());
      for (Place part : margin.parts()) {
        var before = at(part);
        long high = at(margin.total()).high() - (partsLow - before.low());
        if (high < before.low()) {
          giveUp();
          return false;
        }
        if (high < before.high()) {
          lower(margin, part, before, new CountInterval(before.low(), high), partsLow);
          moved = true;
        }
      }
    }
    return moved;
  }

  private void giveUp() {
    contradictory = true;
    narrowings.clear();
  }

  private void lower(
      Margin margin, Place part, CountInterval before, CountInterval after, long partsLow) {
    bounds.put(part, after);
    var others = margin.parts().stream().filter(p -> !p.equals(part)).map(this::keyAt).toList();
    narrowings
        .computeIfAbsent(keyAt(part), _ -> new ArrayList<>())
        .add(
            new Narrowing(
                keyAt(part),
                before,
                after,
                keyAt(margin.total()),
                at(margin.total()).high(),
                others,
                partsLow - before.low()));
  }

  private long lowOf(List<Place> parts) {
    return parts.stream().mapToLong(p -> at(p).low()).sum();
  }

  private CountInterval at(Place place) {
    var interval = bounds.get(place);
    if (interval == null) {
      throw new IllegalStateException("a margin names only published cells");
    }
    return interval;
  }

  private CellKey keyAt(Place place) {
    var key = keys.get(place);
    if (key == null) {
      throw new IllegalStateException("a margin names only published cells");
    }
    return key;
  }
}
