package org.mufakat.server.conference;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.mufakat.server.sheets.CellGuard;
import org.mufakat.server.sheets.CsvGuard;
import org.mufakat.server.sheets.Unreadable;
import org.mufakat.statistics.FileRefusal;

/// A table that people filled in a spreadsheet and saved as CSV: UTF-8, with commas or semicolons,
/// the columns named in the first line and in any order.
record CsvTable(List<Row> rows) {

  static final int MOST_BYTES = 8 * 1024 * 1024;
  static final int MOST_ROWS = 20_000;

  CsvTable {
    rows = List.copyOf(rows);
  }

  /// @param line of the file on which it begins, from 1
  /// @param cells by the name of their column, without blanks at their ends; one for each column
  record Row(long line, Map<String, String> cells) {
    Row {
      cells = Map.copyOf(cells);
    }

    String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  sealed interface Reading {
    record Read(CsvTable table) implements Reading {}

    /// Nothing in it can be taken.
    record Unfit(CsvFault why) implements Reading {}
  }

  /// @param columns each of them has to be there
  static Reading read(byte[] content, List<String> columns) {
    if (content.length == 0) {
      return unfit(1, "empty");
    }
    if (content.length > MOST_BYTES) {
      return unfit(1, "too-large");
    }
    String text;
    try {
      text = decoded(content);
    } catch (CharacterCodingException e) {
      return unfit(1, "not-utf8");
    }
    return rows(text, columns);
  }

  private static Reading unfit(long line, String kind) {
    return new Reading.Unfit(new CsvFault(line, "", kind, List.of()));
  }

  private static String decoded(byte[] content) throws CharacterCodingException {
    var text =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(content))
            .toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Reading rows(String text, List<String> columns) {
    var guard = new CsvGuard(new StringReader(text));
    try (var parser = format(text).parse(guard)) {
      return new Rows(parser, guard, columns).read();
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      var otherwise = FileRefusal.ofFile(FileRefusal.Reason.QUOTES_OUT_OF_PLACE, "");
      var why = Unreadable.in(e, otherwise);
      long line = why.place() instanceof FileRefusal.Place.InRow(int row) ? row : 1;
      return unfit(line, why.reason().slug());
    }
  }

  private static CSVFormat format(String text) {
    int end = text.indexOf('\n');
    var first = end < 0 ? text : text.substring(0, end);
    boolean semicolons = count(first, ';') > count(first, ',');
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(semicolons ? ';' : ',')
        .setIgnoreEmptyLines(false)
        .get();
  }

  private static long count(String text, char letter) {
    return text.chars().filter(c -> c == letter).count();
  }

  /// Reads on from the first line.
  private static final class Rows {

    private final CSVParser parser;
    private final CsvGuard guard;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();
    private List<String> names = List.of();

    Rows(CSVParser parser, CsvGuard guard, List<String> columns) {
      this.parser = parser;
      this.guard = guard;
      this.columns = columns;
    }

    Reading read() {
      long line = 1;
      for (var record : parser) {
        guard.rowEnded();
        if (names.isEmpty()) {
          names = record.stream().map(Rows::name).toList();
          var missing = columns.stream().filter(c -> !names.contains(c)).toList();
          if (!missing.isEmpty()) {
            return new Reading.Unfit(
                new CsvFault(line, missing.getFirst(), "column-missing", missing));
          }
          var known = names.stream().filter(columns::contains).toList();
          if (Set.copyOf(known).size() < known.size()) {
            return unfit(line, "column-twice");
          }
        } else if (!isBlank(record)) {
          if (rows.size() == MOST_ROWS) {
            return unfit(line, "too-many-rows");
          }
          rows.add(new Row(line, cells(record)));
        }
        line = parser.getCurrentLineNumber() + 1;
      }
      return rows.isEmpty() ? unfit(1, "no-rows") : new Reading.Read(new CsvTable(rows));
    }

    private static String name(String heading) {
      return heading.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isBlank(CSVRecord record) {
      return record.stream().allMatch(String::isBlank);
    }

    private Map<String, String> cells(CSVRecord record) {
      var cells = new HashMap<String, String>();
      for (int i = 0; i < names.size() && i < record.size(); i++) {
        if (columns.contains(names.get(i))) {
          cells.put(names.get(i), TypedForm.clean(CellGuard.unguarded(record.get(i))));
        }
      }
      return cells;
    }
  }
}
