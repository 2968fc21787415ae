package org.mufakat.server.statistics;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A table answered as CSV (RFC 4180) in UTF-8.
public final class CsvAnswer {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private CsvAnswer() {}

  /// For a program, which keeps it under a name of its own.
  public static ResponseEntity<String> of(CharSequence text) {
    return ResponseEntity.ok().contentType(CSV).body(text.toString());
  }

  /// To be kept as a file.
  ///
  /// @param name of the file, without its ending
  public static ResponseEntity<String> file(String name, CharSequence text) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
        .body(text.toString());
  }
}
