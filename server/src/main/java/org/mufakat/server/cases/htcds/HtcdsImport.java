package org.mufakat.server.cases.htcds;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.cases.htcds.HtcdsFault.Kind;
import org.mufakat.server.cases.htcds.HtcdsRefusal.Reason;
import org.mufakat.server.regime.HtcdsCodes;
import org.mufakat.server.sheets.FirstBytes;
import org.mufakat.server.sheets.SheetRow;

/// Reads a file of cases, CSV or workbook, and hands over each case and each row that is not taken
/// as soon as it is known, in the order of the file. It keeps one case at a time, and of all the
/// cases before it their ids.
///
/// The same file, arrival and regime give the same answer. Nothing of a cell is logged, and faults
/// and refusals show none of it.
public final class HtcdsImport {

  private static final int HEADINGS_WITHIN_ROWS = 10;
  private static final long MIB = 1024 * 1024;
  private static final long MOST_LETTERS_OF_CASE = 8 * MIB;
  private static final int LONGEST_ID = 64;

  /// What an import takes at most. A row of a case with everything in it has some 2,000 letters.
  ///
  /// @param fileBytes of the file as it comes
  /// @param unfoldedBytes that a workbook's parts may inflate to, all together
  /// @param sharedLetters that a workbook's table of shared texts may hold
  /// @param rows of the file
  /// @param rowsOfCase of one case
  public record Limits(
      long fileBytes, long unfoldedBytes, long sharedLetters, int rows, int rowsOfCase) {
    public static final Limits USUAL = new Limits(512 * MIB, 1024 * MIB, 16 * MIB, 500_000, 1_000);
  }

  /// Who takes what is read.
  @FunctionalInterface
  public interface Taker {
    /// @return whether to go on
    boolean take(HtcdsRead read);
  }

  /// What came of a file.
  public sealed interface Answer {
    /// Read to its end.
    record Done(Summary summary) implements Answer {}

    /// What was handed over before the refusal was known is not to be kept.
    record Refused(HtcdsRefusal refusal) implements Answer {}

    /// The taker wanted no more.
    record Stopped() implements Answer {}
  }

  /// @param rows read, without headings and blank rows
  /// @param unknownColumns columns, counted from 1, whose headings are neither of HTCDS nor of
  ///   Mufakat; they are not read
  public record Summary(int rows, List<Integer> unknownColumns) {}

  /// What a file is read for.
  public enum Purpose {
    /// To say what would be taken, and what a case does not hold of it.
    LOOK,
    /// To take it after a look: what a case does not hold is not worked out again.
    TAKE
  }

  private final RowReading reading;
  private final CellReading textCells;
  private final Limits limits;

  public HtcdsImport(RegimePack pack) {
    this(pack, Limits.USUAL);
  }

  public HtcdsImport(RegimePack pack, Limits limits) {
    this.limits = limits;
    var htcds = HtcdsCodes.read();
    var codes = new PackCodes(pack, htcds);
    var words = new CodeWords(htcds);
    this.reading = new RowReading(codes, words, new RowWriting(pack, codes));
    this.textCells = CellReading.ofText(words, codes, new States(TemplateCountries.read(), pack));
  }

  /// Reads a file, which may lie sealed.
  ///
  /// @param fileName as it came; tells a workbook from a text that is named as one
  public Answer read(
      FileSource file, String fileName, Arrival arrival, Purpose purpose, Taker taker) {
    var pass = new Pass(arrival, purpose, taker);
    try {
      var start = refuseAtFirstSight(file, fileName);
      return start.areOfWorkbook() ? readWorkbook(file, pass) : readText(file, pass);
    } catch (HtcdsTable.Refused e) {
      return new Answer.Refused(e.refusal());
    } catch (IOException e) {
      return new Answer.Refused(HtcdsRefusal.ofFile(Reason.UNREADABLE));
    }
  }

  private Answer readWorkbook(FileSource file, Pass pass) throws IOException, HtcdsTable.Refused {
    try (var plain = file.plain();
        var table = HtcdsTable.OfWorkbook.open(plain.path(), limits)) {
      return pass.answer(table, textCells.ofWorkbook(table.datesFrom1904()));
    }
  }

  private Answer readText(FileSource file, Pass pass) throws IOException, HtcdsTable.Refused {
    try (var table = HtcdsTable.OfText.open(file.open())) {
      return pass.answer(table, textCells);
    }
  }

  /// @return the first bytes
  private FirstBytes refuseAtFirstSight(FileSource file, String fileName)
      throws IOException, HtcdsTable.Refused {
    long size = file.bytes();
    if (size == 0) {
      throw HtcdsTable.refused(Reason.EMPTY_FILE);
    }
    if (size > limits.fileBytes()) {
      throw HtcdsTable.refused(Reason.TOO_LARGE);
    }
    var start = firstBytes(file);
    if (start.areOfOldOffice()) {
      throw HtcdsTable.refused(Reason.OLD_OR_ENCRYPTED);
    }
    if (start.areOfUtf16()) {
      throw HtcdsTable.refused(Reason.NOT_UTF8);
    }
    var name = fileName.toLowerCase(Locale.ROOT);
    if (!start.areOfWorkbook() && (name.endsWith(".xlsx") || name.endsWith(".xlsm"))) {
      throw HtcdsTable.refused(Reason.NOT_A_WORKBOOK);
    }
    if (start.areOfPdf()) {
      throw HtcdsTable.refused(Reason.NOT_TEXT);
    }
    return start;
  }

