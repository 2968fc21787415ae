package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Partners' sums as other people's programs write them.
class MirrorLinesTest {

  private static final Map<String, String> ABOUT =
      Map.of("partner", "XSO", "source", "Report", "period", "2021");

  private static MirrorLines lines(Map<String, String> typed) {
    return new MirrorLines(
        new AskedForm(typed), List.of("XSO"), Instant.EPOCH, () -> InventedTables.ID);
  }

  private static MirrorLines.Reading file(String csv, Charset in) throws IOException {
    return lines(ABOUT).ofFile(new ByteArrayInputStream(csv.getBytes(in)));
  }

  @Test
  void words_for_a_sum_are_summed_over_however_they_are_written() throws IOException {
    var csv = "\uFEFForigin,sex,persons\nX1,total,37\n\nX1,_T,38\nX1,Jumlah,39\nX1\u00A0,F,40\n";

    var read = file(csv, StandardCharsets.UTF_8);

    assertThat(read.faults()).isEmpty();
    assertThat(read.mirrors())
        .extracting(MirrorFigures.Mirror::categories)
        .containsExactly(
            Map.of("origin", "X1"),
            Map.of("origin", "X1"),
            Map.of("origin", "X1"),
            Map.of("origin", "X1", "sex", "F"));
  }

  @ParameterizedTest
  @CsvSource({"X\u202E1", "X\u00001", "LONG"})
  void what_no_file_of_persons_could_have_is_told_by_its_line(String category) throws IOException {
    var entry = category.equals("LONG") ? "X".repeat(5_000) : category;

    var read = file("origin,persons\nX1,37\n\n" + entry + ",38\n", StandardCharsets.UTF_8);

    assertThat(read.faults()).containsExactly(PersonsFault.of("mirror-category", 4, "origin"));
  }

  @Test
  void what_is_no_utf_8_is_refused_and_no_letter_guessed() throws IOException {
    var read = file("origin,persons\nM\u00E9,37\n", StandardCharsets.ISO_8859_1);

    assertThat(read.faults()).containsExactly(PersonsFault.of("not-utf8", 0));
  }

  /// One that could not be told to the audit would stop every release of the node.
  @Test
  void whatever_is_taken_in_can_be_audited_with() throws IOException {
    var longest = "X".repeat(PersonsCsv.LONGEST_CATEGORY);

    var read = file(longest + ",persons\n" + longest + ",37\n", StandardCharsets.UTF_8);

    assertThat(read.mirrors()).hasSize(1);
    assertThat(read.mirrors().getFirst().asOutAlready().earlier().known()).hasSize(1);
  }

  @Test
  void a_typed_line_names_no_more_than_a_file_of_persons_could_have() {
    var typed = new java.util.HashMap<>(ABOUT);
    typed.put("lines", "origin=" + "X".repeat(5_000) + ",37\norigin=X1,38");

    var read = lines(typed).typed();

    assertThat(read.faults()).containsExactly(PersonsFault.of("mirror-line", 1));
    assertThat(read.mirrors()).hasSize(1);
  }
}
