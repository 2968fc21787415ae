package org.mufakat.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mufakat.flows.QuasiIndependence.Cell;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.Resolution;
import org.mufakat.statistics.YearSpan;

/// Who was detected where, as one release has it: a row a citizenship, a column a detecting State,
/// a flow in each cell that the release names. A citizenship is not an origin, and no cell speaks
/// of a route.
///
/// @param detecting the States whose columns these are, in the order given
/// @param publishing those of them that published any citizenship in these years
/// @param flows every cell that was named in some year, by detecting State in their order, then by
///   citizenship
/// @param mirrors what States of the table published by country of repatriation, by reporting State
///   and country
/// @param unplaced persons whose citizenship a State published as no State's, by State: in no flow
public record FlowTable(
    Release release,
    Indicator indicator,
    YearSpan years,
    List<String> detecting,
    List<String> publishing,
    List<Flow> flows,
    List<Flow> mirrors,
    List<Unplaced> unplaced) {

  /// Persons in no flow: unknown, stateless, a region, "other", or a spelling that the table of
  /// spellings does not have. Sums that a State published beside its rows are not among them.
  ///
  /// @param labels as published
  public record Unplaced(String detectedBy, CountInterval sum, List<String> labels) {
    public Unplaced {
      labels = List.copyOf(labels);
    }
  }

  public FlowTable {
    detecting = List.copyOf(detecting);
    publishing = List.copyOf(publishing);
    flows = List.copyOf(flows);
    mirrors = List.copyOf(mirrors);
    unplaced = List.copyOf(unplaced);
  }

  /// @param detecting the States whose detections are asked for
  public static FlowTable of(
      ReleaseFigures figures, Indicator indicator, List<String> detecting, YearSpan years) {
    var flows = new ArrayList<Flow>();
    var publishing = new ArrayList<String>();
    var mirrors = new ArrayList<Flow>();
    var unplaced = new ArrayList<Unplaced>();
    for (String area : detecting) {
      var ofArea = flows(figures, indicator, area, years, Dimension.CITIZENSHIP);
      flows.addAll(ofArea);
      if (isPublishing(figures, indicator, area, years)) {
        publishing.add(area);
      }
      mirrors.addAll(flows(figures, indicator, area, years, Dimension.COUNTRY_OF_REPATRIATION));
      unplaced(figures, indicator, area, years).ifPresent(unplaced::add);
    }
    return new FlowTable(
        figures.release(), indicator, years, detecting, publishing, flows, mirrors, unplaced);
  }

  private static boolean isPublishing(
      ReleaseFigures figures, Indicator indicator, String area, YearSpan years) {
    return figures.cellsOf(area, indicator, Dimension.CITIZENSHIP).stream()
        .anyMatch(c -> years.contains(c.key().year()));
  }

  private static Optional<Unplaced> unplaced(
      ReleaseFigures figures, Indicator indicator, String area, YearSpan years) {
    var cells =
        figures.cellsOf(area, indicator, Dimension.CITIZENSHIP).stream()
            .filter(c -> years.contains(c.key().year()) && !c.isRepeated())
            .filter(c -> isOfNoState(c.resolution()) && c.value().interval().isPresent())
            .toList();
    return cells.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Unplaced(
                area,
                cells.stream()
                    .map(c -> c.value().interval().orElseThrow())
                    .reduce(CountInterval.ZERO, CountInterval::plus),
                cells.stream().map(c -> c.key().breakdown().category()).distinct().toList()));
  }

  private static boolean isOfNoState(Resolution resolution) {
    return switch (resolution) {
      case Resolution.OfState _, Resolution.NotAsked _ -> false;
      case Resolution.NotAState(String kind) -> !kind.equals("total");
      case Resolution.Unresolved _ -> true;
    };
  }

  private static List<Flow> flows(
      ReleaseFigures figures,
      Indicator indicator,
      String area,
      YearSpan years,
      Dimension dimension) {
    var byState = new TreeMap<String, SortedMap<Integer, List<PublishedCell>>>();
    var published = new TreeSet<Integer>();
    for (PublishedCell cell : figures.cellsOf(area, indicator, dimension)) {
      int year = cell.key().year();
      if (years.contains(year)) {
        published.add(year);
        if (cell.resolution() instanceof Resolution.OfState(String code)) {
          byState
              .computeIfAbsent(code, _ -> new TreeMap<>())
              .computeIfAbsent(year, _ -> new ArrayList<>())
              .add(cell);
        }
      }
    }
    return byState.entrySet().stream()
        .map(e -> flow(e.getKey(), area, e.getValue(), published, years))
        .toList();
  }

  private static Flow flow(
      String state,
      String area,
      SortedMap<Integer, List<PublishedCell>> cells,
      Set<Integer> published,
      YearSpan years) {
    var byYear = new TreeMap<Integer, Detection>();
    years
        .years()
        .forEach(
            year ->
                byYear.put(
                    year,
                    cells.containsKey(year)
                        ? detection(cells.get(year))
                        : new Detection.Nothing(
                            published.contains(year)
                                ? Detection.Why.NOT_NAMED
                                : Detection.Why.NO_CITIZENSHIPS)));
    var labels = new LinkedHashSet<String>();
    cells.values().forEach(c -> c.forEach(l -> labels.add(l.key().breakdown().category())));
    return new Flow(state, area, byYear, List.copyOf(labels));
  }

  private static Detection detection(List<PublishedCell> cells) {
    var cell = cells.getFirst();
    if (cells.size() > 1 || cell.isRepeated()) {
      return new Detection.Repeated(cells.stream().map(PublishedCell::value).toList());
    }
    var value = cell.value();
    return value
        .interval()
        .<Detection>map(interval -> new Detection.Counted(value, interval))
        .orElseGet(() -> new Detection.Nothing(why(cell)));
  }

  private static Detection.Why why(PublishedCell cell) {
    return switch (cell.value().slug()) {
      case "not-applicable" -> Detection.Why.NOT_APPLICABLE;
      case "no-mention" -> Detection.Why.NO_MENTION;
      default -> Detection.Why.MISSING;
    };
  }

  /// The citizenships that some cell names, in order of code.
  public List<String> citizenships() {
    return flows.stream().map(Flow::citizenship).distinct().sorted().toList();
  }

  public Optional<Flow> flow(String citizenship, String detectedBy) {
    return flows.stream()
        .filter(f -> f.citizenship().equals(citizenship) && f.detectedBy().equals(detectedBy))
        .findFirst();
  }

  /// The flows that cross a border and have a value: what bands, tiers and residuals are of.
  public List<Flow> across() {
    return flows.stream().filter(f -> !f.isDomestic() && f.hasValue()).toList();
  }

  /// Citizens detected at home. They stand apart: home is where a State looks most.
  public List<Flow> domestic() {
    return flows.stream().filter(Flow::isDomestic).toList();
  }

  /// The sum of the citizenships that a State named, home's apart; empty where it named none with a
  /// value, which is no zero. What is not named is not in it.
  public Optional<CountInterval> acrossInto(String detectedBy) {
    return across().stream()
        .filter(f -> f.detectedBy().equals(detectedBy))
        .map(Flow::sum)
        .reduce(CountInterval::plus);
  }

  /// What a State published by country of repatriation about another: the release does not say
  /// whether from or to there.
  public Optional<Flow> mirror(String reportedBy, String about) {
    return mirrors.stream()
        .filter(f -> f.detectedBy().equals(reportedBy) && f.citizenship().equals(about))
        .filter(f -> !f.isDomestic())
        .findFirst();
  }

  /// The corridors in the only order that their bands carry.
  public Tiers<Flow> tiers(Comparator<Flow> byName) {
    return Tiers.of(across().stream().map(f -> new Tiers.Member<>(f, f.band())).toList(), byName);
  }

  /// Corridors that stand out against their row and column, home's apart.
  public Optional<UnusualFlows> unusual() {
    return UnusualFlows.in(
        across().stream().map(f -> new Cell(f.citizenship(), f.detectedBy(), f.sum())).toList());
  }
}
