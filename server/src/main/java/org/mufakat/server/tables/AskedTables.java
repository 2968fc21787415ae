package org.mufakat.server.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a statistician asks to be released.
///
/// @param tables the variables of each table
/// @param threshold the fewest persons that a cell is published for; 3 to 20
/// @param width how far apart the bounds of a withheld cell stay at least; 3 to 50
/// @param dominancePercent the share of a cell above which one source must not have it; 50 to 100
/// @param sourceColumn whose records they are, where a share of a source matters
/// @param yearColumn in which the file says of what year a person is, where it says so
/// @param revised whether persons were added to or taken from the register since earlier releases,
///   so that figures of these may differ from the file
/// @param epsilon what noise costs at most; 0.01 to 20
/// @param base of rounding; 3 to 25
public record AskedTables(
    String title,
    String source,
    String period,
    String notes,
    List<List<String>> tables,
    ReleaseMethod method,
    int threshold,
    int width,
    int dominancePercent,
    Optional<String> sourceColumn,
    Optional<String> yearColumn,
    boolean revised,
    String epsilon,
    int base) {

  public static final int USUAL_THRESHOLD = 11;
  public static final int USUAL_DOMINANCE = 80;
  public static final String USUAL_EPSILON = "4";
  public static final int USUAL_BASE = 5;
  static final int MOST_TABLES = 12;
  static final int MOST_DIMENSIONS = 6;

  public AskedTables {
    tables = tables.stream().map(t -> t.stream().map(CategoryText::plain).toList()).toList();
    sourceColumn = sourceColumn.map(CategoryText::plain);
    yearColumn = yearColumn.map(CategoryText::plain);
  }

  /// `origin*destination, sex*age` as tables; the fault where it is none.
  public static List<List<String>> tables(String text) {
    var all = new ArrayList<List<String>>();
    for (String table : text.split("[,;\\n]", -1)) {
      if (!table.isBlank()) {
        all.add(List.of(table.split("[*×]", -1)).stream().map(String::strip).toList());
      }
    }
    return all;
  }

  /// The tables as they are typed: `origin*destination, sex*age`.
  public String tablesText() {
    return String.join(", ", tables.stream().map(t -> String.join("*", t)).toList());
  }

  /// The columns that a file needs for it.
  public Set<String> columns() {
    var columns = new LinkedHashSet<String>();
    tables.forEach(columns::addAll);
    sourceColumn.ifPresent(columns::add);
    yearColumn.ifPresent(columns::add);
    return columns;
  }

  /// With the column that says of what year a person is, where none was named and the file's says
  /// so by its name.
  AskedTables of(CountedPersons counted) {
    return withYears(YearsOfPersons.of(this).among(counted.variables()));
  }

  AskedTables withYears(Optional<String> years) {
    return new AskedTables(
        title,
        source,
        period,
        notes,
        tables,
        method,
        threshold,
        width,
        dominancePercent,
        sourceColumn,
        years,
        revised,
        epsilon,
        base);
  }

  /// What cannot be as it is asked, the first that is found.
  public Optional<PersonsFault> fault() {
    if (title.isBlank() || title.length() > 200) {
      return Optional.of(PersonsFault.of("title", 0, 200));
    }
    if (source.isBlank() || source.length() > 400 || period.isBlank() || period.length() > 100) {
      return Optional.of(PersonsFault.of("source", 0, 400, 100));
    }
    if (notes.length() > 2_000) {
      return Optional.of(PersonsFault.of("notes", 0, "2000"));
    }
    return tablesFault().or(this::rulesFault);
  }

  private Optional<PersonsFault> tablesFault() {
    if (tables.isEmpty() || tables.size() > MOST_TABLES) {
      return Optional.of(PersonsFault.of("tables", 0, MOST_TABLES));
    }
    for (List<String> table : tables) {
      if (table.stream().anyMatch(String::isBlank)
          || table.size() > MOST_DIMENSIONS
          || Set.copyOf(table).size() < table.size()) {
        return Optional.of(PersonsFault.of("table", 0, String.join("*", table), MOST_DIMENSIONS));
      }
    }
    if (columns().stream().anyMatch(c -> c.length() > PersonsCsv.LONGEST_CATEGORY)) {
      return Optional.of(PersonsFault.of("long-column", 0, PersonsCsv.LONGEST_CATEGORY));
    }
    boolean twice = tables.stream().map(Set::copyOf).distinct().count() < tables.size();
    return twice ? Optional.of(PersonsFault.of("table-twice", 0)) : Optional.empty();
  }

  private Optional<PersonsFault> rulesFault() {
    if (threshold < 3 || threshold > 20) {
      return Optional.of(PersonsFault.of("threshold", 0, 3, 20));
    }
    if (width < 3 || width > 50) {
      return Optional.of(PersonsFault.of("width", 0, 3, 50));
    }
    if (dominancePercent < 50 || dominancePercent > 100) {
      return Optional.of(PersonsFault.of("dominance", 0, 50, 100));
    }
    if (method == ReleaseMethod.ROUND && (base < 3 || base > 25)) {
      return Optional.of(PersonsFault.of("base", 0, 3, 25));
    }
    return method.costsBudget() && !isEpsilon(epsilon)
        ? Optional.of(PersonsFault.of("epsilon", 0, "0.01", "20"))
        : Optional.empty();
  }

  /// Whether what noise may cost is said in a way that can be taken.
  boolean hasEpsilon() {
    return isEpsilon(epsilon);
  }

  private static boolean isEpsilon(String text) {
    return text.matches("\\d{1,2}(\\.\\d{1,4})?")
        && new BigDecimal(text).compareTo(new BigDecimal("0.01")) >= 0
        && new BigDecimal(text).compareTo(BigDecimal.valueOf(20)) <= 0;
  }
}
