package org.mufakat.server.estimation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.estimation.PersonRows;
import org.mufakat.estimation.TableFault;
import org.mufakat.estimation.TableRows;
import org.mufakat.server.sheets.CsvText;
import org.mufakat.server.sheets.Unreadable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// A CSV file in UTF-8 as a table of capture histories: a row for each history with its count, or a
/// row for each person on each list. Comma, semicolon or tab separate. It is streamed: counts take
/// as much memory as their lists have histories, and persons up to 48 bytes each.
public final class CaptureCsv {

  /// Of this process's memory, for persons, when what everything else needs is taken off.
  private static final double SHARE_FOR_PERSONS = 0.65;

  private static final long BYTES_FOR_ALL_ELSE = 24 << 20;

  private static final String NO_UTF_8 =
      "Line %d: the file is no text in UTF-8 from here on. Save it as CSV in UTF-8.";

  private final CsvText text;
  private final int mostPersons;

  private CaptureCsv(CsvText text, int mostPersons) {
    this.text = text;
    this.mostPersons = mostPersons;
  }

  /// Of persons as many as this process has memory for, ten million at most.
  public static CaptureReading read(Path file) {
    double bytes =
        SHARE_FOR_PERSONS * Math.max(0, Runtime.getRuntime().maxMemory() - BYTES_FOR_ALL_ELSE);
    return read(file, PersonRows.mostWithin((long) bytes));
  }

  /// @param mostPersons where the file is of persons
  static CaptureReading read(Path file, int mostPersons) {
    try (var text = CsvText.open(file)) {
      return new CaptureCsv(text, mostPersons).read();
    } catch (CharacterCodingException e) {
      return CaptureReading.Refused.in(unreadableLine(file), "no-utf-8", NO_UTF_8);
    } catch (IOException e) {
      return CaptureReading.Refused.of(
          "not-there", "The file could not be read: is it there, and readable?");
    }
  }

  /// The line of the first letter that is none, by reading past what is none.
  private static int unreadableLine(Path file) {
    int line = 1;
    try (var reader = Files.newInputStream(file);
        var lenient = new BufferedReader(new InputStreamReader(reader, StandardCharsets.UTF_8))) {
      for (int c = lenient.read(); c >= 0 && c != '\uFFFD'; c = lenient.read()) {
        line += c == '\n' ? 1 : 0;
      }
    } catch (IOException e) {
      return line;
    }
    return line;
  }

  private CaptureReading read() throws CharacterCodingException {
    try {
      return rows();
    } catch (UncheckedIOException | IllegalStateException e) {
      return unreadable(e);
    }
  }

  private CaptureReading rows() {
    var header = Optional.<TableRows>empty();
    for (var row = text.next(); row.isPresent(); row = text.next()) {
      var texts = row.get();
      var fault = Optional.<TableFault>empty();
      if (header.isPresent()) {
        fault = header.get().row(text.line(), texts);
      } else if (!texts.stream().allMatch(String::isBlank)) {
        var names = texts.stream().map(n -> Normalizer.normalize(n, Normalizer.Form.NFC)).toList();
        header = Optional.of(TableRows.under(names, mostPersons));
        fault = header.get().header(text.line(), names);
      }
      if (fault.isPresent()) {
        return CaptureReading.Refused.of(fault.get());
      }
    }
    return header.map(this::whole).orElseGet(CaptureCsv::empty);
  }

  private static CaptureReading empty() {
    return CaptureReading.Refused.of(
        "empty",
        "The file is empty. Write the lists' names and `count` into its first line, as"
            + " police,shelter,embassy,count, and a line for each history below.");
  }

  private CaptureReading whole(TableRows rows) {
    return rows.table()
        .<CaptureReading>map(table -> new CaptureReading.Read(table, notes(rows)))
        .orElseGet(
            () ->
                CaptureReading.Refused.in(
                    text.line(),
                    "no-persons",
                    "No persons in the file, up to its end in line %d."));
  }

  private static List<String> notes(TableRows rows) {
    return rows.repeated() == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%,d rows name a person on a list again; each person is counted on it once.",
                rows.repeated()));
  }

  private CaptureReading unreadable(Exception thrown) throws CharacterCodingException {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CharacterCodingException coding) {
        throw coding;
      }
    }
    var refusal =
        Unreadable.in(thrown, FileRefusal.inRow(Reason.QUOTES_OUT_OF_PLACE, text.line(), ""));
    return switch (refusal.reason()) {
      case NOT_TEXT ->
          CaptureReading.Refused.in(
              line(refusal),
              "binary",
              "Line %d: binary data where text is expected. Save the table as CSV in UTF-8.");
      case LINE_TOO_LONG ->
          CaptureReading.Refused.in(
              text.line(),
              "long-line",
              "Line %d: longer than a megabyte. Look for a quotation mark that is never closed.");
      default ->
          CaptureReading.Refused.in(
              text.line(),
              "quotes",
              "Line %d: a quotation mark is out of place. Save the table as CSV by a spreadsheet.");
    };
  }

  private int line(FileRefusal refusal) {
    return refusal.place() instanceof FileRefusal.Place.InRow(int row) ? row : text.line();
  }
}
