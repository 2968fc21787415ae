package org.mufakat.server.tables;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Of what year each person of a file is, held against the period that the release says. A period
/// in words may be any time, so that nothing is held against it.
///
/// @param column that was named for it; empty where none was
/// @param period in years; empty where it is told in words
record YearsOfPersons(Optional<String> column, Optional<PeriodOf> period) {

  /// A year, a month or a day of ISO 8601.
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private static final Set<String> TIMES = Set.of("year", "date", "tahun", "tanggal");

  /// What the year of a person's record is called. A year of birth or of arrival is another thing.
  private static final Set<String> OF_THE_RECORD =
      Set.of(
          "of",
          "the",
          "registration",
          "registered",
          "detection",
          "detected",
          "identification",
          "identified",
          "reporting",
          "reported",
          "report",
          "record",
          "recorded",
          "case",
          "pendaftaran",
          "deteksi",
          "identifikasi",
          "pelaporan",
          "laporan",
          "kasus");

  static YearsOfPersons of(AskedTables asked) {
    return new YearsOfPersons(asked.yearColumn(), PeriodOf.of(asked.period()));
  }

  /// The column of years: the one that was named, or the first whose name says that it is one.
  Optional<String> among(List<String> columns) {
    return period.isEmpty() || column.isPresent()
        ? column
        : columns.stream().filter(YearsOfPersons::saysSo).findFirst();
  }

  private static boolean saysSo(String column) {
    var words =
        BETWEEN_WORDS
            .splitAsStream(column)
            .map(w -> w.toLowerCase(Locale.ROOT))
            .filter(w -> !w.isEmpty())
            .toList();
    return words.stream().filter(TIMES::contains).count() == 1
        && words.stream().allMatch(w -> TIMES.contains(w) || OF_THE_RECORD.contains(w));
  }

  /// The year that is kept of what stands in the column: of a date its year.
  String kept(String cell) {
    var date = DATE.matcher(cell);
    return period.isPresent() && date.matches() ? date.group(1) : cell;
  }

  /// What does not fit the period.
  Optional<PersonsFault> fault(long line, String name, String year) {
    if (period.isEmpty()) {
      return Optional.empty();
    }
    if (!year.matches("\\d{4}")) {
      return Optional.of(PersonsFault.of("year-none", line, name));
    }
    int at = Integer.parseInt(year);
    return period.get().contains(new PeriodOf(at, at))
        ? Optional.empty()
        : Optional.of(PersonsFault.of("year-outside", line, name, period.get()));
  }

  /// The same for persons who were counted before, so that nobody knows in which line they stood.
  Optional<PersonsFault> fault(CountedPersons counted) {
    return among(counted.variables())
        .filter(counted.variables()::contains)
        .filter(c -> counted.categories(c).stream().anyMatch(y -> fault(0, c, y).isPresent()))
        .map(c -> PersonsFault.of("year-kept", 0, c, period.orElseThrow()));
  }

  /// The years of the period of which nobody is there.
  List<String> without(Collection<String> years) {
    return period.stream().flatMap(p -> p.each().stream()).filter(y -> !years.contains(y)).toList();
  }
}
