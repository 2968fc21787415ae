package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureRowsTest {

  @Test
  void rows_become_a_table_and_histories_without_a_row_have_nobody() {
    var rows = new CaptureRows();

    var fault = read(rows, "police,Count,shelter", "1,7,0", "1, 2 ,1", "", "0,0,1");

    assertThat(fault).isEmpty();
    var table = rows.table().orElseThrow();
    assertThat(table.lists()).containsExactly("police", "shelter");
    assertThat(table.counts()).containsExactly(0, 7, 0, 2);
    assertThat(table.persons()).isEqualTo(9);
    assertThat(table.observed()).containsExactly(1, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A,B,count;1,0,-3        | Line 2: the count is negative
          A,B,count;1,0,5;0,0,4   | Line 3: a history of no list. Leave the row out: how many are on no list is what is asked
          A,B,count;1,0,5;1,0,6   | Line 3: the same history as in line 2
          A,B,count;1,0,5;0,1,    | Line 3: the count is missing. Write 0 where nobody has this history
          A,B,count;1,0           | Line 2: 2 values, and the header has 3 columns
          A,B,count;1,0,2.5       | Line 2: the count is no whole number of persons of up to nine digits
          A,B,count;1,0,9999999999 | Line 2: the count is no whole number of persons of up to nine digits
          A,B,count;1,0,10000001  | Line 2: more than 10,000,000 persons up to here
          A,B,count;2,0,1         | Line 2: list `A` says neither 0 nor 1: 1 where the persons are on it
          A,B                     | Line 1: the header has no column `count`. Write the lists' names and `count`, as police,shelter,embassy,count
          count                   | Line 1: the header names no list beside `count`
          A,,count                | Line 1: a list has no name
          A,a,count               | Line 1: two columns are named `a`. Give each list its own name
          """)
  void what_is_wrong_is_said_with_its_line(String file, String sentence) {
    assertThat(read(new CaptureRows(), file.split(";")).map(TableFault::sentence))
        .contains(sentence);
  }

  @Test
  void forty_lists_are_too_many() {
    var header = IntStream.range(0, 40).mapToObj(i -> "L" + i).collect(Collectors.joining(","));

    var fault = read(new CaptureRows(), header + ",count");

    assertThat(fault.map(TableFault::sentence))
        .contains("Line 1: 40 lists, and 20 at most can be read. Merge lists of one kind");
  }

  @Test
  void twenty_lists_are_not() {
    var header = IntStream.range(0, 20).mapToObj(i -> "L" + i).collect(Collectors.joining(","));
    var rows = new CaptureRows();

    assertThat(read(rows, header + ",count", "1" + ",0".repeat(19) + ",5")).isEmpty();

    assertThat(rows.table().orElseThrow().size()).isEqualTo(20);
  }

  @Test
  void a_file_without_persons_is_no_table() {
    var rows = new CaptureRows();

    assertThat(read(rows, "A,B,count", "1,0,0")).isEmpty();

    assertThat(rows.table()).isEmpty();
  }

  @Test
  void overlaps_are_of_pairs_whatever_other_lists_there_are() {
    var table = PublishedTables.KOREA;

    assertThat(table.overlaps())
        .isDeepEqualTo(new int[][] {{77, 66, 18}, {66, 71, 12}, {18, 12, 59}});
    assertThat(table.hasOverlappingTriple()).isTrue();
    assertThat(PublishedTables.ARTIFICIAL.hasOverlappingTriple()).isFalse();
  }

  private static Optional<TableFault> read(CaptureRows rows, String... lines) {
    var fault = rows.header(1, texts(lines[0]));
    for (int i = 1; i < lines.length && fault.isEmpty(); i++) {
      fault = rows.row(i + 1, texts(lines[i]));
    }
    return fault;
  }

  private static List<String> texts(String line) {
    return Arrays.asList(line.split(",", -1));
  }
}
