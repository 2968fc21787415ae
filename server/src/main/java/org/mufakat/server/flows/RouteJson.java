package org.mufakat.server.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mufakat.flows.Band;
import org.mufakat.flows.QuasiIndependence.Cell;
import org.mufakat.flows.RouteTable;
import org.mufakat.flows.Tiers;
import org.mufakat.flows.UnusualFlows;
import org.mufakat.statistics.CountInterval;

/// A register's routes for programs. The tiers are the only order: within one, rows stand by code.
///
/// @param rows of the file, its header aside
/// @param routes origin, transit and destination, every one
/// @param corridors origin by destination across borders, whatever lies between
/// @param domestic ending where they began
/// @param through persons who passed through a State, each once a State
/// @param flagged corridors that stand out against their row and column
public record RouteJson(
    int rows,
    String unit,
    List<RouteOfJson> routes,
    int tiers,
    List<CorridorOfJson> corridors,
    List<CorridorOfJson> domestic,
    List<ThroughJson> through,
    int judged,
    double expectedFalseFlags,
    List<FlaggedJson> flagged) {

  public record RouteOfJson(
      String origin,
      List<String> transit,
      String destination,
      long low,
      long high,
      double bandLow,
      double bandHigh) {}

  /// @param tier 1 is the largest; null for domestic ones
  public record CorridorOfJson(
      String origin,
      String destination,
      long low,
      long high,
      double bandLow,
      double bandHigh,
      @Nullable Integer tier) {}

  public record ThroughJson(String state, long low, long high) {}

  public record FlaggedJson(
      String origin, String destination, double residualLow, double residualHigh, String flagged) {}

  public static RouteJson of(RouteTable table, int rows) {
    var tiers =
        Tiers.of(
            table.acrossBorders().stream()
                .map(c -> new Tiers.Member<>(c, Band.around(c.count())))
                .toList(),
            Comparator.comparing((Cell c) -> c.row() + c.column()));
    var corridors = new ArrayList<CorridorOfJson>();
    for (int t = 0; t < tiers.tiers().size(); t++) {
      for (var member : tiers.tiers().get(t)) {
        corridors.add(corridor(member.thing(), t + 1));
      }
    }
    var unusual = UnusualFlows.in(table.acrossBorders());
    return new RouteJson(
        rows,
        "persons",
        table.routes().entrySet().stream().map(e -> route(e.getKey(), e.getValue())).toList(),
        tiers.tiers().size(),
        corridors,
        table.domestic().stream().map(c -> corridor(c, null)).toList(),
        table.passedThrough().stream().map(s -> through(s, table.through(s))).toList(),
        unusual.map(u -> u.judged().size()).orElse(0),
        unusual.map(UnusualFlows::falseFlagsIfJudgedSingly).orElse(0.0),
        unusual.map(UnusualFlows::flagged).orElse(List.of()).stream()
            .map(
                j ->
                    new FlaggedJson(
                        j.cell().row(),
                        j.cell().column(),
                        j.residualLow(),
                        j.residualHigh(),
                        j.flagged().orElseThrow().name().toLowerCase(Locale.ROOT)))
            .toList());
  }

  private static RouteOfJson route(RouteTable.Route route, CountInterval count) {
    var band = Band.around(count);
    return new RouteOfJson(
        route.origin(),
        route.transit(),
        route.destination(),
        count.low(),
        count.high(),
        band.low(),
        band.high());
  }

  private static CorridorOfJson corridor(Cell cell, @Nullable Integer tier) {
    var band = Band.around(cell.count());
    return new CorridorOfJson(
        cell.row(),
        cell.column(),
        cell.count().low(),
        cell.count().high(),
        band.low(),
        band.high(),
        tier);
  }

  private static ThroughJson through(String state, CountInterval count) {
    return new ThroughJson(state, count.low(), count.high());
  }
}
