package org.mufakat.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

  @ParameterizedTest
  @ValueSource(strings = {"2015", "2015-11", "2015-11-21", "2024-02-29", "0001"})
  void a_date_may_be_known_to_the_year_the_month_or_the_day(String text) {
    assertThat(PartialDate.isWellFormed(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "15",
        "2015-13",
        "2015-1",
        "2015-02-30",
        "2023-02-29",
        "2015-11-00",
        "21-11-2015"
      })
  void what_the_calendar_does_not_have_is_no_date(String text) {
    assertThat(PartialDate.isWellFormed(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new PartialDate(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2016,       2015-11-21, true",
    "2015-12,    2015-11-21, true",
    "2015-11-22, 2015-11-21, true",
    "2015,       2015-11-21, false",
    "2015-11,    2015-11-21, false",
    "2015-11-21, 2015,       false",
    "2015-11-21, 2015-11-21, false",
    "2014,       2015-11-21, false"
  })
  void a_date_is_after_another_only_when_no_unknown_day_could_change_it(
      String date, String other, boolean after) {
    assertThat(new PartialDate(date).isSurelyAfter(new PartialDate(other))).isEqualTo(after);
  }

  @Test
  void a_span_cannot_end_before_it_begins() {
    var begin = Optional.of(new PartialDate("2020-06"));
    var end = Optional.of(new PartialDate("2019"));

    assertThatIllegalArgumentException().isThrownBy(() -> new Span(begin, end));
  }
}
