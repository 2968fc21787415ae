package org.mufakat.server.flows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mufakat.flows.QuasiIndependence.Cell;
import org.mufakat.flows.RouteTable;
import org.mufakat.flows.RouteTable.Route;
import org.mufakat.server.tables.CodedVariable;
import org.mufakat.server.tables.NodeTables.Released;
import org.mufakat.server.tables.ReleasedTable;
import org.mufakat.server.tables.ReleasedValue;
import org.mufakat.server.tables.TablesPackage;
import org.mufakat.statistics.CountInterval;

/// The routes of a table that a node released: one with the variables `origin` and `destination`,
/// and `transit` where the register had it. Whoever reads it has no more in hand than everyone: a
/// withheld cell is an interval from 0 to what the table's own totals leave for it.
///
/// @param number of the table in its release, from 1
/// @param ends origin by destination, whatever lies between: as released where it is, else the sum
///   of its parts; none where a part has no upper bound
/// @param hasTransit whether the table says through which States
/// @param isAbout whether its numbers were rounded or have noise
/// @param unbounded withheld cells whose totals are withheld too: in no route
/// @param elsewhere persons whose origin, transit or destination is no State that the regime lists
/// @param labels what such cells are called
record ReleasedRoutes(
    TablesPackage release,
    Instant releasedAt,
    int number,
    RouteTable table,
    List<Cell> ends,
    boolean hasTransit,
    boolean isAbout,
    int withheld,
    int unbounded,
    CountInterval elsewhere,
    List<String> labels) {

  private static final Set<String> STRAIGHT =
      Set.of("", "none", "no transit", "direct", "no", "-", "–", "0");

  ReleasedRoutes {
    ends = List.copyOf(ends);
    labels = List.copyOf(labels);
  }

  List<Cell> acrossBorders() {
    return ends.stream().filter(c -> !c.row().equals(c.column())).toList();
  }

  List<Cell> domestic() {
    return ends.stream().filter(c -> c.row().equals(c.column())).toList();
  }

  /// In addresses: `0123…ef.1`.
  String id() {
    return release.id() + "." + number;
  }

  /// Every table of a release that has routes.
  ///
  /// @param stateOf the code of a State by its code or a spelling; empty for none that is known
  static List<ReleasedRoutes> in(Released released, Function<String, Optional<String>> stateOf) {
    return IntStream.range(0, released.tables().tables().size())
        .boxed()
        .flatMap(i -> new Reading(released, i, stateOf).read().stream())
        .toList();
  }

  private static final class Reading {

    private final Released released;
    private final int at;
    private final ReleasedTable table;
    private final Function<String, Optional<String>> stateOf;
    private final int origin;
    private final int destination;
    private final int transit;
    private final Map<List<Integer>, Long> least = new HashMap<>();
    private final RouteTable.Builder routes = new RouteTable.Builder();
    private final List<String> labels = new ArrayList<>();
    private CountInterval elsewhere = CountInterval.ZERO;
    private int withheld;
    private int unbounded;

    Reading(Released released, int at, Function<String, Optional<String>> stateOf) {
      this.released = released;
      this.at = at;
      this.table = released.tables().tables().get(at);
      this.stateOf = stateOf;
      this.origin = variable("origin");
      this.destination = variable("destination");
      this.transit = variable("transit");
    }

    private int variable(String name) {
      var names =
          table.variables().stream().map(v -> v.name().strip().toLowerCase(Locale.ROOT)).toList();
      return names.indexOf(name);
    }

    Optional<ReleasedRoutes> read() {
      if (origin < 0
          || destination < 0
          || table.values().stream().anyMatch(ReleasedValue.Invented.class::isInstance)) {
        return Optional.empty();
      }
      var cells = table.cells().stream().filter(this::isRoute).toList();
      cells.forEach(this::sum);
      cells.forEach(this::take);
      return Optional.of(
          new ReleasedRoutes(
              released.tables(),
              released.at(),
              at + 1,
              routes.table(),
              pairs(),
              transit >= 0,
              table.values().stream().anyMatch(ReleasedValue.About.class::isInstance),
              withheld,
              unbounded,
              elsewhere,
              labels.stream().distinct().toList()));
    }

    private List<Cell> pairs() {
      var pairs = new TreeMap<Route, CountInterval>();
      for (int o = 0; o < variableTotal(origin); o++) {
        for (int d = 0; d < variableTotal(destination); d++) {
          var at = pair(o, d);
          var from = stateOf.apply(table.variables().get(origin).categories().get(o));
          var to = stateOf.apply(table.variables().get(destination).categories().get(d));
          if (from.isPresent() && to.isPresent()) {
            var route = new Route(from.get(), List.of(), to.get());
            whole(at)
                .filter(count -> count.high() > 0)
                .ifPresent(count -> pairs.merge(route, count, CountInterval::plus));
          }
        }
      }
      return pairs.entrySet().stream()
          .map(e -> new Cell(e.getKey().origin(), e.getKey().destination(), e.getValue()))
          .toList();
    }

    private List<Integer> pair(int originAt, int destinationAt) {
      var at =
          IntStream.range(0, table.variables().size())
              .map(this::variableTotal)
              .boxed()
              .collect(Collectors.toCollection(ArrayList::new));
      at.set(origin, originAt);
      at.set(destination, destinationAt);
      return at;
    }

    /// As released; else what the totals leave, or the parts together.
    private Optional<CountInterval> whole(List<Integer> at) {
      var cell = table.cell(table.index(at));
      return interval(cell.value()).or(() -> transit < 0 ? left(cell) : parts(at));
    }

    private Optional<CountInterval> parts(List<Integer> at) {
      var sum = CountInterval.ZERO;
      for (int t = 0; t < variableTotal(transit); t++) {
        var part = new ArrayList<>(at);
        part.set(transit, t);
        var cell = table.cell(table.index(part));
        var count = interval(cell.value()).or(() -> left(cell));
        if (count.isEmpty()) {
          return Optional.empty();
        }
        sum = sum.plus(count.get());
      }
      return Optional.of(sum);
    }

    private List<Integer> ends() {
      return transit < 0 ? List.of(origin, destination) : List.of(origin, transit, destination);
    }

    /// Whether a cell is of one origin, one destination and one transit, and of all else together.
    private boolean isRoute(ReleasedTable.Cell cell) {
      return IntStream.range(0, table.variables().size())
          .allMatch(v -> ends().contains(v) != (cell.at().get(v) == variableTotal(v)));
    }

    private int variableTotal(int v) {
      return table.variables().get(v).total();
    }

    /// Adds what a cell has at least to every total that it is in.
    private void sum(ReleasedTable.Cell cell) {
      long low = interval(cell.value()).map(CountInterval::low).orElse(0L);
      totals(cell).forEach(total -> least.merge(total, low, Long::sum));
    }

    /// The positions of the totals that a cell is in, over one, two or all of its ends.
    private List<List<Integer>> totals(ReleasedTable.Cell cell) {
      var totals = new ArrayList<List<Integer>>();
      for (int mask = 1; mask < 1 << ends().size(); mask++) {
        var positions = new ArrayList<>(cell.at());
        for (int i = 0; i < ends().size(); i++) {
          if ((mask & 1 << i) != 0) {
            positions.set(ends().get(i), variableTotal(ends().get(i)));
          }
        }
        totals.add(positions);
      }
      return totals;
    }

    private static Optional<CountInterval> interval(ReleasedValue value) {
      return switch (value) {
        case ReleasedValue.Count(long persons) -> Optional.of(CountInterval.exactly(persons));
        case ReleasedValue.About(long _, long low, long high) ->
            Optional.of(new CountInterval(Math.max(0, low), Math.max(0, high)));
        case ReleasedValue.Withheld _, ReleasedValue.Invented _ -> Optional.empty();
      };
    }

    private void take(ReleasedTable.Cell cell) {
      if (cell.value() instanceof ReleasedValue.Withheld) {
        withheld++;
      }
      interval(cell.value())
          .or(() -> left(cell))
          .ifPresentOrElse(count -> place(cell, count), () -> unbounded++);
    }

    /// What the totals leave for a withheld cell when the others have what they have at least.
    private Optional<CountInterval> left(ReleasedTable.Cell cell) {
      return totals(cell).stream()
          .flatMap(
              total ->
                  interval(table.values().get(table.index(total))).stream()
                      .map(sum -> sum.high() - least.getOrDefault(total, 0L)))
          .min(Long::compare)
          .map(most -> new CountInterval(0, Math.max(0, most)));
    }

    private void place(ReleasedTable.Cell cell, CountInterval count) {
      var from = category(cell, origin);
      var to = category(cell, destination);
      var through = transit < 0 ? "" : category(cell, transit);
      var passed = passed(through);
      var start = stateOf.apply(from);
      var end = stateOf.apply(to);
      if (start.isPresent() && end.isPresent() && passed.isPresent()) {
        if (count.high() > 0) {
          routes.add(new Route(start.get(), passed.get(), end.get()), count);
        }
      } else {
        elsewhere = elsewhere.plus(count);
        if (start.isEmpty()) {
          labels.add(from);
        }
        if (end.isEmpty()) {
          labels.add(to);
        }
        if (passed.isEmpty()) {
          labels.add(through);
        }
      }
    }

    private String category(ReleasedTable.Cell cell, int variable) {
      CodedVariable coded = table.variables().get(variable);
      return coded.categories().get(cell.at().get(variable));
    }

    /// Empty where one of them is no State.
    private Optional<List<String>> passed(String through) {
      if (STRAIGHT.contains(through.strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(List.of());
      }
      var codes = new ArrayList<String>();
      for (String name : through.split(">")) {
        var code = stateOf.apply(name.strip());
        if (code.isEmpty()) {
          return Optional.empty();
        }
        codes.add(code.get());
      }
      return Optional.of(codes);
    }
  }
}
