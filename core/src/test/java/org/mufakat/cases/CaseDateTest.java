package org.mufakat.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.chrono.ThaiBuddhistChronology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseDateTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2023,       COMMON,   0, 2023-01-01, 2023-12-31
          2024-02,    COMMON,   0, 2024-02-01, 2024-02-29
          2023-11-05, COMMON,   0, 2023-11-05, 2023-11-05
          2566,       BUDDHIST, 0, 2023-01-01, 2023-12-31
          2567-02,    BUDDHIST, 0, 2024-02-01, 2024-02-29
          2567-02-29, BUDDHIST, 0, 2024-02-29, 2024-02-29
          # until 2482 a year ran from April to March, and 2483 had nine months
          2482,       BUDDHIST, 0, 1939-04-01, 1940-03-31
          2482-02-10, BUDDHIST, 0, 1940-02-10, 1940-02-10
          2482-05,    BUDDHIST, 0, 1939-05-01, 1939-05-31
          2483,       BUDDHIST, 0, 1940-04-01, 1940-12-31
          2484-01-01, BUDDHIST, 0, 1941-01-01, 1941-01-01
          # an estimate is wider on both sides
          2005,       COMMON,   3, 2002-01-01, 2008-12-31
          2548-06,    BUDDHIST, 1, 2004-06-01, 2006-06-30
          """)
  void a_date_is_the_days_that_it_may_have_been(
      String asGiven, CalendarEra era, int within, LocalDate earliest, LocalDate latest) {
    assertThat(new CaseDate(asGiven, era, within).days()).isEqualTo(new DayRange(earliest, latest));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          5.11.2023,  COMMON,   FORM
          2023-13,    COMMON,   NO_SUCH_DAY
          2023-02-29, COMMON,   NO_SUCH_DAY
          2483-02,    BUDDHIST, NO_SUCH_DAY
          2566,       COMMON,   OTHER_ERA
          2023,       BUDDHIST, OTHER_ERA
          1650,       COMMON,   OUT_OF_RANGE
          9999,       BUDDHIST, OUT_OF_RANGE
          """)
  void what_is_no_date_says_why(String text, CalendarEra era, CaseDate.Fault fault) {
    assertThat(CaseDate.fault(text, era)).contains(fault);
    assertThatThrownBy(() -> new CaseDate(text, era, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(text);
  }

  @Test
  void since_1941_it_agrees_with_the_calendar_of_the_platform() {
    for (var day = LocalDate.of(1941, 1, 1);
        day.isBefore(LocalDate.of(2030, 1, 1));
        day = day.plusDays(13)) {
      var thai = ThaiBuddhistChronology.INSTANCE.date(day);
      int year = thai.get(java.time.temporal.ChronoField.YEAR_OF_ERA);
      var text = "%04d-%02d-%02d".formatted(year, day.getMonthValue(), day.getDayOfMonth());

      assertThat(new CaseDate(text, CalendarEra.BUDDHIST, 0).days())
          .isEqualTo(new DayRange(day, day));
    }
  }
}
