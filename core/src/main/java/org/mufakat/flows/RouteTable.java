package org.mufakat.flows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mufakat.flows.QuasiIndependence.Cell;
import org.mufakat.statistics.CountInterval;

/// Persons by origin, States passed through and destination, where a register has them: from a
/// node's cases, or from a table that was released. Published figures have citizenships only and
/// make no such table.
///
/// @param routes by origin, transit, destination
public record RouteTable(SortedMap<Route, CountInterval> routes) {

  /// From where, through where, to where. A route that begins and ends in one State is domestic,
  /// also when it crosses a border in between.
  ///
  /// @param transit in the order of travel; empty when none is recorded
  public record Route(String origin, List<String> transit, String destination)
      implements Comparable<Route> {

    public Route {
      transit = List.copyOf(transit);
      if (origin.isBlank() || destination.isBlank()) {
        throw new IllegalArgumentException("a route has an origin and a destination");
      }
    }

    public boolean isDomestic() {
      return origin.equals(destination);
    }

    @Override
    public int compareTo(Route other) {
      return inOrder().compareTo(other.inOrder());
    }

    private String inOrder() {
      return origin + ' ' + String.join(" ", transit) + ' ' + destination;
    }
  }

  public RouteTable {
    routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
  }

  /// Takes counts one by one; a route that comes again is added up.
  public static final class Builder {

    private final SortedMap<Route, CountInterval> routes = new TreeMap<>();

    public Builder add(Route route, CountInterval count) {
      routes.merge(route, count, CountInterval::plus);
      return this;
    }

    /// How many different routes there are so far.
    public int size() {
      return routes.size();
    }

    public RouteTable table() {
      return new RouteTable(routes);
    }
  }

  /// Origin by destination, whatever lies between; each origin and destination once, home's apart.
  public List<Cell> acrossBorders() {
    return byEnds(false);
  }

  public List<Cell> domestic() {
    return byEnds(true);
  }

  private List<Cell> byEnds(boolean domestic) {
    var sums = new TreeMap<Route, CountInterval>();
    routes.forEach(
        (route, count) -> {
          if (route.isDomestic() == domestic) {
            sums.merge(
                new Route(route.origin(), List.of(), route.destination()),
                count,
                CountInterval::plus);
          }
        });
    var cells = new ArrayList<Cell>();
    sums.forEach((r, count) -> cells.add(new Cell(r.origin(), r.destination(), count)));
    return cells;
  }

  /// The States that some route passes through, by code.
  public List<String> passedThrough() {
    return routes.keySet().stream().flatMap(r -> r.transit().stream()).distinct().sorted().toList();
  }

  /// Persons who passed through a State on their way elsewhere, each once.
  public CountInterval through(String state) {
    return routes.entrySet().stream()
        .filter(e -> e.getKey().transit().contains(state))
        .map(SortedMap.Entry::getValue)
        .reduce(CountInterval.ZERO, CountInterval::plus);
  }
}
