package org.mufakat.server.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.sheets.CellGuard;
import org.mufakat.server.sheets.CsvText;
import org.mufakat.server.sheets.Unreadable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// A CSV file with a line a person and a column a variable, read into counts: UTF-8, with or
/// without a byte order mark, separated by comma, semicolon or tab. Columns that nobody asked for
/// are not kept, so that names in them go no further.
///
/// It is streamed: a file of any size takes as much memory as its combinations need.
public final class PersonsCsv {

  public static final int MOST_VARIABLES = 12;
  public static final int MOST_CATEGORIES = 300;
  public static final int MOST_COMBINATIONS = 200_000;
  public static final int MOST_ROWS = 2_000_000;
  public static final int LONGEST_CATEGORY = 80;

  /// Names that a released file gives a meaning of its own.
  private static final Set<String> RESERVED = Set.of("persons", "low", "high", "mark");

  private PersonsCsv() {}

  /// What came of reading a file.
  public sealed interface Reading {
    record Read(CountedPersons counted) implements Reading {}

    record Refused(PersonsFault why) implements Reading {}
  }

  /// Goes on being told how many rows were read, and says whether to go on.
  @FunctionalInterface
  public interface Watch {
    void read(long rows);
  }

  /// @param wanted the columns to keep
  /// @param alsoIfThere further columns to keep where the file has them
  public static Reading read(
      InputStream file, Set<String> wanted, Set<String> alsoIfThere, Watch watch) {
    var anyYear = new YearsOfPersons(Optional.empty(), Optional.empty());
    return read(file, wanted, alsoIfThere, anyYear, watch);
  }

  /// The persons of tables that are asked for. Where the file says of what year a person is, that
  /// is held against the period, and the year is kept.
  ///
  /// @param alsoIfThere further columns to keep where the file has them
  public static Reading read(
      InputStream file, AskedTables asked, Set<String> alsoIfThere, Watch watch) {
    return read(file, asked.columns(), alsoIfThere, YearsOfPersons.of(asked), watch);
  }

  private static Reading read(
      InputStream file,
      Set<String> wanted,
      Set<String> alsoIfThere,
      YearsOfPersons years,
      Watch watch) {
    try (var text = CsvText.open(file)) {
      return new Rows(wanted, alsoIfThere, years, text, watch).read();
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return new Reading.Refused(unreadable(e));
    }
  }

