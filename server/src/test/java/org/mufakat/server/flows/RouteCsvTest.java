package org.mufakat.server.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteCsvTest {

  @Test
  void a_column_that_stands_there_twice_is_neither(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("routes.csv"), "origin,destination,count,Count\nXNO,XSO,12,13\n");

    var answer = RouteCsv.read(file, Optional::of);

    assertThat(answer)
        .isEqualTo(new RouteCsv.Answer.Refused("Row 1 names the column `count` twice: leave one."));
  }
}
