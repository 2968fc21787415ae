package org.mufakat.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The cells of one release (all, or those of some indicators) in memory, ready to be asked for
/// figures. Immutable; its size is that of the cells given.
public final class ReleaseFigures {

  private record Table(
      String area, Indicator indicator, Dimension dimension, String category, int year) {
    static Table of(CellKey key) {
      var breakdown = key.breakdown();
      return new Table(
          key.area(), key.indicator(), breakdown.dimension(), breakdown.category(), key.year());
    }
  }

  private record Answered(String area, Indicator indicator) {}

  private final Release release;
  private final Map<CellKey, List<PublishedCell>> byKey = new LinkedHashMap<>();
  private final Map<Answered, List<CellKey>> keysOf = new LinkedHashMap<>();
  private final Map<Answered, YearSpan> yearsOf = new HashMap<>();
  private final Map<CellKey, List<Narrowing>> narrowings = new HashMap<>();
  private final Map<String, List<PublishedCell>> citizenshipsByArea = new HashMap<>();
  private final Map<String, List<PublishedCell>> repatriationsByArea = new HashMap<>();

  public ReleaseFigures(Release release, Collection<PublishedCell> cells) {
    this.release = release;
    var tables = new HashMap<Table, List<PublishedCell>>();
    for (PublishedCell cell : cells) {
      byKey.computeIfAbsent(cell.key(), _ -> new ArrayList<>(1)).add(cell);
      if (cell.key().breakdown().dimension() == Dimension.CITIZENSHIP) {
        citizenshipsByArea.computeIfAbsent(cell.key().area(), _ -> new ArrayList<>()).add(cell);
      } else {
        tables.computeIfAbsent(Table.of(cell.key()), _ -> new ArrayList<>()).add(cell);
        if (cell.key().breakdown().dimension() == Dimension.COUNTRY_OF_REPATRIATION) {
          repatriationsByArea.computeIfAbsent(cell.key().area(), _ -> new ArrayList<>()).add(cell);
        }
      }
    }
    tables.values().stream()
        .filter(table -> table.size() > 1)
        .forEach(table -> narrowings.putAll(new MarginNarrowing(table).narrowings()));
    for (CellKey key : byKey.keySet()) {
      var answered = new Answered(key.area(), key.indicator());
      keysOf.computeIfAbsent(answered, _ -> new ArrayList<>()).add(key);
      yearsOf.merge(answered, new YearSpan(key.year(), key.year()), YearSpan::reaching);
    }
  }

  public Release release() {
    return release;
  }

  /// What the release says of one key.
  public Reading read(CellKey key) {
    var cells = byKey.getOrDefault(key, List.of());
    if (cells.isEmpty()) {
      return new Reading.NoValue(Reading.Absence.NOT_PUBLISHED);
    }
    var cell = cells.getFirst();
    if (cells.size() > 1 || cell.isRepeated()) {
      return new Reading.Repeated(cells);
    }
    return switch (cell.value()) {
      case PublishedValue.Count _, PublishedValue.Suppressed _ -> valued(cell);
      case PublishedValue.Missing() -> new Reading.NoValue(Reading.Absence.MISSING);
      case PublishedValue.NotApplicable() -> new Reading.NoValue(Reading.Absence.NOT_APPLICABLE);
      case PublishedValue.NoMention() -> new Reading.NoValue(Reading.Absence.NO_MENTION);
    };
  }

  private Reading valued(PublishedCell cell) {
    var published = cell.value().interval().orElseThrow();
    var steps = narrowings.getOrDefault(cell.key(), List.of());
    return new Reading.Valued(
        cell, published, steps.isEmpty() ? published : steps.getLast().after(), steps);
  }

  /// The figure of a query, area by area and year by year.
  public Figure figure(FigureQuery query) {
    var parts = new ArrayList<Figure.Part>();
    for (String area : query.areas()) {
      for (int year : query.years().years().toArray()) {
        var key = new CellKey(area, query.indicator(), query.breakdown(), year);
        parts.add(new Figure.Part(area, year, read(key)));
      }
    }
    return new Figure(release, query, parts);
  }

  /// The years of an indicator in which some of the areas have any row; empty when none has.
  public Optional<YearSpan> years(Indicator indicator, Set<String> areas) {
    return yearsOf.entrySet().stream()
        .filter(e -> e.getKey().indicator() == indicator)
        .filter(e -> areas.isEmpty() || areas.contains(e.getKey().area()))
        .map(Map.Entry::getValue)
        .reduce(YearSpan::reaching);
  }

