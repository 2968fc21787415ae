package org.mufakat.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mufakat.regime.Member;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.Claim;
import org.mufakat.statistics.ClaimAnswer;
import org.mufakat.statistics.ClaimCheck;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.RegionalPicture;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.YearSpan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What the figures of one release cost once its rows are read: detected victims, the indicator
/// with most rows. The area asked for is the member with most cells, so that no case is flattered.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FigureBenchmarks {

  static final YearSpan YEARS = new YearSpan(2017, 2021);
  static final long CLAIMED = 2_237;

  private final Release release;
  private final List<String> members;
  private final String area;
  private final List<PublishedCell> victims;
  private final List<PublishedCell> victimsBySexAndAge;
  private final List<PublishedCell> ofTheArea;
  private final ReleaseFigures figures;
  private final ClaimCheck claims;

  /// Reads the release anew, in the process that measures.
  public FigureBenchmarks() {
    this(ReleaseToMeasure.inThisProcess());
  }

  FigureBenchmarks(ReleaseToMeasure measured) {
    var regime = measured.regime();
    var contents = measured.interpret(measured.rows(), regime);
    release = contents.release();
    members = regime.members().stream().map(Member::code).toList();
    victims =
        contents.cells().stream()
            .filter(c -> c.key().indicator() == Indicator.DETECTED_VICTIMS)
            .toList();
    victimsBySexAndAge =
        victims.stream()
            .filter(c -> c.key().breakdown().dimension() != Dimension.CITIZENSHIP)
            .toList();
    area = mostCells(victims, members);
    ofTheArea = contents.cells().stream().filter(c -> c.key().area().equals(area)).toList();
    figures = new ReleaseFigures(release, victims);
    claims = new ClaimCheck(List.of(new ReleaseFigures(release, ofTheArea)));
  }

  private static String mostCells(List<PublishedCell> cells, List<String> members) {
    Map<String, Integer> counted = new HashMap<>();
    cells.forEach(cell -> counted.merge(cell.key().area(), 1, Integer::sum));
    return members.stream()
        .max((a, b) -> Integer.compare(counted.getOrDefault(a, 0), counted.getOrDefault(b, 0)))
        .orElseThrow();
  }

  /// The floor of [#index]: the same cells in a plain map, without narrowing or corridors.
  @Benchmark
  public Map<CellKey, List<PublishedCell>> plainMap() {
    Map<CellKey, List<PublishedCell>> map = new HashMap<>();
    victims.forEach(c -> map.computeIfAbsent(c.key(), _ -> new ArrayList<>(1)).add(c));
    return map;
  }

  @Benchmark
  public ReleaseFigures index() {
    return new ReleaseFigures(release, victims);
  }

  @Benchmark
  public ReleaseFigures indexAndNarrow() {
    return new ReleaseFigures(release, victimsBySexAndAge);
  }

  @Benchmark
  public Figure figure() {
    return figures.figure(FigureQuery.ofTotal(Indicator.DETECTED_VICTIMS, area, YEARS));
  }

  @Benchmark
  public RegionalPicture regionalPicture() {
    return RegionalPicture.of(figures, Indicator.DETECTED_VICTIMS, members, YEARS);
  }

  @Benchmark
  public ClaimAnswer claimCheck() {
    return claims.check(new Claim(CLAIMED, area, YEARS));
  }
}
