package org.mufakat.server.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        .isEqualTo(new CaptureReading.Refused("Line 4: the count is negative."));
    assertThat(read("\"A\nof two lines\",B,count\n1,0,5\n1,0,6\n"))
        .isEqualTo(new CaptureReading.Refused("Line 4: the same history as in line 3."));
  }

  @Test
  void what_is_no_text_or_no_table_is_said() throws IOException {
    assertThat(read("")).isEqualTo(new CaptureReading.Refused("The file has no persons in it."));
    assertThat(read("A,B,count\n1,0,\0\n")).asString().contains("Binary data");
    assertThat(read("A,B,count\n1,0,\"5\n")).asString().contains("quotation mark");
    var latin = folder.resolve("latin.csv");
    Files.write(latin, "Behörde,B,count\n1,0,5\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(CaptureCsv.read(latin)).asString().contains("UTF-8");
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

    assertThat(CaptureCsv.read(file)).asString().contains("Longer than a megabyte (row 2)");
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
        .isEqualTo(new CaptureReading.Refused("Line 3: the same history as in line 2."));
  }

  private CaptureReading read(String text) throws IOException {
    var file = folder.resolve("lists.csv");
    Files.writeString(file, text);
    return CaptureCsv.read(file);
  }
}
