package org.mufakat.estimation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes a [CaptureTable] of rows of text, as they come: a header with the lists' names and
/// `count`, then a row for each history with 0 or 1 for each list, and how many persons have it.
/// Histories without a row have no persons.
///
/// Memory is bounded by the number of lists, whatever comes: a history that comes twice ends it.
public final class CaptureRows implements TableRows {

  private static final String COUNT = "count";
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern NEGATIVE = Pattern.compile("-\\d+");

  /// Each history once, and as many blank rows.
  private static final int MOST_ROWS = 2 << CaptureTable.MOST_LISTS;

  private final List<String> lists = new ArrayList<>();
  private int countColumn;
  private int[] counts = {};
  private int[] lines = {};
  private long persons;
  private int rows;

  @Override
  public Optional<TableFault> header(int line, List<String> texts) {
    var names = texts.stream().map(ListNames::tidied).toList();
    var fault = headerFault(names);
    if (fault.isPresent()) {
      return fault.map(what -> new TableFault(line, what));
    }
    countColumn = columnOfCounts(names);
    for (int i = 0; i < names.size(); i++) {
      if (i != countColumn) {
        lists.add(names.get(i));
      }
    }
    counts = new int[1 << lists.size()];
    lines = new int[1 << lists.size()];
    return Optional.empty();
  }

  private static Optional<String> headerFault(List<String> names) {
    int ofCounts = columnOfCounts(names);
    if (ofCounts < 0) {
      return Optional.of(
          "the header has no column `count`. Write the lists' names and `count`, as"
              + " police,shelter,embassy,count");
    }
    if (names.size() == 1) {
      return Optional.of("the header names no list beside `count`");
    }
    if (names.size() - 1 > CaptureTable.MOST_LISTS) {
      return Optional.of(
          "%d lists, and %d at most can be read. Merge lists of one kind"
              .formatted(names.size() - 1, CaptureTable.MOST_LISTS));
    }
    var seen = new HashSet<String>();
    for (var name : names) {
      var fault = ListNames.fault(name);
      if (fault.isPresent()) {
        return fault;
      }
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(
            "two columns are named `%s`. Give each list its own name".formatted(name));
      }
    }
    return Optional.empty();
  }

  private static int columnOfCounts(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(COUNT)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Optional<TableFault> row(int line, List<String> texts) {
    if (++rows > MOST_ROWS) {
      return Optional.of(
          new TableFault(
              line,
              "more rows than %d lists have histories, blank ones counted"
                  .formatted(CaptureTable.MOST_LISTS)));
    }
    if (texts.stream().allMatch(String::isBlank)) {
      return Optional.empty();
    }
    return rowFault(line, texts).map(what -> new TableFault(line, what));
  }

  private Optional<String> rowFault(int line, List<String> texts) {
    if (texts.size() != lists.size() + 1) {
      return Optional.of(
          "%d values, and the header has %d columns".formatted(texts.size(), lists.size() + 1));
    }
    int history = 0;
    int list = 0;
    for (int i = 0; i < texts.size(); i++) {
      if (i != countColumn) {
        switch (texts.get(i).strip()) {
          case "1" -> history |= 1 << list;
          case "0" -> {}
          default -> {
            return Optional.of(
                "list `%s` says neither 0 nor 1: 1 where the persons are on it"
                    .formatted(lists.get(list)));
          }
        }
        list++;
      }
    }
    return history == 0
        ? Optional.of(
            "a history of no list. Leave the row out: how many are on no list is what is asked")
        : counted(line, history, texts.get(countColumn).strip());
  }

  private Optional<String> counted(int line, int history, String text) {
    if (text.isEmpty()) {
      return Optional.of("the count is missing. Write 0 where nobody has this history");
    }
    if (NEGATIVE.matcher(text).matches()) {
      return Optional.of("the count is negative");
    }
    if (!WHOLE.matcher(text).matches()) {
      return Optional.of("the count is no whole number of persons of up to nine digits");
    }
    if (lines[history] > 0) {
      return Optional.of("the same history as in line %d".formatted(lines[history]));
    }
    lines[history] = line;
    counts[history] = Integer.parseInt(text);
    persons += counts[history];
    return persons > CaptureTable.MOST_PERSONS
        ? Optional.of("more than %,d persons up to here".formatted(CaptureTable.MOST_PERSONS))
        : Optional.empty();
  }

  /// A history that comes twice is a fault.
  @Override
  public long repeated() {
    return 0;
  }

  @Override
  public Optional<CaptureTable> table() {
    return persons == 0 ? Optional.empty() : Optional.of(CaptureTable.of(lists, counts));
  }
}
