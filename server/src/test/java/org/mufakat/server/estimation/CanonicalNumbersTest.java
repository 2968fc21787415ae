package org.mufakat.server.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CanonicalNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "14341.6638, 14341.7",
    "-70.65882414, -70.6588",
    "0.0000004, 0",
    "-0.0000004, 0",
    "0.1234565001, 0.123457",
    "1910, 1910",
    "12345678, 12345700"
  })
  void a_fraction_has_six_significant_digits_and_none_finer_than_the_sixth_place(
      BigDecimal value, String rounded) {
    assertThat(CanonicalNumbers.rounded(value)).isEqualTo(rounded);
  }

  @Test
  void what_another_machine_may_differ_by_changes_no_hash_and_a_person_more_does() {
    var here = hash(10_356.5217);

    assertThat(hash(10_356.5217 * (1 + 1e-12))).isEqualTo(here);
    assertThat(hash(10_357.5217)).isNotEqualTo(here);
  }

  private static String hash(double point) {
    var json =
        "{\"answer\":\"estimate\",\"reasons\":[],\"estimate\":{\"point\":%s},\"seconds\":1}"
            .formatted(point);
    return CanonicalNumbers.of(JsonMapper.shared().readTree(json)).sha256();
  }

  @Test
  void lists_with_long_names_are_called_by_number_and_none_for_another() {
    var labels = new ListLabels(List.of("Ministry of all things", "Ministry of all things 1", "C"));

    assertThat(labels.model("[Ministry of all things:Ministry of all things 1, C]"))
        .isEqualTo("[1:2, 3]");
    assertThat(new ListLabels(List.of("A", "B")).model("[A:B]")).isEqualTo("[A:B]");
  }
}
