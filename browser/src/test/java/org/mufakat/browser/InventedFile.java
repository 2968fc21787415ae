package org.mufakat.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.mufakat.simulator.InventedRelease;

/// An invented release as a CSV file, to be handed in on the page for imports.
final class InventedFile {

  private InventedFile() {}

  /// @param stamp its date, which becomes the release's name
  static Path of(int rows, LocalDate stamp, Path folder) {
    var file = folder.resolve("invented-" + stamp + ".csv");
    try (var out = Files.newBufferedWriter(file)) {
      InventedRelease.of(2026, rows, stamp).writeCsv(out);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
