package org.mufakat.server.cases.htcds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The names of countries in the Excel template of HTCDS 2.0, by their two letters of ISO 3166.
///
/// Source: International Organization for Migration, github.com/UNMigration/HTCDS, CC BY 4.0. IOM
/// endorses nothing here.
final class TemplateCountries {

  private static final String FILE = "htcds-2.0-countries.txt";

  private TemplateCountries() {}

  static Map<String, String> read() {
    try (InputStream in =
        Objects.requireNonNull(TemplateCountries.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 2))
          .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