  private static FirstBytes firstBytes(FileSource file) throws IOException {
    try (var in = file.open()) {
      return FirstBytes.of(in);
    }
  }

  /// One reading of one file.
  private final class Pass {
    private final Arrival arrival;
    private final Purpose purpose;
    private final Taker taker;
    private final List<RowReading.Numbered> pending = new ArrayList<>();
    private final Set<String> seenCases = new HashSet<>();
    private String pendingCase = "";
    private long pendingLetters;
    private Optional<Headings> headings = Optional.empty();
    private int rows;

    Pass(Arrival arrival, Purpose purpose, Taker taker) {
      this.arrival = arrival;
      this.purpose = purpose;
      this.taker = taker;
    }

    Summary summary() {
      return new Summary(rows, headings.map(Headings::unknown).orElse(List.of()));
    }

    Answer answer(HtcdsTable table, CellReading cells) throws HtcdsTable.Refused {
      return read(table, cells) ? new Answer.Done(summary()) : new Answer.Stopped();
    }

    /// @return whether the file was read to its end
    private boolean read(HtcdsTable table, CellReading cells) throws HtcdsTable.Refused {
      var names = headingRow(table);
      var next = table.next();
      var labels = next.filter(row -> Headings.areLabels(row.texts())).map(SheetRow::texts);
      var found = Headings.of(names.texts(), labels.orElse(List.of()));
      headings = Optional.of(found);
      var refusal = found.refusal(names.texts(), names.number());
      if (refusal.isPresent()) {
        throw new HtcdsTable.Refused(refusal.get());
      }
      if (labels.isPresent()) {
        next = table.next();
      }
      for (; next.isPresent(); next = table.next()) {
        if (!isBlank(next.get(), found) && !row(next.get(), found, cells)) {
          return false;
        }
      }
      if (rows == 0) {
        throw HtcdsTable.refused(Reason.NO_ROWS);
      }
      return flush();
    }

    private SheetRow headingRow(HtcdsTable table) throws HtcdsTable.Refused {
      boolean otherDelimiter = false;
      for (int i = 0; i < HEADINGS_WITHIN_ROWS; i++) {
        var row = table.next();
        if (row.isEmpty()) {
          break;
        }
        if (Headings.areIn(row.get().texts())) {
          return row.get();
        }
        var joined = String.join(",", row.get().texts());
        otherDelimiter |=
            Headings.areIn(List.of(joined.split(";")))
                || Headings.areIn(List.of(joined.split("\t")));
      }
      throw HtcdsTable.refused(otherDelimiter ? Reason.OTHER_DELIMITER : Reason.NOT_HTCDS);
    }

    /// The template numbers its rows in a column without a heading: such a row is blank.
    private static boolean isBlank(SheetRow row, Headings headings) {
      for (int i = 0; i < row.texts().size(); i++) {
        boolean counts = !(headings.column(i) instanceof Headings.Column.Blank);
        if (counts && !row.texts().get(i).isBlank()) {
          return false;
        }
      }
      return true;
    }

    private boolean row(SheetRow row, Headings found, CellReading cells) throws HtcdsTable.Refused {
      if (++rows > limits.rows()) {
        throw HtcdsTable.refused(Reason.TOO_MANY_ROWS);
      }
      var numbered = cells.row(row.number(), row.texts(), found);
      var ofCase = numbered.row().get(Extension.CASE);
      if (!numbered.row().isExtended()) {
        return flush() && taker.take(reading.plain(numbered, arrival, purpose));
      }
      if (!pending.isEmpty() && ofCase.equals(pendingCase)) {
        pending.add(numbered);
        pendingLetters += letters(row);
        if (pending.size() > limits.rowsOfCase() || pendingLetters > MOST_LETTERS_OF_CASE) {
          throw new HtcdsTable.Refused(
              new HtcdsRefusal(Reason.TOO_MANY_ROWS_OF_A_CASE, row.number(), 0));
        }
        return true;
      }
      boolean goOn = flush();
      // What is longer is no id, and is at fault by itself.
      boolean again = ofCase.length() <= LONGEST_ID && !seenCases.add(ofCase);
      pending.add(
          again
              ? numbered.with(List.of(HtcdsFault.of(Extension.CASE, Kind.ROWS_OF_CASE_APART)))
              : numbered);
      pendingCase = ofCase;
      pendingLetters = letters(row);
      return goOn;
    }

    private static long letters(SheetRow row) {
      return row.texts().stream().mapToLong(String::length).sum();
    }

    /// Hands over the case whose rows were gathered.
    private boolean flush() {
      if (pending.isEmpty()) {
        return true;
      }
      var fields = headings.map(Headings::standard).orElse(Set.of());
      var read = reading.extended(pending, arrival.compartment(), fields);
      pending.clear();
      for (HtcdsRead part : read) {
        if (!taker.take(part)) {
          return false;
        }
      }
      return true;
    }
  }
}
