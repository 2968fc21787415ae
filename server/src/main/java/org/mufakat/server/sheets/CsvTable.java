package org.mufakat.server.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// A table in CSV (UTF-8; comma, semicolon or tab) of which nothing is known, streamed row by row:
/// a file of any size takes as much memory as whoever takes its rows keeps.
public final class CsvTable {

  private CsvTable() {}

  /// Takes rows one by one.
  @FunctionalInterface
  public interface Rows {
    /// @param row 1 is the file's first
    /// @return why the file is not to be read on, as a sentence; empty to go on
    Optional<String> take(int row, List<String> texts);
  }

  /// @param mostBytes that the file may have
  /// @return why the file was not read to its end, as a sentence with the row and what to do
  public static Optional<String> read(Path file, long mostBytes, Rows rows) {
    try {
      var atFirstSight = refusedAtFirstSight(file, mostBytes);
      if (atFirstSight.isPresent()) {
        return atFirstSight;
      }
      try (var text = CsvText.open(file)) {
        return read(text, rows);
      }
    } catch (UncheckedIOException | IllegalStateException | IOException e) {
      return Optional.of(unreadable(e));
    }
  }

  private static Optional<String> refusedAtFirstSight(Path file, long mostBytes)
      throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return Optional.of("The file could not be read: is it there, and readable?");
    }
    long size = Files.size(file);
    if (size == 0) {
      return Optional.of("The file is empty: get it from the publisher again.");
    }
    if (size > mostBytes) {
      return Optional.of(
          "The file has %,d bytes, more than the %,d that are taken: is it the right one?"
              .formatted(size, mostBytes));
    }
    var start = FirstBytes.of(file);
    return start.areOfWorkbook() || start.areOfOldOffice() || start.areOfPdf()
        ? Optional.of("The file is no CSV: save the table as CSV in UTF-8.")
        : Optional.empty();
  }

  private static Optional<String> read(CsvText text, Rows rows) {
    int number = 0;
    for (var row = text.next(); row.isPresent(); row = text.next()) {
      number++;
      var refused = rows.take(number, row.get());
      if (refused.isPresent()) {
        return refused;
      }
    }
    return Optional.empty();
  }

  private static String unreadable(Exception thrown) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CharacterCodingException) {
        return "The file is no text in UTF-8: save it as CSV in UTF-8.";
      }
    }
    var refusal = Unreadable.in(thrown, FileRefusal.ofFile(Reason.QUOTES_OUT_OF_PLACE, ""));
    return refusal.what() + " " + refusal.whatToDo();
  }
}
