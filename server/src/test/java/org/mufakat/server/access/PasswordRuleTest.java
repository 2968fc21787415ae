package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.server.access.PasswordRule.Fault;

class PasswordRuleTest {

  private static final Username OWNER = new Username("somchai");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "perahu kayu di muara",
        "เรือไม้ที่ปากแม่น้ำ",
        "correct horse battery",
        "k7mq-22xw-h9pd-tz4c"
      })
  void a_long_password_is_taken_whatever_its_letters(String password) {
    assertThat(PasswordRule.faults(password, OWNER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "short words, TOO_SHORT",
    "my-somchai-pass, HOLDS_THE_USERNAME",
    "aaaabbbbccccdddd, TOO_FEW_DIFFERENT_CHARACTERS",
    "Password123456!, TRIED_FIRST_BY_GUESSERS",
    "081234567890, TRIED_FIRST_BY_GUESSERS",
    "qwertyuiop12345, TRIED_FIRST_BY_GUESSERS",
    "somchai1, TOO_SHORT HOLDS_THE_USERNAME",
    "1111, TOO_SHORT TOO_FEW_DIFFERENT_CHARACTERS TRIED_FIRST_BY_GUESSERS"
  })
  void every_fault_of_a_password_is_named(String password, String faults) {
    assertThat(PasswordRule.faults(password, OWNER))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(faults.split(" ")).map(Fault::valueOf).toList());
  }

  @Test
  void a_password_of_more_than_200_characters_is_refused() {
    assertThat(PasswordRule.faults("perahu kayu ".repeat(16), OWNER)).isEmpty();
    assertThat(PasswordRule.faults("perahu kayu ".repeat(17), OWNER))
        .containsExactly(Fault.TOO_LONG);
  }
}
