package org.mufakat.server.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstBytesTest {

  @ParameterizedTest
  @CsvSource({
    "%PDF-1.7, application/pdf",
    "'II*\u0000', image/tiff",
    "PK\u0003\u0004aaaa, application/zip",
    "\u00d0\u00cf\u0011\u00e0aa, application/x-ole-storage",
    "abcdftypisom, video/mp4",
    "prs_FirstName, text/plain",
    "a\u0001b, application/octet-stream",
    "'', text/plain"
  })
  void a_file_is_known_by_how_it_begins(String beginning, String type) {
    assertThat(of(beginning).mediaType()).contains(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MZ\u0090", "\u007fELF", "#!/bin/sh", "\u00ca\u00fe\u00ba\u00be"})
  void what_a_computer_would_run_has_no_type(String beginning) {
    assertThat(of(beginning).mediaType()).isEqualTo(Optional.empty());
  }

  @Test
  void a_workbook_may_be_empty_and_is_not_what_office_wrote_before() {
    assertThat(of("PK\u0003\u0004").areOfWorkbook()).isTrue();
    assertThat(of("PK\u0005\u0006").areOfWorkbook()).isTrue();
    assertThat(of("\u00d0\u00cf\u0011\u00e0").areOfWorkbook()).isFalse();
    assertThat(of("\u00d0\u00cf\u0011\u00e0").areOfOldOffice()).isTrue();
    assertThat(of("\u00ff\u00fea\u0000").areOfUtf16()).isTrue();
  }

  private static FirstBytes of(String beginning) {
    return FirstBytes.of(beginning.getBytes(StandardCharsets.ISO_8859_1));
  }
}