  private static PersonsFault unreadable(Exception thrown) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CharacterCodingException) {
        return PersonsFault.of("not-utf8", 0);
      }
    }
    var otherwise = FileRefusal.ofFile(Reason.QUOTES_OUT_OF_PLACE, "");
    var why = Unreadable.in(thrown, otherwise);
    long line = why.place() instanceof FileRefusal.Place.InRow(int row) ? row : 0;
    return PersonsFault.of(
        switch (why.reason()) {
          case NOT_TEXT -> "not-text";
          case LINE_TOO_LONG -> "line-too-long";
          default -> "quotes";
        },
        line);
  }

  private static String plain(String cell) {
    return CategoryText.plain(CellGuard.unguarded(cell.strip()));
  }

  /// Reads on from the first line.
  private static final class Rows {

    private final Set<String> wanted;
    private final Set<String> alsoIfThere;
    private final YearsOfPersons years;
    private final CsvText text;
    private final Watch watch;
    private final Map<List<String>, Integer> counted = new LinkedHashMap<>();
    private final List<Map<String, String>> known = new ArrayList<>();
    private final List<Set<String>> looks = new ArrayList<>();
    private final List<String> variables = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private int width;
    private String yearColumn = "";
    private long rows;

    Rows(
        Set<String> wanted,
        Set<String> alsoIfThere,
        YearsOfPersons years,
        CsvText text,
        Watch watch) {
      this.wanted = wanted;
      this.alsoIfThere = alsoIfThere;
      this.years = years;
      this.text = text;
      this.watch = watch;
    }

    Reading read() {
      for (var next = text.next(); next.isPresent(); next = text.next()) {
        var cells = next.get();
        var fault =
            width == 0
                ? header(cells)
                : isBlank(cells) ? Optional.<PersonsFault>empty() : row(text.line(), cells);
        if (fault.isPresent()) {
          return new Reading.Refused(fault.get());
        }
      }
      return counted.isEmpty()
          ? new Reading.Refused(PersonsFault.of("no-rows", 0))
          : new Reading.Read(new CountedPersons(variables, counted));
    }

    private static boolean isBlank(List<String> cells) {
      return cells.stream().allMatch(String::isBlank);
    }

    private Optional<PersonsFault> header(List<String> cells) {
      var names = cells.stream().map(PersonsCsv::plain).toList();
      width = names.size();
      yearColumn = years.among(names).orElse("");
      var seen = new HashSet<String>();
      for (int i = 0; i < names.size(); i++) {
        var name = names.get(i);
        if (isKept(name)) {
          if (!seen.add(name)) {
            return Optional.of(PersonsFault.of("column-twice", 1, name));
          }
          if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(PersonsFault.of("column-reserved", 1, name));
          }
          variables.add(name);
          columns.add(i);
          known.add(new HashMap<>());
          looks.add(new HashSet<>());
        }
      }
      return wanted.stream()
          .filter(name -> !seen.contains(name))
          .findFirst()
          .map(name -> PersonsFault.of("column-missing", 1, name, told(names)))
          .or(
              () ->
                  variables.size() > MOST_VARIABLES
                      ? Optional.of(PersonsFault.of("many-variables", 1, MOST_VARIABLES))
                      : Optional.empty());
    }

    private boolean isKept(String name) {
      return wanted.contains(name) || alsoIfThere.contains(name) || name.equals(yearColumn);
    }

    /// Names of columns in a sentence, cut where they would fill a page.
    private static String told(List<String> names) {
      var all = String.join(", ", names).replaceAll("\\p{Cntrl}", " ");
      return all.length() > 300 ? all.substring(0, 300) + "…" : all;
    }

    private Optional<PersonsFault> row(long line, List<String> cells) {
      if (cells.size() != width) {
        return Optional.of(PersonsFault.of("cells", line, cells.size(), width));
      }
      if (++rows > MOST_ROWS) {
        return Optional.of(PersonsFault.of("many-rows", line, MOST_ROWS));
      }
      if (rows % 10_000 == 0) {
        watch.read(rows);
      }
      var row = new String[columns.size()];
      for (int v = 0; v < row.length; v++) {
        var category = plain(cells.get(columns.get(v)));
        if (variables.get(v).equals(yearColumn)) {
          category = years.kept(category);
        }
        var standing = known.get(v).get(category);
        if (standing == null) {
          var fault = newcomer(line, v, category);
          if (fault.isPresent()) {
            return fault;
          }
        }
        row[v] = standing == null ? category : standing;
      }
      counted.merge(List.of(row), 1, Integer::sum);
      return counted.size() > MOST_COMBINATIONS
          ? Optional.of(PersonsFault.of("many-combinations", line, MOST_COMBINATIONS))
          : Optional.empty();
    }

    private Optional<PersonsFault> newcomer(long line, int v, String category) {
      var fault = fault(line, variables.get(v), category);
      if (fault.isPresent()) {
        return fault;
      }
      known.get(v).put(category, category);
      if (known.get(v).size() > MOST_CATEGORIES) {
        return Optional.of(
            PersonsFault.of("many-categories", line, variables.get(v), MOST_CATEGORIES));
      }
      if (!looks.get(v).add(CategoryText.look(category))) {
        return Optional.of(PersonsFault.of("look-alike", line, variables.get(v)));
      }
      return variables.get(v).equals(yearColumn)
          ? years.fault(line, yearColumn, category)
          : Optional.empty();
    }

    private static Optional<PersonsFault> fault(long line, String variable, String category) {
      if (category.isEmpty()) {
        return Optional.of(PersonsFault.of("blank", line, variable));
      }
      if (category.length() > LONGEST_CATEGORY
          || !CellGuard.isWritable(category)
          || CategoryText.hasUnseen(category)) {
        return Optional.of(PersonsFault.of("long-category", line, variable, LONGEST_CATEGORY));
      }
      return CategoryText.isOfASum(category)
          ? Optional.of(PersonsFault.of("total-category", line, variable))
          : Optional.empty();
    }
  }
}
