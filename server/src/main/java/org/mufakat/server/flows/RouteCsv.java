package org.mufakat.server.flows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.mufakat.flows.RouteTable;
import org.mufakat.flows.RouteTable.Route;
import org.mufakat.server.sheets.CsvTable;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.PublishedText;
import org.mufakat.statistics.PublishedValue;

/// A register's routes in CSV: columns `origin`, `destination`, and if there are any `transit`
/// (States divided by `>`) and `count` (a whole number, or `<11` where it is withheld; one person a
/// row without it). Other columns are not read.
public final class RouteCsv {

  private static final long MOST_BYTES = 1L << 30;
  private static final int MOST_ROUTES = 200_000;
  private static final int LONGEST_NAMED = 40;

  private final Function<String, Optional<String>> stateOf;
  private final RouteTable.Builder routes = new RouteTable.Builder();
  private List<String> header = List.of();
  private int rows;

  private RouteCsv(Function<String, Optional<String>> stateOf) {
    this.stateOf = stateOf;
  }

  /// What came of reading a file.
  public sealed interface Answer {
    /// @param rows below the header
    record Read(RouteTable table, int rows) implements Answer {}

    /// @param sentence what is wrong, in which row, and what to do
    record Refused(String sentence) implements Answer {}
  }

  /// @param stateOf the code of a State by its code or a spelling; empty for none that is known
  public static Answer read(Path file, Function<String, Optional<String>> stateOf) {
    var reading = new RouteCsv(stateOf);
    return CsvTable.read(file, MOST_BYTES, reading::take)
        .or(
            () ->
                reading.rows == 0
                    ? Optional.of("The file has no route: below the header it has no row.")
                    : Optional.empty())
        .<Answer>map(Answer.Refused::new)
        .orElseGet(() -> new Answer.Read(reading.routes.table(), reading.rows));
  }

  private Optional<String> take(int row, List<String> record) {
    var texts = record.stream().map(PublishedText::tidy).toList();
    if (row == 1) {
      header = texts.stream().map(t -> t.toLowerCase(Locale.ROOT)).toList();
      for (String column : List.of("origin", "transit", "destination", "count")) {
        if (header.indexOf(column) != header.lastIndexOf(column)) {
          return Optional.of("Row 1 names the column `%s` twice: leave one.".formatted(column));
        }
      }
      return header.contains("origin") && header.contains("destination")
          ? Optional.empty()
          : Optional.of("Row 1 names no columns `origin` and `destination`: give both.");
    }
    if (texts.stream().allMatch(String::isEmpty)) {
      return Optional.empty();
    }
    if (texts.size() != header.size()) {
      return Optional.of(
          "Row %d has %d texts and the header %d: quote a text that has the separator in it."
              .formatted(row, texts.size(), header.size()));
    }
    rows++;
    return add(row, texts);
  }

  private Optional<String> add(int row, List<String> texts) {
    var named = new ArrayList<String>();
    named.add(text(texts, "origin"));
    Arrays.stream(text(texts, "transit").split(">"))
        .map(String::strip)
        .filter(t -> !t.isEmpty())
        .forEach(named::add);
    named.add(text(texts, "destination"));
    var codes = new ArrayList<String>();
    for (String name : named) {
      var code = stateOf.apply(name);
      if (code.isEmpty()) {
        return Optional.of(
            "Row %d: \"%s\" is no State that the regime lists: give an ISO 3166-1 alpha-3 code."
                .formatted(row, shortened(name)));
      }
      codes.add(code.get());
    }
    var count = header.contains("count") ? count(text(texts, "count")) : ONE;
    if (count.isEmpty()) {
      return Optional.of(
          "Row %d: \"%s\" is no count: give a whole number, or <11 where it is withheld."
              .formatted(row, shortened(text(texts, "count"))));
    }
    int last = codes.size() - 1;
    routes.add(new Route(codes.getFirst(), codes.subList(1, last), codes.get(last)), count.get());
    return routes.size() > MOST_ROUTES
        ? Optional.of(
            "The file has more than %,d different routes: is it the right one?"
                .formatted(MOST_ROUTES))
        : Optional.empty();
  }

  private static final Optional<CountInterval> ONE = Optional.of(CountInterval.exactly(1));

  private static Optional<CountInterval> count(String text) {
    return PublishedValue.read(text).flatMap(PublishedValue::interval);
  }

  private String text(List<String> texts, String column) {
    int at = header.indexOf(column);
    return at < 0 ? "" : texts.get(at);
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_NAMED ? text.substring(0, LONGEST_NAMED) + "…" : text;
  }
}
