package org.mufakat.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.server.regime.Packs;

class ReferenceCsvTest {

  @Test
  void a_column_that_stands_there_twice_is_neither(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("population.csv"),
            "Country Name,Country Code,Year,Value,VALUE\nNorthmark,XNO,2018,1,2\n");
    var rows = new ReferenceRows(ReferenceKind.POPULATION, Packs.shipped("example"), 2026);

    var answer = ReferenceCsv.read(file, ReferenceKind.POPULATION, rows);

    assertThat(answer)
        .isEqualTo(
            new ReferenceCsv.Answer.Refused(
                "Row 1 has the column Value 2 times: leave one, as the publisher has it."));
  }
}
