package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.Corridor;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Years;

class CorridorJsonTest {

  private static final Years NONE = Years.of(List.of());

  @Test
  void a_corridor_without_any_year_in_its_sum_has_no_sum_and_not_zero() {
    var repeated = Years.of(List.of(2017, 2018));

    var json = CorridorJson.of(corridor(CountInterval.ZERO, NONE, repeated));

    assertThat(json.sum()).isNull();
    assertThat(json.publishedMoreThanOnce()).containsExactly(2017, 2018);
  }

  @Test
  void a_sum_is_an_interval_over_its_years() {
    var json = CorridorJson.of(corridor(new CountInterval(0, 4), Years.of(List.of(2018)), NONE));

    assertThat(json.sum()).isEqualTo(new FigureJson.Interval(0, 4));
    assertThat(json.years()).containsExactly(2018);
  }

  private static Corridor corridor(CountInterval sum, Years years, Years repeated) {
    return new Corridor("XNO", "XSO", sum, years, NONE, NONE, repeated, List.of("Northmark"));
  }
}