  /// The answers that a dimension was published with, in the areas given, in order of name.
  public List<String> categories(Indicator indicator, Dimension dimension, Set<String> areas) {
    var categories = new TreeSet<String>();
    for (String area : areas) {
      for (CellKey key : keysOf.getOrDefault(new Answered(area, indicator), List.of())) {
        if (key.breakdown().dimension() == dimension) {
          categories.add(key.breakdown().category());
        }
      }
    }
    return List.copyOf(categories);
  }

  /// The keys that are wanted, in order of row.
  public List<CellKey> keys(Predicate<CellKey> wanted) {
    return byKey.keySet().stream().filter(wanted).toList();
  }

  /// The rows published under a key.
  public List<PublishedCell> cells(CellKey key) {
    return List.copyOf(byKey.getOrDefault(key, List.of()));
  }

  /// The corridors that end in an area, by code: a list by size would put them into an order that
  /// their counts do not carry. Labels that stand for no State, or that the table does not know,
  /// make no corridor; see [#cells] for them.
  public List<Corridor> corridorsInto(String area, Indicator indicator, YearSpan years) {
    return corridorsInto(area, indicator, years, _ -> true);
  }

  /// Those of [#corridorsInto] with some citizenships.
  List<Corridor> corridorsInto(
      String area, Indicator indicator, YearSpan years, Predicate<String> citizenships) {
    var published = new TreeSet<Integer>();
    var byCitizenship = new TreeMap<String, List<PublishedCell>>();
    for (PublishedCell cell : citizenshipsByArea.getOrDefault(area, List.of())) {
      if (cell.key().indicator() == indicator && years.contains(cell.key().year())) {
        published.add(cell.key().year());
        if (cell.resolution() instanceof Resolution.OfState(String code)
            && citizenships.test(code)) {
          byCitizenship.computeIfAbsent(code, _ -> new ArrayList<>()).add(cell);
        }
      }
    }
    var corridors = new ArrayList<Corridor>();
    byCitizenship.forEach(
        (code, cells) -> corridors.add(corridor(code, area, cells, published, years)));
    return corridors;
  }

  /// The rows of an area that answer a question about States: by citizenship, or by country of
  /// repatriation; in order of row.
  public List<PublishedCell> cellsOf(String area, Indicator indicator, Dimension dimension) {
    var byArea =
        switch (dimension) {
          case CITIZENSHIP -> citizenshipsByArea;
          case COUNTRY_OF_REPATRIATION -> repatriationsByArea;
          case TOTAL, FORM_OF_EXPLOITATION ->
              throw new IllegalArgumentException("the question is about no State: " + dimension);
        };
    return byArea.getOrDefault(area, List.of()).stream()
        .filter(c -> c.key().indicator() == indicator)
        .toList();
  }

  /// The areas of the release that published citizenships.
  public Set<String> areasWithCitizenships() {
    return Set.copyOf(citizenshipsByArea.keySet());
  }

  private static Corridor corridor(
      String code, String area, List<PublishedCell> cells, Set<Integer> published, YearSpan years) {
    var byYear = new TreeMap<Integer, List<PublishedCell>>();
    cells.forEach(c -> byYear.computeIfAbsent(c.key().year(), _ -> new ArrayList<>()).add(c));
    var summed = new TreeSet<Integer>();
    var repeated = new TreeSet<Integer>();
    var sum = CountInterval.ZERO;
    for (var entry : byYear.entrySet()) {
      var ofYear = entry.getValue();
      var bounded = ofYear.stream().filter(c -> c.value().interval().isPresent()).toList();
      if (ofYear.size() > 1 || ofYear.getFirst().isRepeated()) {
        repeated.add(entry.getKey());
      } else if (!bounded.isEmpty()) {
        summed.add(entry.getKey());
        sum = sum.plus(bounded.getFirst().value().interval().orElseThrow());
      }
    }
    var labels = new LinkedHashSet<String>();
    cells.forEach(c -> labels.add(c.key().breakdown().category()));
    return new Corridor(
        code,
        area,
        sum,
        Years.of(summed),
        Years.of(
            published.stream().filter(y -> !summed.contains(y) && !repeated.contains(y)).toList()),
        Years.of(years.years().filter(y -> !published.contains(y)).boxed().toList()),
        Years.of(repeated),
        List.copyOf(labels));
  }
}
