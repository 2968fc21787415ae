package org.mufakat.server.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.sheets.CsvGuard;
import org.mufakat.server.sheets.FirstBytes;
import org.mufakat.server.sheets.Unreadable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// A publisher's table in CSV (UTF-8; comma, semicolon or tab), streamed: row by row to
/// [ReferenceRows], never whole in memory.
final class ReferenceCsv {

  private static final int HEADER_LETTERS = 64 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char END_OF_TEXT = 0x1f;

  /// Twice the rows of UN DESA's whole bilateral table and thirty times the World Bank's.
  static final int MOST_ROWS = 500_000;

  /// Of the file.
  static final long MOST_BYTES = 128L << 20;

  private ReferenceCsv() {}

  /// What came of reading a file.
  sealed interface Answer {
    record Read(ReferenceContents contents) implements Answer {}

    /// @param sentence what is wrong, in which row, and what to do
    record Refused(String sentence) implements Answer {}
  }

  static Answer read(Path file, ReferenceKind kind, ReferenceRows rows) {
    try {
      var atFirstSight = refusedAtFirstSight(file);
      if (atFirstSight.isPresent()) {
        return new Answer.Refused(atFirstSight.get());
      }
      var decoder = StandardCharsets.UTF_8.newDecoder();
      try (var in =
          new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder))) {
        return read(in, kind, rows);
      }
    } catch (UncheckedIOException | IllegalStateException | IOException e) {
      return unreadable(e);
    }
  }

  private static Optional<String> refusedAtFirstSight(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return Optional.of("The file could not be read: is it there, and readable?");
    }
    long size = Files.size(file);
    if (size == 0) {
      return Optional.of("The file is empty: get it from the publisher again.");
    }
    if (size > MOST_BYTES) {
      return Optional.of(
          "The file has %,d bytes, more than the %,d that are taken: is it the right one?"
              .formatted(size, MOST_BYTES));
    }
    var start = FirstBytes.of(file);
    return start.areOfWorkbook() || start.areOfOldOffice() || start.areOfPdf()
        ? Optional.of("The file is no CSV: save the table as CSV in UTF-8.")
        : Optional.empty();
  }

  private static Answer read(BufferedReader reader, ReferenceKind kind, ReferenceRows rows)
      throws IOException {
    char separator = separator(reader);
    var guard = new CsvGuard(reader);
    try (var parser = format(separator).parse(guard)) {
      return read(parser, guard, kind, rows);
    }
  }

  private static Answer read(
      CSVParser parser, CsvGuard guard, ReferenceKind kind, ReferenceRows rows) {
    var places = new ArrayList<Integer>();
    int columns = 0;
    int row = 0;
    var digest = sha256();
    for (var record : parser) {
      guard.rowEnded();
      row++;
      var texts = ReferenceRows.tidy(record.toList());
      if (row == 1) {
        columns = texts.size();
        var missing = placesOf(kind, texts, places);
        if (!missing.isEmpty()) {
          return new Answer.Refused(
              "Row 1 lacks the column%s %s: a table of this kind has the columns %s."
                  .formatted(
                      missing.size() == 1 ? "" : "s",
                      String.join(", ", missing),
                      String.join(", ", kind.columns())));
        }
        continue;
      }
      if (texts.stream().allMatch(String::isEmpty)) {
        continue;
      }
      if (row > MOST_ROWS) {
        return new Answer.Refused(
            "The file has more than %,d rows: is it the right one?".formatted(MOST_ROWS));
      }
      var known = texts.size() == columns ? places.stream().map(texts::get).toList() : texts;
      digest.update((String.join("" + END_OF_TEXT, known) + '\n').getBytes(StandardCharsets.UTF_8));
      rows.row(row, texts.size() == columns ? known : wrongLength(texts, kind));
    }
    if (row < 2) {
      return new Answer.Refused(
          "The file has a header and no row: get it from the publisher again.");
    }
    return new Answer.Read(rows.contents(HexFormat.of().formatHex(digest.digest())));
  }

  /// A row of another length than the header, never of the length that the kind has.
  private static List<String> wrongLength(List<String> texts, ReferenceKind kind) {
    var changed = new ArrayList<>(texts);
    if (texts.size() == kind.columns().size()) {
      changed.add("");
    }
    return changed;
  }

  /// Adds where each column stands; returns those that stand nowhere.
  private static List<String> placesOf(
      ReferenceKind kind, List<String> header, List<Integer> places) {
    var missing = new ArrayList<String>();
    for (String column : kind.columns()) {
      int at = 0;
      while (at < header.size() && !header.get(at).equalsIgnoreCase(column)) {
        at++;
      }
      places.add(at);
      if (at == header.size()) {
        missing.add(column);
      }
    }
    return missing;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static CSVFormat format(char separator) {
    return CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
  }

  private static Answer unreadable(Exception thrown) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CharacterCodingException) {
        return new Answer.Refused("The file is no text in UTF-8: save it as CSV in UTF-8.");
      }
    }
    var refusal = Unreadable.in(thrown, FileRefusal.ofFile(Reason.QUOTES_OUT_OF_PLACE, ""));
    return new Answer.Refused(refusal.what() + " " + refusal.whatToDo());
  }

  /// The one that most often stands in the first line; skips a byte order mark.
  private static char separator(BufferedReader reader) throws IOException {
    reader.mark(HEADER_LETTERS);
    int[] found = new int[3];
    int letter = reader.read();
    boolean marked = letter == BYTE_ORDER_MARK;
    for (int i = 1; i < HEADER_LETTERS && letter >= 0 && letter != '\n'; i++) {
      int which = ",;\t".indexOf(letter);
      if (which >= 0) {
        found[which]++;
      }
      letter = reader.read();
    }
    reader.reset();
    if (marked) {
      reader.skip(1);
    }
    return found[1] > found[0] ? ';' : found[2] > found[0] ? '\t' : ',';
  }
}
