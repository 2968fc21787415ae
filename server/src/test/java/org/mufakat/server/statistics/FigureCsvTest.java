package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.server.sheets.CellGuard;

class FigureCsvTest {

  /// The last four are the full-width forms, which some spreadsheets read as the first four.
  @ParameterizedTest
  @ValueSource(
      chars = {'=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'})
  void a_text_that_a_spreadsheet_would_run_is_quoted(char first) {
    var text = first + "1+1";

    assertThat(CellGuard.guarded(text)).isEqualTo("'" + text);
  }

  @Test
  void other_texts_stay_as_published() {
    assertThat(CellGuard.guarded("Forced labour")).isEqualTo("Forced labour");
    assertThat(CellGuard.guarded("")).isEmpty();
  }
}
