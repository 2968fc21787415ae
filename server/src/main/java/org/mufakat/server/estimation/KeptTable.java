package org.mufakat.server.estimation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.ledger.Sha256;

/// A table of capture histories as it is kept and given on: the lists in the file's order and each
/// history that somebody has, `1` at the place of each list that they are on.
///
/// @param notes what was read past in the file, as rows that repeat a person on a list
public record KeptTable(List<String> lists, List<Row> rows, List<String> notes) {

  private static final CSVFormat LINES = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  /// @param history as `0110`
  public record Row(String history, int count) {}

  public KeptTable {
    lists = List.copyOf(lists);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  static KeptTable of(CaptureTable table, List<String> notes) {
    return new KeptTable(
        table.lists(),
        IntStream.of(table.observed())
            .mapToObj(h -> new Row(history(h, table.size()), table.count(h)))
            .toList(),
        notes);
  }

  /// Of persons counted in a register, in the order of their histories as numbers.
  ///
  /// @param histories persons by history, a bit a list
  static KeptTable of(
      List<String> lists, SortedMap<Integer, Integer> histories, List<String> notes) {
    return new KeptTable(
        lists,
        histories.entrySet().stream()
            .map(e -> new Row(history(e.getKey(), lists.size()), e.getValue()))
            .toList(),
        notes);
  }

  /// How many of the population are held where these were counted, on a list or on none; of a file
  /// as many as are on its lists.
  int held() {
    return rows.stream().mapToInt(Row::count).sum() + RegisterNote.besideTheLists(notes);
  }

  /// The file that has these counts.
  String csv() {
    var text = new StringBuilder();
    try (var printer = new CSVPrinter(text, LINES)) {
      printer.printRecord(Stream.concat(lists.stream(), Stream.of("count")));
      for (var row : rows) {
        printer.printRecord(
            Stream.concat(
                Stream.of(row.history().split("")), Stream.of(Integer.toString(row.count()))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String history(int bits, int lists) {
    return IntStream.range(0, lists)
        .mapToObj(i -> (bits >> i & 1) == 1 ? "1" : "0")
        .collect(Collectors.joining());
  }

  /// @throws IllegalArgumentException where it is none
  CaptureTable table() {
    if (lists.isEmpty() || lists.size() > CaptureTable.MOST_LISTS) {
      throw new IllegalArgumentException("1 to 20 lists");
    }
    var counts = new int[1 << lists.size()];
    for (var row : rows) {
      counts[bits(row.history())] = row.count();
    }
    return CaptureTable.of(lists, counts);
  }

  private int bits(String history) {
    if (history.length() != lists.size()) {
      throw new IllegalArgumentException("a history has a digit for each list");
    }
    return IntStream.range(0, history.length())
        .filter(i -> history.charAt(i) == '1')
        .map(i -> 1 << i)
        .reduce(0, (a, b) -> a | b);
  }

  /// The same for the same counts, in whatever order lists and rows come.
  String sha256() {
    var order =
        IntStream.range(0, lists.size()).boxed().sorted(Comparator.comparing(lists::get)).toList();
    var sorted = new TreeMap<String, Integer>();
    for (var row : rows) {
      var history =
          order.stream().map(i -> row.history().substring(i, i + 1)).collect(Collectors.joining());
      sorted.put(history, row.count());
    }
    var lines = new ArrayList<String>();
    order.forEach(i -> lines.add(lists.get(i)));
    sorted.forEach((history, count) -> lines.add(history + " " + count));
    return Sha256.hexOf(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }
}
