package org.mufakat.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.statistics.ReleaseFixture.NORTH;
import static org.mufakat.statistics.ReleaseFixture.SOUTH;
import static org.mufakat.statistics.ReleaseFixture.aRelease;

import org.junit.jupiter.api.Test;

class CorridorTest {

  private static final YearSpan YEARS = new YearSpan(2017, 2020);

  @Test
  void spellings_of_one_state_are_one_corridor_over_the_years() {
    var figures =
        aRelease("2025-04-14")
            .citizens(SOUTH, 2017, "Northmark", NORTH, "53")
            .citizens(SOUTH, 2018, "Northmarkers", NORTH, "164")
            .figures();

    var corridors = figures.corridorsInto(SOUTH, Indicator.DETECTED_VICTIMS, YEARS);

    assertThat(corridors)
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.sum()).isEqualTo(CountInterval.exactly(217));
              assertThat(c.labels()).containsExactly("Northmark", "Northmarkers");
              assertThat(c.unpublished()).hasToString("2019–2020");
            });
  }

  @Test
  void a_year_that_names_others_only_is_no_mention_and_not_zero() {
    var figures =
        aRelease("2025-04-14")
            .citizens(SOUTH, 2017, "Northmark", NORTH, "53")
            .citizens(SOUTH, 2018, "Southmark", SOUTH, "9")
            .figures();

    var corridor = figures.corridorsInto(SOUTH, Indicator.DETECTED_VICTIMS, YEARS).getFirst();

    assertThat(corridor.citizenship()).isEqualTo(NORTH);
    assertThat(corridor.unnamed()).hasToString("2018");
    assertThat(corridor.years()).hasToString("2017");
  }

  @Test
  void a_year_whose_row_is_empty_is_no_mention_too() {
    var figures =
        aRelease("2025-04-14")
            .citizens(SOUTH, 2017, "Northmark", NORTH, "53")
            .citizens(SOUTH, 2018, "Northmark", NORTH, "")
            .figures();

    var corridor = figures.corridorsInto(SOUTH, Indicator.DETECTED_VICTIMS, YEARS).getFirst();

    assertThat(corridor.years()).hasToString("2017");
    assertThat(corridor.unnamed()).hasToString("2018");
  }

  @Test
  void two_spellings_in_one_year_may_be_the_same_persons_and_are_not_added() {
    var figures =
        aRelease("2025-04-14")
            .citizens(SOUTH, 2017, "Northmark", NORTH, "53")
            .citizens(SOUTH, 2017, "North Mark", NORTH, "53")
            .citizens(SOUTH, 2018, "Northmark", NORTH, "7")
            .figures();

    var corridor = figures.corridorsInto(SOUTH, Indicator.DETECTED_VICTIMS, YEARS).getFirst();

    assertThat(corridor.sum()).isEqualTo(CountInterval.exactly(7));
    assertThat(corridor.repeated()).hasToString("2017");
  }

  @Test
  void a_repeated_key_is_left_out_and_its_year_named() {
    var figures =
        aRelease("2025-04-14")
            .citizens(SOUTH, 2017, "Northmark", NORTH, "53")
            .citizens(SOUTH, 2018, "Northmark", NORTH, "8")
            .citizens(SOUTH, 2018, "Northmark", NORTH, "<5")
            .figures();

    var corridor = figures.corridorsInto(SOUTH, Indicator.DETECTED_VICTIMS, YEARS).getFirst();

    assertThat(corridor.sum()).isEqualTo(CountInterval.exactly(53));
    assertThat(corridor.repeated()).hasToString("2018");
  }

  @Test
  void corridors_stand_by_code_whatever_they_hold() {
    var figures =
        aRelease("2025-04-14")
            .citizens(SOUTH, 2017, "Southmark", SOUTH, "53")
            .citizens(SOUTH, 2017, "Northmark", NORTH, "9")
            .figures();

    assertThat(figures.corridorsInto(SOUTH, Indicator.DETECTED_VICTIMS, YEARS))
        .extracting(Corridor::citizenship)
        .containsExactly(NORTH, SOUTH);
  }
}
