package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mufakat.server.regime.Packs;

/// Whom the invented region's rotation (XEA, XNO, XSO) has in the chair.
class ChairInTurnTest {

  private static ChairInTurn knowing(Map<Integer, String> known) {
    return new ChairInTurn(Packs.shipped("example").chairRotation().orElseThrow(), known);
  }

  @Test
  void the_chair_passes_on_each_year_and_begins_again_after_the_last() {
    var chairs = knowing(Map.of(2021, "XEA"));

    assertThat(chairs.in(Year.of(2022))).contains("XNO");
    assertThat(chairs.in(Year.of(2023))).contains("XSO");
    assertThat(chairs.in(Year.of(2024))).contains("XEA");
  }

  @Test
  void where_members_changed_places_it_goes_on_from_the_last_year_that_is_known() {
    assertThat(knowing(Map.of(2021, "XEA", 2022, "XSO")).in(Year.of(2023))).contains("XEA");
  }

  @Test
  void nobody_is_proposed_where_no_earlier_year_is_known() {
    assertThat(knowing(Map.of(2021, "XEA")).in(Year.of(2020))).isEmpty();
  }
}
