package org.mufakat.server.cases.htcds;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.regime.HtcdsCodes;
import org.mufakat.server.sheets.CellGuard;

/// Writes cases as a file of HTCDS 2.0, a row a person: CSV (RFC 4180, UTF-8 with a byte order
/// mark) or a workbook in the form of the standard's template. One case is held at a time.
///
/// With Mufakat's columns a file gives back equal cases. Without them the answer tells what is
/// lost, by column: how many rows would come back otherwise. The flag of non-punishment is never
/// left out.
public final class HtcdsExport {

  /// A file's format.
  public enum Format {
    CSV,
    WORKBOOK
  }

  /// @param extensions whether what HTCDS cannot say goes along in Mufakat's columns
  /// @param identities whether it says who the persons are
  public record Options(Format format, boolean extensions, boolean identities) {}

  /// @param lost how many rows say less than the case does, by Mufakat's column that would have
  ///   said it; empty with these columns
  /// @param notWritten cases that no file of this kind can hold; nothing of them was written
  public record Report(
      int cases, int persons, SortedMap<Extension, Integer> lost, List<NotWritten> notWritten) {}

  /// A case that is not in the file, and the column whose text cannot be: longer than a
  /// spreadsheet's cell, or with characters that no text has; `mufakat_row` where a sheet is full.
  public record NotWritten(OpaqueId file, String column) {}

  /// Where a case of plain HTCDS would arrive, to see what would be lost.
  private static final Arrival NOWHERE =
      new Arrival(
          Compartment.VICTIM_SERVICES, Instant.EPOCH, () -> OpaqueId.NONE, () -> "AAA-0000-0000");

  /// A sheet has 1,048,576 rows, two of them for headings.
  private static final int MOST_ROWS = 1_048_574;

  private final RowWriting writing;
  private final PlainReading plain;
  private final HtcdsWords words;

  public HtcdsExport(RegimePack pack) {
    var htcds = HtcdsCodes.read();
    var codes = new PackCodes(pack, htcds);
    var codeWords = new CodeWords(htcds);
    this.writing = new RowWriting(pack, codes);
    this.plain = new PlainReading(codes, codeWords);
    this.words = new HtcdsWords(codeWords, new States(TemplateCountries.read(), pack));
  }

  /// Does not close the stream.
  public Report write(Iterator<CaseFile> files, OutputStream out, Options options)
      throws IOException {
    var columns = columns(options);
    var lost = new TreeMap<Extension, Integer>();
    var notWritten = new ArrayList<NotWritten>();
    int cases = 0;
    int written = 0;
    int persons = 0;
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    var table =
        switch (options.format()) {
          case CSV -> (TableWriter) new CsvTable(writer);
          case WORKBOOK -> new WorkbookTable(out);
        };
    table.start(columns);
    while (files.hasNext()) {
      var file = only(files.next(), options);
      var rows = writing.rows(file, RowWriting.Reach.USABLE);
      var unwritable =
          options.format() == Format.WORKBOOK && written + rows.size() > MOST_ROWS
              ? Optional.of(Extension.ROW.columnName())
              : unwritable(rows, columns);
      if (unwritable.isPresent()) {
        notWritten.add(new NotWritten(file.file().id(), unwritable.get()));
        continue;
      }
      for (HtcdsRow row : rows) {
        table.row(cells(row, columns, options.format()));
      }
      if (!options.extensions()) {
        countLost(file, rows, lost);
      }
      written += rows.size();
      cases++;
      persons += file.file().persons().size();
    }
    table.end();
    return new Report(cases, persons, lost, List.copyOf(notWritten));
  }

  private static CaseFile only(CaseFile file, Options options) {
    return options.identities()
        ? file
        : new CaseFile(file.file(), Map.of(), file.consents(), file.disclosed());
  }

  /// A column of a file.
  record Column(Optional<HtcdsField> field, Optional<Extension> extension) {
    String columnName() {
      return field
          .map(HtcdsField::fieldName)
          .or(() -> extension.map(Extension::columnName))
          .orElse("");
    }

    String label() {
      return field.map(HtcdsField::label).orElseGet(this::columnName);
    }

    String text(HtcdsRow row) {
      return field.map(row::get).or(() -> extension.map(row::get)).orElse("");
    }
  }

  private static List<Column> columns(Options options) {
    var columns = new ArrayList<Column>();
    if (options.format() == Format.WORKBOOK) {
      // The template numbers its rows in a column without a heading.
      columns.add(new Column(Optional.empty(), Optional.empty()));
      HtcdsWords.TEMPLATE.forEach(f -> columns.add(new Column(Optional.of(f), Optional.empty())));
    }
    Arrays.stream(HtcdsField.values())
        .filter(HtcdsField::isTaken)
        .filter(f -> options.format() == Format.CSV || !HtcdsWords.TEMPLATE.contains(f))
        .forEach(f -> columns.add(new Column(Optional.of(f), Optional.empty())));
    Arrays.stream(Extension.values())
        .filter(e -> options.extensions() || e == Extension.NON_PUNISHMENT)
        .forEach(e -> columns.add(new Column(Optional.empty(), Optional.of(e))));
    return columns;
  }

  private List<String> cells(HtcdsRow row, List<Column> columns, Format format) {
    var cells = new ArrayList<String>(columns.size());
    for (Column column : columns) {
      var text = column.text(row);
      boolean inWords = format == Format.WORKBOOK && column.field().isPresent();
      cells.add(CellGuard.guarded(inWords ? words.of(column.field().orElseThrow(), text) : text));
    }
    return cells;
  }

  private static Optional<String> unwritable(List<HtcdsRow> rows, List<Column> columns) {
    for (HtcdsRow row : rows) {
      for (Column column : columns) {
        if (!CellGuard.isWritable(column.text(row))) {
          return Optional.of(column.columnName());
        }
      }
    }
    return Optional.empty();
  }

  /// Reads each row as whoever has no more than HTCDS would, writes what was read, and counts the
  /// columns that then say another thing.
  private void countLost(CaseFile file, List<HtcdsRow> rows, SortedMap<Extension, Integer> lost) {
    for (HtcdsRow row : rows) {
      var back =
          plain
              .read(row.alone(), NOWHERE, new ArrayList<>())
              .map(f -> writing.rows(f, RowWriting.Reach.USABLE).getFirst());
      for (Extension column : Extension.values()) {
        var said = row.get(column);
        boolean same = back.map(b -> b.get(column).equals(said)).orElse(said.isEmpty());
        if (!column.isBookkeeping() && !same) {
          lost.merge(column, 1, Integer::sum);
        }
      }
    }
    // Plain HTCDS does not say which persons are of one case.
    if (file.file().persons().size() > 1) {
      lost.merge(Extension.CASE, file.file().persons().size() - 1, Integer::sum);
    }
  }

  /// A file that takes row after row.
  interface TableWriter {
    void start(List<Column> columns) throws IOException;

    void row(List<String> cells) throws IOException;

    void end() throws IOException;
  }

  /// Source: RFC 4180.
  private static final class CsvTable implements TableWriter {

    private final Writer out;
    private final CSVPrinter printer;

    CsvTable(Writer out) throws IOException {
      this.out = out;
      this.printer = new CSVPrinter(out, CSVFormat.RFC4180);
    }

    @Override
    public void start(List<Column> columns) throws IOException {
      out.write('\uFEFF');
      row(columns.stream().map(Column::columnName).toList());
    }

    @Override
    public void row(List<String> cells) throws IOException {
      printer.printRecord(cells);
    }

    @Override
    public void end() throws IOException {
      printer.flush();
    }
  }
}
