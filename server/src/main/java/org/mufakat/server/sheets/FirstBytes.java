package org.mufakat.server.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a file is by its first bytes, whatever its name says.
///
/// Source: the formats' own signatures.
public final class FirstBytes {

  private static final int BYTES_NEEDED = 16;

  private static final String ARCHIVE = "PK\u0003\u0004";
  private static final String EMPTY_ARCHIVE = "PK\u0005\u0006";
  private static final String OLE = "\u00d0\u00cf\u0011\u00e0";
  private static final String PDF = "%PDF-";

  private record Kind(String signature, String mediaType) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(PDF, "application/pdf"),
          new Kind("\u0089PNG\r\n\u001a\n", "image/png"),
          new Kind("\u00ff\u00d8\u00ff", "image/jpeg"),
          new Kind("GIF8", "image/gif"),
          new Kind("II*\u0000", "image/tiff"),
          new Kind("MM\u0000*", "image/tiff"),
          // Documents of office programs are archives too.
          new Kind(ARCHIVE, "application/zip"),
          new Kind(OLE, "application/x-ole-storage"),
          new Kind("OggS", "application/ogg"),
          new Kind("ID3", "audio/mpeg"),
          new Kind("RIFF", "audio/wav"),
          new Kind("\u001aE\u00df\u00a3", "video/x-matroska"));

  /// Programs of three systems and of Java, and scripts that name their interpreter.
  private static final List<String> RUN =
      List.of("MZ", "\u007fELF", "#!", "\u00ca\u00fe\u00ba\u00be", "\u00cf\u00fa\u00ed\u00fe");

  /// Each byte as the character of its number.
  private final String start;

  private FirstBytes(String start) {
    this.start = start;
  }

  public static FirstBytes of(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  /// Takes only the bytes that it needs.
  public static FirstBytes of(InputStream in) throws IOException {
    return of(in.readNBytes(BYTES_NEEDED));
  }

  /// @param beginning of a file, as much of it as is at hand
  public static FirstBytes of(byte[] beginning) {
    int length = Math.min(beginning.length, BYTES_NEEDED);
    return new FirstBytes(
        new String(Arrays.copyOf(beginning, length), StandardCharsets.ISO_8859_1));
  }

  /// Whether it may be a workbook: an archive, perhaps an empty one.
  public boolean areOfWorkbook() {
    return start.startsWith(ARCHIVE) || start.startsWith(EMPTY_ARCHIVE);
  }

  /// A document of an office program as they were before 2007, or an encrypted one.
  public boolean areOfOldOffice() {
    return start.startsWith(OLE);
  }

  /// Text in UTF-16 that says so.
  public boolean areOfUtf16() {
    return start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff");
  }

  public boolean areOfPdf() {
    return start.startsWith(PDF);
  }

  /// A picture, a sound, an archive: with bytes that no text has.
  public boolean areBinary() {
    return start.chars().anyMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
  }

  /// What a computer would run.
  public boolean areRun() {
    return RUN.stream().anyMatch(start::startsWith);
  }

  /// `text/plain` for text, `application/octet-stream` for what is not known; empty for what a
  /// computer would run.
  public Optional<String> mediaType() {
    if (areRun()) {
      return Optional.empty();
    }
    if (start.startsWith("ftyp", 4)) {
      return Optional.of("video/mp4");
    }
    return Optional.of(
        KINDS.stream()
            .filter(kind -> start.startsWith(kind.signature()))
            .map(Kind::mediaType)
            .findFirst()
            .orElse(areBinary() ? "application/octet-stream" : "text/plain"));
  }
}
