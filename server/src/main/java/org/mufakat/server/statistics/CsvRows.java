package org.mufakat.server.statistics;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.mufakat.server.sheets.CsvGuard;
import org.mufakat.server.sheets.Unreadable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;
import org.mufakat.statistics.ReleaseColumn;

/// The rows of a release in CSV, streamed. The encoding is what the byte order mark says, else
/// UTF-8, else, where the bytes are no UTF-8, Windows-1252. Of comma, semicolon and tab that one
/// separates which makes the most of the columns of a release appear.
final class CsvRows implements OpenRelease {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int HEADER_WITHIN_ROWS = 10;
  private static final int LETTERS_TO_TRY = 64 * 1024;

  private final Counted counted;
  private final CsvGuard guard;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final long bytes;

  private CsvRows(Counted counted, CsvGuard guard, CSVParser parser, long bytes) {
    this.counted = counted;
    this.guard = guard;
    this.parser = parser;
    this.records = parser.iterator();
    this.bytes = bytes;
  }

  static CsvRows open(Path file) throws IOException {
    var charset = charset(file);
    char separator;
    try (var reader = reader(Files.newInputStream(file), charset)) {
      separator = separator(reader);
    }
    var counted = new Counted(Files.newInputStream(file));
    try {
      var guard = new CsvGuard(reader(counted, charset));
      return new CsvRows(counted, guard, format(separator).parse(guard), Files.size(file));
    } catch (IOException | RuntimeException e) {
      counted.close();
      throw e;
    }
  }

  @Override
  public Next next() {
    try {
      if (!records.hasNext()) {
        return new Next.End();
      }
      var record = records.next();
      guard.rowEnded();
      int number = Math.toIntExact(record.getRecordNumber());
      return new Next.Row(number, tellsSeparator(record) ? List.of() : List.of(record.values()));
    } catch (UncheckedIOException | IllegalStateException e) {
      long row = parser.getRecordNumber() + 1;
      var otherwise = FileRefusal.inRow(Reason.QUOTES_OUT_OF_PLACE, (int) row, "");
      return new Next.Broken(Unreadable.in(e, otherwise));
    }
  }

  /// The line `sep=;` that some spreadsheet programs write first.
  private static boolean tellsSeparator(CSVRecord record) {
    return record.getRecordNumber() == 1 && record.get(0).startsWith("sep=");
  }

  @Override
  public double fraction() {
    return bytes == 0 ? 1 : Math.min(1, (double) counted.bytesRead / bytes);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private static CSVFormat format(char separator) {
    return CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
  }

  private static char separator(Reader reader) throws IOException {
    var start = new char[LETTERS_TO_TRY];
    int letters = 0;
    for (int got = 0; got >= 0 && letters < start.length; letters += Math.max(0, got)) {
      got = reader.read(start, letters, start.length - letters);
    }
    char best = ',';
    int mostNamed = 0;
    for (char separator : new char[] {',', ';', '\t'}) {
      int named = columnsNamedIn(new String(start, 0, letters), separator);
      if (named > mostNamed) {
        mostNamed = named;
        best = separator;
      }
    }
    return best;
  }

  private static int columnsNamedIn(String start, char separator) {
    int most = 0;
    try (var parser = format(separator).parse(new StringReader(start))) {
      for (var record : parser) {
        if (record.getRecordNumber() > HEADER_WITHIN_ROWS) {
          break;
        }
        most = Math.max(most, ReleaseColumn.namedIn(List.of(record.values())));
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return most;
    }
    return most;
  }

  private static Reader reader(InputStream bytes, Charset charset) throws IOException {
    var reader = new java.io.BufferedReader(new InputStreamReader(bytes, charset));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private static Charset charset(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var start = in.readNBytes(2);
      if (start.length == 2 && (start[0] & 0xff) == 0xff && (start[1] & 0xff) == 0xfe) {
        return StandardCharsets.UTF_16LE;
      }
      if (start.length == 2 && (start[0] & 0xff) == 0xfe && (start[1] & 0xff) == 0xff) {
        return StandardCharsets.UTF_16BE;
      }
    }
    try (var in = Files.newInputStream(file)) {
      return isUtf8(in) ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }
  }

  private static boolean isUtf8(InputStream in) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var bytes = ByteBuffer.allocate(64 * 1024);
    var letters = CharBuffer.allocate(64 * 1024);
    boolean end = false;
    while (!end) {
      int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
      end = got < 0;
      bytes.position(bytes.position() + Math.max(0, got));
      bytes.flip();
      letters.clear();
      if (decoder.decode(bytes, letters, end).isError()) {
        return false;
      }
      bytes.compact();
    }
    return true;
  }

  private static final class Counted extends FilterInputStream {
    private long bytesRead;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int got = super.read();
      bytesRead += got < 0 ? 0 : 1;
      return got;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int got = super.read(bytes, offset, length);
      bytesRead += Math.max(0, got);
      return got;
    }
  }
}
