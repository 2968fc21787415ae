package org.mufakat.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseIdTest {

  @Test
  void a_letter_follows_the_date_where_one_date_names_two_files() {
    assertThat(new ReleaseId("2025-04-14")).isLessThan(new ReleaseId("2025-04-14a"));
    assertThat(new ReleaseId("2025-04-14a")).isLessThan(new ReleaseId("2025-04-15"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2025", "14/04/2025", "2025-04-14A", "2025-13-01", "2025-02-30"})
  void a_release_is_named_by_a_date_that_the_calendar_has(String name) {
    assertThat(ReleaseId.isWellFormed(name)).isFalse();
    assertThatThrownBy(() -> new ReleaseId(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
