package org.mufakat.server.sheets;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// The rows of a CSV file in UTF-8, one by one, with the line that each begins in. Comma, semicolon
/// or tab separate, whichever stands most often in the first line; a byte order mark is read past.
/// What is no UTF-8 is reported and not read past.
public final class CsvText implements Closeable {

  private static final int HEADER_LETTERS = 64 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CsvGuard guard;
  private final CSVParser parser;
  private final Iterator<CSVRecord> rows;
  private int line = 1;

  private CsvText(BufferedReader reader) throws IOException {
    var format =
        CSVFormat.RFC4180.builder().setDelimiter(separator(reader)).setIgnoreEmptyLines(false);
    this.guard = new CsvGuard(reader);
    this.parser = format.get().parse(guard);
    this.rows = parser.iterator();
  }

  public static CsvText open(Path file) throws IOException {
    return open(Files.newInputStream(file));
  }

  /// Closes the file with itself, and where it cannot be begun.
  public static CsvText open(InputStream file) throws IOException {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var reader = new BufferedReader(new InputStreamReader(file, decoder));
    try {
      return new CsvText(reader);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /// The next row; empty at the end. What it throws is for [Unreadable#in].
  public Optional<List<String>> next() {
    line = (int) Math.min(Integer.MAX_VALUE, parser.getCurrentLineNumber() + 1);
    if (!rows.hasNext()) {
      return Optional.empty();
    }
    var row = rows.next().toList();
    guard.rowEnded();
    return Optional.of(row);
  }

  /// Where the row begins that [#next] gave, or could not give; at the end, the line after the
  /// last.
  public int line() {
    return line;
  }

  private static char separator(Reader reader) throws IOException {
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

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
