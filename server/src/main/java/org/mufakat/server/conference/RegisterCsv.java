package org.mufakat.server.conference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.server.sheets.CellGuard;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A register as CSV (RFC 4180, UTF-8), of which a spreadsheet runs no cell.
final class RegisterCsv {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private RegisterCsv() {}

  /// @param name of the file, without its ending
  static ResponseEntity<String> answer(
      String name, List<String> header, Stream<List<String>> lines) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
        .body(text(header, lines));
  }

  static String text(List<String> header, Stream<List<String>> lines) {
    var text = new StringBuilder();
    try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(header);
      for (var line : (Iterable<List<String>>) lines::iterator) {
        printer.printRecord(line.stream().map(CellGuard::guarded));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
