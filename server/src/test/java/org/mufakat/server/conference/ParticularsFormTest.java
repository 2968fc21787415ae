package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParticularsFormTest {

  private static List<String> faults(String first, String last) {
    return ParticularsForm.of(Map.of("first", first, "last", last)).faults(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999-12-31", "2200-01-01", "1899-12-31", "0001-01-01", "2031-02-30"})
  void a_day_that_no_meeting_is_on_is_a_fault(String day) {
    assertThat(faults("2031-02-01", day)).containsExactly("no-day");
  }

  @Test
  void the_first_and_the_last_day_that_a_meeting_can_be_on_are_none() {
    assertThat(faults("1900-01-01", "2199-12-31")).isEmpty();
  }

  @Test
  void a_place_is_one_line_of_signs_that_are_seen() {
    var form = ParticularsForm.of(Map.of("place", "North\u200Fhaven\nHall"));

    assertThat(form.place()).isEqualTo("Northhaven Hall");
  }
}
