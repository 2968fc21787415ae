package org.mufakat.server.statistics;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.server.sheets.Unreadable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;
import org.mufakat.statistics.ReleaseRows;

/// A release's file, open for reading: a workbook or CSV, told apart by their first bytes and not
/// by their name.
interface OpenRelease extends ReleaseRows, Closeable {

  /// How much of the file was read, 0 to 1.
  double fraction();

  /// What came of opening a file.
  sealed interface Answer {
    record Opened(OpenRelease rows) implements Answer {}

    record Refused(FileRefusal refusal) implements Answer {}
  }

  /// @param fileName the name the file came under, which may differ from the path's
  static Answer open(Path file, String fileName, FileLimits limits) {
    var refused = refusedAtFirstSight(file, fileName, limits);
    if (refused.isPresent()) {
      return new Answer.Refused(refused.get());
    }
    try {
      return new Answer.Opened(
          isWorkbook(firstBytes(file)) ? XlsxRelease.open(file, limits) : CsvRows.open(file));
    } catch (IOException e) {
      return new Answer.Refused(Unreadable.in(e, FileRefusal.ofFile(Reason.UNREADABLE, "")));
    }
  }

  /// Why a file is none that can be opened, as far as its size and first bytes tell; quick enough
  /// to ask before anything is started for it.
  static Optional<FileRefusal> refusedAtFirstSight(Path file, String fileName, FileLimits limits) {
    try {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        return refused(Reason.UNREADABLE, "");
      }
      long size = Files.size(file);
      if (size == 0) {
        return refused(Reason.EMPTY_FILE, "");
      }
      var start = firstBytes(file);
      if (isWorkbook(start)) {
        return tooLarge(size, limits.workbookBytes());
      }
      if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
        return refused(Reason.OLD_OR_ENCRYPTED, "");
      }
      var name = fileName.toLowerCase(Locale.ROOT);
      if (name.endsWith(".xlsx") || name.endsWith(".xlsm")) {
        return refused(Reason.NOT_A_WORKBOOK, "");
      }
      return tooLarge(size, limits.textBytes())
          .or(() -> isBinary(start) ? refused(Reason.NOT_TEXT, "") : Optional.empty());
    } catch (IOException e) {
      return refused(Reason.UNREADABLE, "");
    }
  }

  private static boolean isWorkbook(String start) {
    return start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006");
  }

  /// A picture, an archive or a PDF; text in UTF-16 says so by its first two bytes.
  private static boolean isBinary(String start) {
    boolean isUtf16 = start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff");
    return start.startsWith("%PDF-")
        || !isUtf16 && start.chars().anyMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
  }

  private static Optional<FileRefusal> tooLarge(long size, long most) {
    return size > most ? refused(Reason.TOO_LARGE, size + " bytes") : Optional.empty();
  }

  /// The first bytes, each as the character of its number.
  private static String firstBytes(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(8), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }

  private static Optional<FileRefusal> refused(Reason reason, String detail) {
    return Optional.of(FileRefusal.ofFile(reason, detail));
  }
}
