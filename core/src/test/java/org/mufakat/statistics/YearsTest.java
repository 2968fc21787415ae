package org.mufakat.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YearsTest {

  @Test
  void a_gap_is_never_covered_by_a_dash() {
    assertThat(Years.of(List.of(2021, 2017, 2019, 2020))).hasToString("2017, 2019–2021");
    assertThat(Years.of(List.of())).hasToString("");
  }

  @Test
  void a_span_is_one_year_or_two_in_order() {
    assertThat(YearSpan.parse("2018")).contains(new YearSpan(2018, 2018));
    assertThat(YearSpan.parse(" 2018-2021 ")).contains(new YearSpan(2018, 2021));
    assertThat(YearSpan.parse("2018–2021")).contains(new YearSpan(2018, 2021));
    assertThat(YearSpan.parse("2021-2018")).isEmpty();
    assertThat(YearSpan.parse("18-21")).isEmpty();
    assertThat(YearSpan.parse("")).isEmpty();
  }
}
