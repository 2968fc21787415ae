package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.server.tables.PersonsCsv.Reading;

class PersonsCsvTest {

  private static Reading read(String csv) {
    return read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
  }

  private static Reading read(InputStream csv) {
    return PersonsCsv.read(csv, Set.of("origin", "sex"), Set.of("year"), _ -> {});
  }

  private static CountedPersons counted(String csv) {
    return ((Reading.Read) read(csv)).counted();
  }

  @Test
  void persons_are_counted_by_the_columns_asked_for_and_nothing_else_is_kept() {
    var counted = counted("name,origin,sex\nInvented One,LA,F\nInvented Two,LA,F\nX,LB,M\n");

    assertThat(counted.variables()).containsExactly("origin", "sex");
    assertThat(counted.persons()).hasSize(2).containsEntry(List.of("LA", "F"), 2);
    assertThat(counted.toString()).doesNotContain("Invented");
  }

  @Test
  void a_mark_of_byte_order_semicolons_and_quotes_are_read() {
    var counted = counted("\uFEFForigin;sex\r\n\"L;A\";\"F\"\"\"\r\n");

    assertThat(counted.persons()).containsKey(List.of("L;A", "F\""));
  }

  @Test
  void a_column_that_an_earlier_release_needs_is_kept_where_it_is_there() {
    assertThat(counted("origin,sex,year\nLA,F,2021\n").variables())
        .containsExactly("origin", "sex", "year");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "origin,sex\\nLA,F\\nLB,|blank|3",
        "origin,sex\\nLA,F,M|cells|2",
        "origin,sex\\nLA,Total|total-category|2",
        "origin\\nLA|column-missing|1",
        "origin,sex,sex\\nLA,F,F|column-twice|1",
        "origin,sex\\n|no-rows|0",
        "origin,sex\\nLA,\"F|quotes|0",
      })
  void a_fault_names_the_line_and_not_what_stands_there(String csv, String kind, long line) {
    var refused = (Reading.Refused) read(csv.replace("\\n", "\n"));

    assertThat(refused.why().kind()).isEqualTo(kind);
    assertThat(refused.why().line()).isEqualTo(line);
    assertThat(Sentences.of(refused.why())).doesNotContain("LA", "LB");
  }

  /// Nobody who reads a table can tell them apart, so nobody shall find them in two rows of it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Caf\u00E9|Cafe\u0301", // one letter, or a letter and its accent
        "LA|L\u200BA", // a blank of no width
        "LA x|LA\u00A0x", // a blank that does not break
        "LA x|LA  x",
      })
  void what_is_written_otherwise_and_is_the_same_is_one_category(String one, String other) {
    var counted = counted("origin,sex\n" + one + ",F\n" + other + ",F\n");

    assertThat(counted.persons()).hasSize(1).containsValue(2);
  }

  @ParameterizedTest
  @CsvSource({
    "LA, la",
    "LA, \uFF2C\uFF21", // letters of full width
    "LA, L\u200DA", // a sign that joins
  })
  void what_looks_like_another_category_is_refused(String one, String other) {
    var refused = (Reading.Refused) read("origin,sex\n" + one + ",F\n" + other + ",F\n");

    assertThat(refused.why().kind()).isEqualTo("look-alike");
    assertThat(refused.why().line()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "Total\u200B, total-category",
    "\uFF34otal, total-category",
    "jumlah, total-category",
    "\u2026, total-category",
    "\u202ELA, long-category", // turns round what stands beside it
    "L\u009BA, long-category", // a terminal takes it for a command
    "L\uE000A, long-category", // of private use
  })
  void what_reads_as_a_sum_or_has_signs_that_nobody_sees_is_no_category(
      String category, String kind) {
    var refused = (Reading.Refused) read("origin,sex\nLA,F\n" + category + ",F\n");

    assertThat(refused.why().kind()).isEqualTo(kind);
    assertThat(refused.why().line()).isEqualTo(3);
  }

  @Test
  void what_is_no_utf_8_is_refused() {
    var latin = "origin,sex\nLÄ,F\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(read(new ByteArrayInputStream(latin)))
        .isEqualTo(new Reading.Refused(PersonsFault.of("not-utf8", 0)));
  }

  @Test
  void a_column_of_names_is_refused_before_it_fills_the_memory() {
    var csv = new StringBuilder("origin,sex\n");
    for (int i = 0; i < 1_000; i++) {
      csv.append("person ").append(i).append(",F\n");
    }

    assertThat(read(csv.toString()))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            r -> {
              assertThat(r.why().kind()).isEqualTo("many-categories");
              assertThat(r.why().line()).isEqualTo(PersonsCsv.MOST_CATEGORIES + 2);
            });
  }

  @Test
  void categories_stand_in_the_order_that_people_expect() {
    assertThat(CountedPersons.ordered(List.of("unknown", "10-14", "5-9", "<5", "LB", "LA")))
        .containsExactly("5-9", "<5", "10-14", "LA", "LB", "unknown");
  }
}
