package org.mufakat.server.statistics;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
    try {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        return refused(Reason.UNREADABLE, "");
      }
      long size = Files.size(file);
      if (size == 0) {
        return refused(Reason.EMPTY_FILE, "");
      }
      var start = firstBytes(file);
      if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
        return size > limits.workbookBytes()
            ? refused(Reason.TOO_LARGE, size + " bytes")
            : new Answer.Opened(XlsxRows.open(file, limits));
      }
      if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
        return refused(Reason.OLD_OR_ENCRYPTED, "");
      }
      var name = fileName.toLowerCase(Locale.ROOT);
      if (name.endsWith(".xlsx") || name.endsWith(".xlsm")) {
        return refused(Reason.NOT_A_WORKBOOK, "");
      }
      return size > limits.textBytes()
          ? refused(Reason.TOO_LARGE, size + " bytes")
          : new Answer.Opened(CsvRows.open(file));
    } catch (IOException e) {
      return new Answer.Refused(Unreadable.in(e, FileRefusal.ofFile(Reason.UNREADABLE, "")));
    }
  }

  /// The first bytes, each as the character of its number.
  private static String firstBytes(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(8), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }

  private static Answer refused(Reason reason, String detail) {
    return new Answer.Refused(FileRefusal.ofFile(reason, detail));
  }
}
