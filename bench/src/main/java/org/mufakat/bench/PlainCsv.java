package org.mufakat.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.mufakat.statistics.ReleaseRows.Next.Row;

/// A release as CSV, read by Commons CSV alone.
record PlainCsv(Path file) implements PlainFile {

  @Override
  public long inflate() throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Override
  public long walk() throws IOException {
    long letters = 0;
    try (var records = parser()) {
      for (var line : records) {
        for (String text : line) {
          letters += text.length();
        }
      }
    }
    return letters;
  }

  @Override
  public List<Row> rows() throws IOException {
    var rows = new ArrayList<Row>();
    try (var records = parser()) {
      for (var line : records) {
        rows.add(new Row((int) line.getRecordNumber(), List.copyOf(line.toList())));
      }
    }
    return rows;
  }

  private CSVParser parser() throws IOException {
    return CSVParser.parse(Files.newBufferedReader(file), CSVFormat.DEFAULT);
  }
}
