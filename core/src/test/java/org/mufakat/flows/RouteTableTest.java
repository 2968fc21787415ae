package org.mufakat.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mufakat.flows.QuasiIndependence.Cell;
import org.mufakat.flows.RouteTable.Route;
import org.mufakat.statistics.CountInterval;

class RouteTableTest {

  private static Route route(String... states) {
    return new Route(
        states[0], List.of(states).subList(1, states.length - 1), states[states.length - 1]);
  }

  private final RouteTable table =
      new RouteTable.Builder()
          .add(route("A", "C", "B"), CountInterval.exactly(3))
          .add(route("A", "B"), new CountInterval(0, 4))
          .add(route("A", "C", "B"), CountInterval.exactly(2))
          .add(route("A", "C", "D", "A"), CountInterval.exactly(7))
          .add(route("B", "C", "D"), CountInterval.exactly(1))
          .table();

  @Test
  void origin_by_destination_adds_up_what_lies_between() {
    assertThat(table.acrossBorders())
        .containsExactly(
            new Cell("A", "B", new CountInterval(5, 9)),
            new Cell("B", "D", CountInterval.exactly(1)));
  }

  @Test
  void a_route_that_ends_where_it_began_is_domestic_and_stands_apart() {
    assertThat(table.domestic()).containsExactly(new Cell("A", "A", CountInterval.exactly(7)));
  }

  @Test
  void each_person_counts_once_in_a_state_that_they_passed_through() {
    assertThat(table.through("C")).isEqualTo(CountInterval.exactly(13));
    assertThat(table.through("B")).isEqualTo(CountInterval.ZERO);
  }

  @Test
  void a_route_without_an_end_is_none() {
    assertThatThrownBy(() -> new Route("A", List.of(), " "))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
