package org.mufakat.estimation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mufakat.estimation.TableFault.Reason;

/// Makes a [CaptureTable] of rows `person,list`: one row for each person on each list, in any
/// order. The person is a key that linkage gave, the same on every list; it may be anything, is
/// kept as 64 bits of its hash and comes back in no message. A person who stands on a list more
/// than once is on it, and the rows too many are counted.
///
/// Memory is bounded by the most persons, 18 to 48 bytes each. Among ten million persons two share
/// their 64 bits, and are taken for one, with a chance of three in a million.
public final class PersonRows implements TableRows {

  private static final String PERSON = "person";
  private static final String LIST = "list";
  private static final String COUNT = "count";

  /// More rows than persons on lists can have.
  private static final long MOST_ROWS = 50_000_000;

  private final int mostPersons;
  private final PersonHistories persons = new PersonHistories();
  private final List<String> lists = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private int personColumn;
  private long rows;
  private long repeated;

  /// @param mostPersons beyond which the file is refused; [CaptureTable#MOST_PERSONS] at most
  public PersonRows(int mostPersons) {
    this.mostPersons = Math.min(mostPersons, CaptureTable.MOST_PERSONS);
  }

  /// So many persons fit into so much memory.
  public static int mostWithin(long bytes) {
    return Math.min(CaptureTable.MOST_PERSONS, PersonHistories.mostWithin(bytes));
  }

  static boolean isHeader(List<String> texts) {
    var names = texts.stream().map(t -> t.strip().toLowerCase(Locale.ROOT)).toList();
    return names.contains(PERSON) && names.contains(LIST) && !names.contains(COUNT);
  }

  @Override
  public Optional<TableFault> header(int line, List<String> texts) {
    if (!isHeader(texts)) {
      return fault(line, Reason.NOT_PERSON_AND_LIST);
    }
    if (texts.size() != 2) {
      return fault(line, Reason.MORE_THAN_TWO_COLUMNS, texts.size());
    }
    personColumn = texts.getFirst().strip().equalsIgnoreCase(PERSON) ? 0 : 1;
    return Optional.empty();
  }

  @Override
  public Optional<TableFault> row(int line, List<String> texts) {
    if (++rows > MOST_ROWS) {
      return fault(line, Reason.TOO_MANY_ROWS, MOST_ROWS);
    }
    if (texts.stream().allMatch(String::isBlank)) {
      return Optional.empty();
    }
    if (texts.size() != 2) {
      return fault(line, Reason.OTHER_WIDTH, texts.size(), 2);
    }
    var person = texts.get(personColumn).strip();
    if (person.isEmpty()) {
      return fault(line, Reason.NO_PERSON);
    }
    var name = ListNames.tidied(texts.get(1 - personColumn));
    var place = places.get(name);
    return place == null ? onNewList(line, person, name) : on(line, person, place);
  }

  private Optional<TableFault> onNewList(int line, String person, String name) {
    var fault = ListNames.fault(name);
    if (fault.isPresent()) {
      return fault.map(what -> new TableFault(line, what));
    }
    if (lists.stream().anyMatch(name::equalsIgnoreCase)) {
      return fault(line, Reason.CAPITALS);
    }
    if (lists.size() == CaptureTable.MOST_LISTS) {
      return fault(line, Reason.ONE_LIST_TOO_MANY, CaptureTable.MOST_LISTS);
    }
    places.put(name, lists.size());
    lists.add(name);
    return on(line, person, lists.size() - 1);
  }

  private Optional<TableFault> on(int line, String person, int list) {
    boolean isNew = persons.add(person.getBytes(StandardCharsets.UTF_8), 1 << list);
    repeated += isNew ? 0 : 1;
    return persons.size() > mostPersons
        ? fault(line, Reason.NO_ROOM, mostPersons)
        : Optional.empty();
  }

  private static Optional<TableFault> fault(int line, Reason reason, Object... texts) {
    return Optional.of(TableFault.at(line, reason, texts));
  }

  /// With the lists in the order of the alphabet, so that the order of rows changes nothing.
  @Override
  public Optional<CaptureTable> table() {
    if (lists.isEmpty()) {
      return Optional.empty();
    }
    var sorted = lists.stream().sorted().toList();
    var to = lists.stream().mapToInt(sorted::indexOf).toArray();
    var counts = new int[1 << lists.size()];
    persons.forEachHistory(history -> counts[moved(history, to)]++);
    return Optional.of(CaptureTable.of(sorted, counts));
  }

  private static int moved(int history, int[] to) {
    return IntStream.range(0, to.length)
        .filter(i -> (history >> i & 1) == 1)
        .map(i -> 1 << to[i])
        .sum();
  }

  @Override
  public long repeated() {
    return repeated;
  }
}
