package org.mufakat.server.reference;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mufakat.server.sheets.CsvTable;

/// A publisher's table in CSV: its columns are found by name, in any order, and its rows go one by
/// one to [ReferenceRows].
final class ReferenceCsv {

  private static final char END_OF_TEXT = 0x1f;

  /// Twice the rows of UN DESA's whole bilateral table and thirty times the World Bank's.
  static final int MOST_ROWS = 500_000;

  static final long MOST_BYTES = 128L << 20;

  private final ReferenceKind kind;
  private final ReferenceRows rows;
  private final MessageDigest digest = sha256();
  private final List<Integer> places = new ArrayList<>();
  private int columns;
  private int read;

  private ReferenceCsv(ReferenceKind kind, ReferenceRows rows) {
    this.kind = kind;
    this.rows = rows;
  }

  /// What came of reading a file.
  sealed interface Answer {
    record Read(ReferenceContents contents) implements Answer {}

    /// @param sentence what is wrong, in which row, and what to do
    record Refused(String sentence) implements Answer {}
  }

  static Answer read(Path file, ReferenceKind kind, ReferenceRows rows) {
    var reading = new ReferenceCsv(kind, rows);
    return CsvTable.read(file, MOST_BYTES, reading::take)
        .or(reading::withoutRows)
        .<Answer>map(Answer.Refused::new)
        .orElseGet(
            () ->
                new Answer.Read(rows.contents(HexFormat.of().formatHex(reading.digest.digest()))));
  }

  private Optional<String> withoutRows() {
    return read < 2
        ? Optional.of("The file has a header and no row: get it from the publisher again.")
        : Optional.empty();
  }

  private Optional<String> take(int row, List<String> record) {
    read = row;
    var texts = ReferenceRows.tidy(record);
    if (row == 1) {
      columns = texts.size();
      return missing(texts);
    }
    if (row > MOST_ROWS) {
      return Optional.of(
          "The file has more than %,d rows: is it the right one?".formatted(MOST_ROWS));
    }
    if (texts.stream().anyMatch(t -> !t.isEmpty())) {
      boolean isWhole = texts.size() == columns;
      var known = isWhole ? places.stream().map(texts::get).toList() : texts;
      digest.update((String.join("" + END_OF_TEXT, known) + '\n').getBytes(StandardCharsets.UTF_8));
      rows.row(row, isWhole ? known : neverOfTheKindsLength(texts));
    }
    return Optional.empty();
  }

  private List<String> neverOfTheKindsLength(List<String> texts) {
    var changed = new ArrayList<>(texts);
    if (texts.size() == kind.columns().size()) {
      changed.add("");
    }
    return changed;
  }

  /// Finds where each column stands; says which stand nowhere, or twice: nobody knows which of two
  /// the publisher means.
  private Optional<String> missing(List<String> header) {
    var missing = new ArrayList<String>();
    for (String column : kind.columns()) {
      var at =
          IntStream.range(0, header.size())
              .filter(i -> header.get(i).equalsIgnoreCase(column))
              .toArray();
      if (at.length > 1) {
        return Optional.of(
            "Row 1 has the column %s %d times: leave one, as the publisher has it."
                .formatted(column, at.length));
      }
      if (at.length == 1) {
        places.add(at[0]);
      } else {
        missing.add(column);
      }
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Row 1 lacks the column%s %s: a table of this kind has the columns %s."
                .formatted(
                    missing.size() == 1 ? "" : "s",
                    String.join(", ", missing),
                    String.join(", ", kind.columns())));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
