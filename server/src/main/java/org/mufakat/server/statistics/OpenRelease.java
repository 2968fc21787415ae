package org.mufakat.server.statistics;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.server.sheets.FirstBytes;
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
          FirstBytes.of(file).areOfWorkbook()
              ? XlsxRelease.open(file, limits)
              : CsvRows.open(file));
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
      var start = FirstBytes.of(file);
      if (start.areOfWorkbook()) {
        return tooLarge(size, limits.workbookBytes());
      }
      if (start.areOfOldOffice()) {
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

  /// A picture, an archive or a PDF; text in UTF-16 has zeros and is told by its own name.
  private static boolean isBinary(FirstBytes start) {
    return start.areOfPdf() || !start.areOfUtf16() && start.areBinary();
  }

  private static Optional<FileRefusal> tooLarge(long size, long most) {
    return size > most ? refused(Reason.TOO_LARGE, size + " bytes") : Optional.empty();
  }

  private static Optional<FileRefusal> refused(Reason reason, String detail) {
    return Optional.of(FileRefusal.ofFile(reason, detail));
  }
}
