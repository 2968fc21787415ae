package org.mufakat.estimation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mufakat.estimation.TableFault.Reason;
import org.mufakat.estimation.TableFault.What;

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

  private static Optional<What> headerFault(List<String> names) {
    int ofCounts = columnOfCounts(names);
    if (ofCounts < 0) {
      return what(Reason.NO_COUNT_COLUMN);
    }
    if (names.size() == 1) {
      return what(Reason.NO_LIST);
    }
    if (names.size() - 1 > CaptureTable.MOST_LISTS) {
      return what(Reason.TOO_MANY_LISTS, names.size() - 1, CaptureTable.MOST_LISTS);
    }
    var seen = new HashSet<String>();
    for (var name : names) {
      var fault = ListNames.fault(name);
      if (fault.isPresent()) {
        return fault;
      }
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        return what(Reason.COLUMN_TWICE, name);
      }
    }
    return Optional.empty();
  }

  private static Optional<What> what(Reason reason, Object... texts) {
    return Optional.of(What.of(reason, texts));
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
      return Optional.of(TableFault.at(line, Reason.TOO_MANY_HISTORIES, CaptureTable.MOST_LISTS));
    }
    if (texts.stream().allMatch(String::isBlank)) {
      return Optional.empty();
    }
    return rowFault(line, texts).map(what -> new TableFault(line, what));
  }

  private Optional<What> rowFault(int line, List<String> texts) {
    if (texts.size() != lists.size() + 1) {
      return what(Reason.OTHER_WIDTH, texts.size(), lists.size() + 1);
    }
    int history = 0;
    int list = 0;
    for (int i = 0; i < texts.size(); i++) {
      if (i != countColumn) {
        switch (texts.get(i).strip()) {
          case "1" -> history |= 1 << list;
          case "0" -> {}
          default -> {
            return what(Reason.NEITHER_0_NOR_1, lists.get(list));
          }
        }
        list++;
      }
    }
    return history == 0
        ? what(Reason.OF_NO_LIST)
        : counted(line, history, texts.get(countColumn).strip());
  }

  private Optional<What> counted(int line, int history, String text) {
    if (text.isEmpty()) {
      return what(Reason.COUNT_MISSING);
    }
    if (NEGATIVE.matcher(text).matches()) {
      return what(Reason.COUNT_NEGATIVE);
    }
    if (!WHOLE.matcher(text).matches()) {
      return what(Reason.COUNT_NOT_WHOLE);
    }
    if (lines[history] > 0) {
      return what(Reason.SAME_HISTORY, Integer.toString(lines[history]));
    }
    lines[history] = line;
    counts[history] = Integer.parseInt(text);
    persons += counts[history];
    return persons > CaptureTable.MOST_PERSONS
        ? what(Reason.TOO_MANY_PERSONS, CaptureTable.MOST_PERSONS)
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
