package org.mufakat.server.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mufakat.flows.QuasiIndependence.Cell;
import org.mufakat.flows.RouteTable.Route;
import org.mufakat.server.tables.CodedVariable;
import org.mufakat.server.tables.NodeTables.Released;
import org.mufakat.server.tables.ReleaseMethod;
import org.mufakat.server.tables.ReleasedTable;
import org.mufakat.server.tables.ReleasedValue;
import org.mufakat.server.tables.TablesPackage;
import org.mufakat.statistics.CountInterval;

/// What a released table says of routes to someone who has nothing but the table.
class ReleasedRoutesTest {

  private static final Function<String, Optional<String>> STATES =
      text -> Optional.of(text).filter(Set.of("XNO", "XSO", "XEA", "XWE")::contains);

  /// By origin, transit and destination, each with its total last; `x` is withheld.
  static ReleasedTable table() {
    return new ReleasedTable(
        List.of(
            new CodedVariable("origin", List.of("XWE", "XSO", "Other")),
            new CodedVariable("Transit", List.of("none", "XEA")),
            new CodedVariable("destination", List.of("XNO", "XSO"))),
        values(
            """
            40  x 47    x 12  x   60  x  x
            15 22 37    5  0  5   20 22 42
             3  0  3   30  0 30   33  0 33
            58  x  x    x  x 90    x  x  x
            """));
  }

  private static List<ReleasedValue> values(String text) {
    var values = new ArrayList<ReleasedValue>();
    for (String word : text.strip().split("\\s+")) {
      values.add(
          word.equals("x")
              ? new ReleasedValue.Withheld()
              : new ReleasedValue.Count(Long.parseLong(word)));
    }
    return values;
  }

  static TablesPackage release(ReleasedTable... tables) {
    return new TablesPackage(
        "XNO",
        "0123456789abcdef0123456789abcdef",
        "Invented victims by route",
        "Invented register",
        "2029-2030",
        "Nobody is counted here.",
        ReleaseMethod.SUPPRESS,
        Map.of("threshold", "11", "width", "11"),
        List.of(tables),
        List.of(),
        "ab".repeat(32),
        Optional.empty());
  }

  private static List<ReleasedRoutes> routes(ReleasedTable... tables) {
    return ReleasedRoutes.in(new Released(release(tables), Instant.EPOCH), STATES);
  }

  private static Route route(String origin, String destination, String... transit) {
    return new Route(origin, List.of(transit), destination);
  }

  /// Of 47 who went straight 40 are at XNO, so at most 7 at XSO; of 60 from XWE at XNO 40 went
  /// straight, so at most 20 by XEA, which is less than the 43 that the 90 by XEA leave.
  @Test
  void a_withheld_cell_is_an_interval_up_to_what_the_totals_leave() {
    var routes = routes(table()).getFirst();

    assertThat(routes.table().routes())
        .isEqualTo(
            Map.of(
                route("XWE", "XNO"), CountInterval.exactly(40),
                route("XWE", "XSO"), new CountInterval(0, 7),
                route("XWE", "XNO", "XEA"), new CountInterval(0, 20),
                route("XWE", "XSO", "XEA"), CountInterval.exactly(12),
                route("XSO", "XNO"), CountInterval.exactly(15),
                route("XSO", "XSO"), CountInterval.exactly(22),
                route("XSO", "XNO", "XEA"), CountInterval.exactly(5)));
    assertThat(routes.hasTransit()).isTrue();
    assertThat(routes.withheld()).isEqualTo(2);
    assertThat(routes.unbounded()).isZero();
  }

  /// 60 from XWE at XNO were released; at XSO they were withheld, and are the 12 by XEA and at most
  /// 7.
  @Test
  void origin_by_destination_is_as_released_and_else_the_sum_of_its_parts() {
    var routes = routes(table()).getFirst();

    assertThat(routes.acrossBorders())
        .containsExactly(
            new Cell("XSO", "XNO", CountInterval.exactly(20)),
            new Cell("XWE", "XNO", CountInterval.exactly(60)),
            new Cell("XWE", "XSO", new CountInterval(12, 19)));
    assertThat(routes.domestic())
        .containsExactly(new Cell("XSO", "XSO", CountInterval.exactly(22)));
  }

  @Test
  void what_is_no_state_is_in_no_route_and_is_told() {
    var routes = routes(table()).getFirst();

    assertThat(routes.elsewhere()).isEqualTo(CountInterval.exactly(33));
    assertThat(routes.labels()).containsExactly("Other");
  }

  @Test
  void a_withheld_cell_without_a_total_is_in_no_row_and_is_counted() {
    var table =
        new ReleasedTable(
            List.of(
                new CodedVariable("origin", List.of("XWE", "XSO")),
                new CodedVariable("destination", List.of("XNO", "XEA"))),
            values("x 20 x   14 x x   x x x"));

    var routes = routes(table).getFirst();

    assertThat(routes.unbounded()).isEqualTo(2);
    assertThat(routes.table().routes()).hasSize(2);
    assertThat(routes.acrossBorders()).hasSize(2);
    assertThat(routes.hasTransit()).isFalse();
  }

  /// 38 is about right, 35 to 41, so that its total of 50 to 54 leaves at most 19.
  @Test
  void a_rounded_number_is_the_interval_around_it() {
    var table =
        new ReleasedTable(
            List.of(
                new CodedVariable("origin", List.of("XWE")),
                new CodedVariable("destination", List.of("XNO", "XSO"))),
            List.of(
                new ReleasedValue.About(38, 35, 41),
                new ReleasedValue.Withheld(),
                new ReleasedValue.About(52, 50, 54),
                new ReleasedValue.Withheld(),
                new ReleasedValue.Withheld(),
                new ReleasedValue.Withheld()));

    var routes = routes(table).getFirst();

    assertThat(routes.isAbout()).isTrue();
    assertThat(routes.table().routes())
        .containsEntry(route("XWE", "XNO"), new CountInterval(35, 41))
        .containsEntry(route("XWE", "XSO"), new CountInterval(0, 19));
  }

  @Test
  void a_table_without_origin_and_destination_or_of_invented_records_has_no_routes() {
    var bySex =
        new ReleasedTable(
            List.of(new CodedVariable("origin", List.of("XWE"))),
            List.of(new ReleasedValue.Count(12), new ReleasedValue.Count(12)));
    var invented =
        new ReleasedTable(
            List.of(
                new CodedVariable("origin", List.of("XWE")),
                new CodedVariable("destination", List.of("XNO"))),
            List.of(
                new ReleasedValue.Invented(3),
                new ReleasedValue.Invented(3),
                new ReleasedValue.Invented(3),
                new ReleasedValue.Invented(3)));

    assertThat(routes(bySex, invented)).isEmpty();
  }
}
