package org.mufakat.server.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.TableFault;
import org.springframework.context.support.ResourceBundleMessageSource;

class CaptureCsvTest {

  @TempDir private Path folder;

  @Test
  void comma_semicolon_and_tab_and_a_byte_order_mark_are_read() throws IOException {
    for (var text :
        new String[] {
          "A,B,count\r\n1,0,5\r\n1,1,2\r\n",
          "\uFEFFA;B;count\n1;0;5\n1;1;2",
          "A\tB\tcount\n1\t0\t5\n1\t1\t2"
        }) {
      var table = ((CaptureReading.Read) read(text)).table();

      assertThat(table.lists()).containsExactly("A", "B");
      assertThat(table.counts()).containsExactly(0, 5, 0, 2);
    }
  }

  @Test
  void a_fault_names_its_line_below_blank_lines_and_quoted_breaks() throws IOException {
    assertThat(read("A,B,count\n\n\n1,0,-5\n"))
        .extracting("sentence")
        .isEqualTo("Line 4: the count is negative.");
    assertThat(read("\"A\nof two lines\",B,count\n1,0,5\n1,0,6\n"))
        .extracting("sentence")
        .isEqualTo("Line 4: the same history as in line 3.");
  }

  @Test
  void what_is_no_text_or_no_table_is_said() throws IOException {
    assertThat(read("")).asString().contains("The file is empty", "police,shelter,embassy,count");
    assertThat(read("A,B,count\n"))
        .asString()
        .contains("No persons in the file, up to its end in line 2.");
    assertThat(read("A,B,count\n1,0,\0\n")).asString().contains("Line 2: binary data");
    assertThat(read("A,B,count\n1,0,\u0007\n")).asString().contains("Line 2: binary data");
    assertThat(read("A,B,count\n1,1,1\n1,0,\"5\n"))
        .asString()
        .contains("Line 3: a quotation mark is out of place");
    assertThat(read("A,B,count\n1,1,1\n1,0,\"5\"x\n"))
        .asString()
        .contains("Line 3: a quotation mark");
    var latin = folder.resolve("latin.csv");
    Files.write(latin, "A,B,count\n1,0,5\n0,1,ß\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(CaptureCsv.read(latin)).asString().contains("Line 3: the file is no text in UTF-8");
    assertThat(CaptureCsv.read(folder.resolve("nowhere.csv"))).asString().contains("is it there");
  }

  @Test
  void a_line_without_end_is_not_held() throws IOException {
    var file = folder.resolve("long.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("A,B,count\n");
      for (int i = 0; i < 40; i++) {
        out.write("1".repeat(64 * 1024));
      }
    }

    assertThat(CaptureCsv.read(file)).asString().contains("Line 2: longer than a megabyte");
  }

  @Test
  void a_large_file_ends_at_its_first_fault() throws IOException {
    var file = folder.resolve("large.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("A,B,C,count\n");
      for (int i = 0; i < 200_000; i++) {
        out.write("1,0,0,1\n");
      }
    }

    assertThat(CaptureCsv.read(file))
        .extracting("sentence")
        .isEqualTo("Line 3: the same history as in line 2.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A,B,count/1,0,NaN            | Line 2: the count is no whole number of persons of up to nine digits.
          A,B,count/1,0,1e99           | Line 2: the count is no whole number of persons of up to nine digits.
          A,B,count/1,0,2.5            | Line 2: the count is no whole number of persons of up to nine digits.
          A,B,count/1,0,-2.5           | Line 2: the count is no whole number of persons of up to nine digits.
          A,B,count/1,0,-2             | Line 2: the count is negative.
          A,B,count/1,0,99999999999999 | Line 2: the count is no whole number of persons of up to nine digits.
          A,B,count/1,0,900000000      | Line 2: more than 10,000,000 persons up to here.
          A;B;count/1;0;5/0;0;3        | Line 3: a history of no list. Leave the row out: how many are on no list is what is asked.
          A,B,count/1,0,5/1,0,5        | Line 3: the same history as in line 2.
          A,B,a,count/1,0,0,5          | Line 1: two columns are named `a`. Give each list its own name.
          1,0,5/0,1,4                  | Line 1: the header has no column `count`. Write the lists' names and `count`, as police,shelter,embassy,count.
          A,B,count/1,0,5/1,1          | Line 3: 2 values, and the header has 3 columns.
          A,B,count/1,0,5/1,1,2,       | Line 3: 4 values, and the header has 3 columns.
          A,B,count/yes,0,5            | Line 2: list `A` says neither 0 nor 1: 1 where the persons are on it.
          person,list/p1,A/,B          | Line 3: no person. Give each person a key, the same on every list.
          person,list/p1,A/p2          | Line 3: 1 values, and the header has 2 columns.
          person,list/p1,A/p2,         | Line 3: a list has no name.
          person,list/p1,Police/p2,police | Line 3: the list differs from an earlier one in capitals alone. Write each list's name in one way.
          person,list,born/p1,A,1990   | Line 1: 3 columns, and a file of persons has two: person,list. Leave everything else out, names above all.
          """)
  void each_fault_is_told_with_its_line(String lines, String sentence) throws IOException {
    var read = read(lines.replace('/', '\n'));

    assertThat(read).extracting("sentence").isEqualTo(sentence);
    var refused = (CaptureReading.Refused) read;
    assertThat(said(refused, Locale.ENGLISH).replace('’', '\'')).isEqualTo(sentence);
    assertThat(said(refused, Locale.forLanguageTag("id"))).startsWith("Baris ");
  }

  @Test
  void every_reason_has_its_sentence_in_both_languages() {
    for (var reason : TableFault.Reason.values()) {
      var refused = new CaptureReading.Refused(reason.slug(), List.of("3", 4, 5), "");

      assertThat(said(refused, Locale.ENGLISH)).startsWith("Line 3: ");
      assertThat(said(refused, Locale.forLanguageTag("id"))).startsWith("Baris 3: ");
    }
  }

  @Test
  void a_persons_key_in_the_column_of_lists_is_not_said_back() throws IOException {
    var rows = new StringBuilder("person,list\n");
    for (int i = 0; i < 21; i++) {
      rows.append("Police,Invented Name ").append(i).append('\n');
    }

    assertThat(read(rows.toString()))
        .extracting("sentence")
        .asString()
        .startsWith("Line 22: ")
        .doesNotContain("Invented");
  }

  private static String said(CaptureReading.Refused refused, Locale locale) {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("estimates");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new EstimateWords(messages, locale)
        .say("unreadable." + refused.key(), refused.texts().toArray());
  }

  @Test
  void forty_lists_are_refused_by_header_and_by_rows() throws IOException {
    var names = IntStream.range(0, 40).mapToObj(i -> "L" + i).toList();

    assertThat(read(String.join(",", names) + ",count\n")).asString().contains("Line 1: 40 lists");
    assertThat(read("person,list\np," + String.join("\np,", names) + "\n"))
        .asString()
        .contains("Line 22: one list more than the 20 that can be read");
  }

  @Test
  void names_may_be_quoted_and_hold_the_separator_and_are_not_of_any_length() throws IOException {
    var table = table(read("\"Police, north\";B;count\n1;0;5\n"));
    var quoted = table(read("\"Police, north\",\"B \"\"of\"\" two\n lines\",count\n1,0,5\n"));

    assertThat(table.lists()).containsExactly("Police, north", "B");
    assertThat(quoted.lists()).containsExactly("Police, north", "B \"of\" two lines");
    assertThat(read("A".repeat(500_000) + ",B,count\n1,0,5\n"))
        .asString()
        .contains("Line 1: a list's name has 500,000 letters")
        .hasSizeLessThan(200);
  }

  /// A plan is typed by one program and its file written by another.
  @Test
  void a_letter_and_its_accent_are_the_letter_in_a_lists_name() throws IOException {
    assertThat(table(read("Cafe\u0301,B,count\n1,0,5\n")).lists())
        .containsExactly("Caf\u00E9", "B");
    assertThat(read("Cafe\u0301,Caf\u00E9,count\n")).asString().contains("two columns");
  }

  @Test
  void a_header_below_blank_lines_is_found_with_its_line() throws IOException {
    assertThat(table(read("\n\nA,B,count\n1,0,5\n")).persons()).isEqualTo(5);
    assertThat(read("\n\nA,A,count\n")).asString().contains("Line 3: two columns");
  }

  @Test
  void a_row_for_each_person_on_each_list_becomes_a_table_of_histories() throws IOException {
    var reading =
        (CaptureReading.Read)
            read("List;Person\nshelter;k1\npolice;k1\npolice;k2\npolice;k2\nshelter; k1\n");

    assertThat(reading.table().lists()).containsExactly("police", "shelter");
    assertThat(reading.table().counts()).containsExactly(0, 1, 0, 1);
    assertThat(reading.notes())
        .containsExactly(
            "2 rows name a person on a list again; each person is counted on it once.");
  }

  @Test
  void a_persons_key_comes_back_in_no_sentence() throws IOException {
    var key = "Siti Rahmawati 3174-0909";

    assertThat(read("person,list\n" + key + ",A\n" + key + "\n")).asString().doesNotContain("Siti");
    assertThat(read("person,list\n" + key + ",A\n" + key + ",\n"))
        .asString()
        .doesNotContain("Siti");
    assertThat(read("person,list\n" + key + ",A\n\"" + key + "\"x,A\n"))
        .asString()
        .contains("Line 3")
        .doesNotContain("Siti");
  }

  @Test
  void more_persons_than_memory_has_room_for_are_refused_with_the_line() throws IOException {
    var file = folder.resolve("persons.csv");
    Files.writeString(file, "person,list\np1,A\np2,A\np1,B\np3,B\np4,B\n");

    assertThat(CaptureCsv.read(file, 3))
        .asString()
        .contains("Line 6: more than 3 persons up to here");
    assertThat(table(CaptureCsv.read(file, 4)).persons()).isEqualTo(4);
  }

  @Test
  void lines_of_nothing_end_too() throws IOException {
    var file = folder.resolve("blank.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("A,B,count\n");
      for (int i = 0; i < 40; i++) {
        out.write("\n".repeat(64 * 1024));
      }
    }

    assertThat(CaptureCsv.read(file)).asString().contains("Line 2097154: more rows than 20 lists");
  }

  private static CaptureTable table(CaptureReading reading) {
    return ((CaptureReading.Read) reading).table();
  }

  private CaptureReading read(String text) throws IOException {
    var file = folder.resolve("lists.csv");
    Files.writeString(file, text);
    return CaptureCsv.read(file);
  }
}
