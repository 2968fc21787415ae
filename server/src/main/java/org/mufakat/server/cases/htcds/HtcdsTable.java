package org.mufakat.server.cases.htcds;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.mufakat.server.cases.htcds.HtcdsRefusal.Reason;
import org.mufakat.server.sheets.CsvGuard;
import org.mufakat.server.sheets.SheetLimits;
import org.mufakat.server.sheets.SheetRow;
import org.mufakat.server.sheets.Unreadable;
import org.mufakat.server.sheets.XlsxRows;
import org.mufakat.statistics.FileRefusal;

/// The rows of a file of cases, one after the other.
sealed interface HtcdsTable extends Closeable {

  /// The next row; empty at the end.
  ///
  /// @throws Refused when the file cannot be read on
  Optional<SheetRow> next() throws Refused;

  /// Carries a refusal up to [HtcdsImport], which makes it a value again.
  final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final transient HtcdsRefusal refusal;

    Refused(HtcdsRefusal refusal) {
      super(refusal.reason().slug());
      this.refusal = refusal;
    }

    HtcdsRefusal refusal() {
      return refusal;
    }
  }

  static Refused refused(Reason reason) {
    return new Refused(HtcdsRefusal.ofFile(reason));
  }

  /// A workbook: of its sheets the one whose first rows name the most fields.
  final class OfWorkbook implements HtcdsTable {

    /// HTCDS and Mufakat together name some 120 columns.
    private static final int MOST_COLUMNS = 400;

    private final XlsxRows rows;

    private OfWorkbook(XlsxRows rows) {
      this.rows = rows;
    }

    static OfWorkbook open(Path file, HtcdsImport.Limits limits) throws Refused {
      try {
        return new OfWorkbook(
            XlsxRows.open(
                file,
                new SheetLimits(limits.unfoldedBytes(), limits.sharedLetters(), MOST_COLUMNS),
                Headings::namedIn));
      } catch (IOException e) {
        throw new Refused(
            HtcdsRefusal.of(
                Unreadable.in(e, FileRefusal.ofFile(FileRefusal.Reason.UNREADABLE, ""))));
      }
    }

    boolean datesFrom1904() {
      return rows.datesFrom1904();
    }

    @Override
    public Optional<SheetRow> next() throws Refused {
      try {
        return rows.next();
      } catch (Unreadable e) {
        throw new Refused(HtcdsRefusal.of(e.refusal()));
      }
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }

  /// CSV as RFC 4180 has it: UTF-8, with or without a byte order mark, and commas.
  final class OfText implements HtcdsTable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LETTERS_AT_ONCE = 1 << 16;

    private final CsvGuard guard;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    private OfText(CsvGuard guard, CSVParser parser) {
      this.guard = guard;
      this.parser = parser;
      this.records = parser.iterator();
    }

    static OfText open(InputStream in) throws Refused {
      try {
        var decoder =
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = new BufferedReader(new InputStreamReader(in, decoder), LETTERS_AT_ONCE);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
          reader.reset();
        }
        var guard = new CsvGuard(reader);
        return new OfText(
            guard, CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get().parse(guard));
      } catch (CharacterCodingException e) {
        throw refused(Reason.NOT_UTF8);
      } catch (IOException e) {
        throw refused(Reason.UNREADABLE);
      }
    }

    @Override
    public Optional<SheetRow> next() throws Refused {
      try {
        if (!records.hasNext()) {
          return Optional.empty();
        }
        var record = records.next();
        guard.rowEnded();
        return Optional.of(
            new SheetRow(Math.toIntExact(record.getRecordNumber()), List.of(record.values())));
      } catch (UncheckedIOException | IllegalStateException e) {
        int row = Math.toIntExact(parser.getRecordNumber() + 1);
        if (e.getCause() instanceof CharacterCodingException) {
          throw new Refused(new HtcdsRefusal(Reason.NOT_UTF8, row, 0));
        }
        throw new Refused(
            HtcdsRefusal.of(
                Unreadable.in(
                    e, FileRefusal.inRow(FileRefusal.Reason.QUOTES_OUT_OF_PLACE, row, ""))));
      }
    }

    @Override
    public void close() throws IOException {
      parser.close();
    }
  }
}
