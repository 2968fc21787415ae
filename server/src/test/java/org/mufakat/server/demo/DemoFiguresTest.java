package org.mufakat.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.server.hosting.RefusedToStart;

/// A file for a demonstration is looked at before anything is started for it.
class DemoFiguresTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "figures.xlsx , plain words , The file is named as a workbook and is none.",
    "report.pdf   , %PDF-1.7    , The file holds binary data where text is expected.",
    "picture.csv  , \u0089PNG\u001a. , The file holds binary data where text is expected.",
    "empty.csv    , ''          , The file is empty.",
  })
  void what_is_no_release_at_first_sight_is_refused(String name, String start, String why)
      throws IOException {
    var file = folder.resolve(name);
    Files.write(file, start.getBytes(StandardCharsets.ISO_8859_1));

    assertThatExceptionOfType(RefusedToStart.class)
        .isThrownBy(() -> DemoFigures.requireReadable(Optional.of(file)))
        .satisfies(
            e -> assertThat(e.refusal().sentence()).startsWith("--glotip " + file + ": " + why));
  }

  @Test
  void a_file_that_is_not_there_is_refused_and_text_is_taken() throws IOException {
    var text = Files.writeString(folder.resolve("release.csv"), "Iso3_code,Country\n");

    assertThatExceptionOfType(RefusedToStart.class)
        .isThrownBy(() -> DemoFigures.requireReadable(Optional.of(folder.resolve("none.csv"))));
    assertThatNoException().isThrownBy(() -> DemoFigures.requireReadable(Optional.of(text)));
  }
}
