package org.mufakat.server.estimation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import org.mufakat.estimation.CaptureRows;
import org.mufakat.estimation.TableFault;
import org.mufakat.server.sheets.CsvGuard;
import org.mufakat.server.sheets.Unreadable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// A CSV file in UTF-8 as a table of capture histories; comma, semicolon or tab separate. It is
/// streamed: a file of any size takes as much memory as its lists have histories.
public final class CaptureCsv {

  private static final int HEADER_LETTERS = 64 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CaptureCsv() {}

  public static CaptureReading read(Path file) {
    try (var reader = reader(file)) {
      return read(reader);
    } catch (CharacterCodingException e) {
      return new CaptureReading.Refused("The file is no text in UTF-8: save it as CSV in UTF-8.");
    } catch (IOException e) {
      return new CaptureReading.Refused("The file could not be read: is it there, and readable?");
    }
  }

  /// Reports what is no UTF-8 instead of reading past it.
  private static BufferedReader reader(Path file) throws IOException {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    return new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder));
  }

  private static CaptureReading read(BufferedReader reader) throws IOException {
    char separator = separator(reader);
    var guard = new CsvGuard(reader);
    try (var parser = format(separator).parse(guard)) {
      return read(parser, guard);
    } catch (UncheckedIOException | IllegalStateException e) {
      return unreadable(e);
    } catch (Unreadable e) {
      return unreadable(e);
    }
  }

  private static CSVFormat format(char separator) {
    return CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
  }

  private static CaptureReading read(CSVParser parser, CsvGuard guard) {
    var rows = new CaptureRows();
    var fault = Optional.<TableFault>empty();
    boolean isHeader = true;
    int line = 1;
    for (var record : parser) {
      guard.rowEnded();
      fault = isHeader ? rows.header(line, record.toList()) : rows.row(line, record.toList());
      if (fault.isPresent()) {
        return new CaptureReading.Refused(fault.get().sentence() + ".");
      }
      isHeader = false;
      line = (int) Math.min(Integer.MAX_VALUE, parser.getCurrentLineNumber() + 1);
    }
    return rows.table()
        .<CaptureReading>map(CaptureReading.Read::new)
        .orElseGet(() -> new CaptureReading.Refused("The file has no persons in it."));
  }

  private static CaptureReading unreadable(Exception thrown) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CharacterCodingException) {
        return new CaptureReading.Refused("The file is no text in UTF-8: save it as CSV in UTF-8.");
      }
    }
    var refusal = Unreadable.in(thrown, FileRefusal.inRow(Reason.QUOTES_OUT_OF_PLACE, 0, ""));
    return new CaptureReading.Refused(
        switch (refusal.reason()) {
          case NOT_TEXT ->
              "Binary data where text is expected (%s): save the table as CSV in UTF-8."
                  .formatted(refusal.place().inWords());
          case LINE_TOO_LONG ->
              "Longer than a megabyte (%s): look for a quotation mark that is never closed."
                  .formatted(refusal.place().inWords());
          default -> "A quotation mark is out of place: save the table as CSV by a spreadsheet.";
        });
  }

  /// The one that most often stands in the first line; skips a byte order mark.
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
}
