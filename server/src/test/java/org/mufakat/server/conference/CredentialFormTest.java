package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialFormTest {

  private static final LocalDate TODAY = LocalDate.parse("2031-05-06");

  private static List<String> faults(String from, String until) {
    return CredentialForm.of(Map.of("from", from, "until", until, "body", "MINISTERS"))
        .faults(List.of(), List.of(), List.of("MINISTERS"), TODAY);
  }

  @Test
  void a_credential_that_is_over_already_is_not_given() {
    assertThat(faults("2031-01-01", "2031-05-05")).contains("over");
    assertThat(faults("2031-01-01", "2031-05-06")).doesNotContain("over");
  }

  @Test
  void a_credential_ends_at_most_ten_years_from_today() {
    assertThat(faults("2040-01-01", "2041-05-07")).contains("too-long");
    assertThat(faults("2031-05-06", "2041-05-06")).doesNotContain("too-long");
  }
}
