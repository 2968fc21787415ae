package org.mufakat.server.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.sheets.CellGuard;
import org.mufakat.server.sheets.CsvGuard;
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

  private static final int HEADER_LETTERS = 64 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

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
    try (var reader = reader(file)) {
      char separator = separator(reader);
      var guard = new CsvGuard(reader);
      try (var parser = format(separator).parse(guard)) {
        return new Rows(wanted, alsoIfThere, years, guard, parser, watch).read();
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return new Reading.Refused(unreadable(e));
    }
  }

  private static BufferedReader reader(InputStream file) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return new BufferedReader(new InputStreamReader(file, decoder));
  }

  private static CSVFormat format(char separator) {
    return CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
  }

  /// The one that most often stands in the first line; skips a byte order mark.
  private static char separator(Reader reader) throws IOException {
    reader.mark(HEADER_LETTERS);
    int[] found = new int[3];
    int letter = reader.read();
    boolean marked = letter == BYTE_ORDER_MARK;
    for (int i = 1; i < HEADER_LETTERS && letter >= 0 && letter != '\n'; i++) {
      int which = ",;\t".indexOf(letter);
      if (which >= 0) {
        found[which]++;
      }
      letter = reader.read();
    }
    reader.reset();
    if (marked) {
      reader.skip(1);
    }
    return found[1] > found[0] ? ';' : found[2] > found[0] ? '\t' : ',';
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
    private final CsvGuard guard;
    private final CSVParser parser;
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
        CsvGuard guard,
        CSVParser parser,
        Watch watch) {
      this.wanted = wanted;
      this.alsoIfThere = alsoIfThere;
      this.years = years;
      this.guard = guard;
      this.parser = parser;
      this.watch = watch;
    }

    Reading read() {
      long line = 1;
      for (var record : parser) {
        guard.rowEnded();
        var cells = record.toList();
        var fault =
            width == 0
                ? header(cells)
                : isBlank(cells) ? Optional.<PersonsFault>empty() : row(line, cells);
        if (fault.isPresent()) {
          return new Reading.Refused(fault.get());
        }
        line = parser.getCurrentLineNumber() + 1;
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
