package org.mufakat.server.cases.htcds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.CaseDate;
import org.mufakat.server.cases.htcds.HtcdsFault.Kind;
import org.mufakat.server.sheets.CellGuard;

/// Reads the cells of one row, each by itself: codes in any of their spellings become the
/// standard's own, dates become ISO 8601, States two letters.
final class CellReading {

  /// Day 0 of a workbook's dates, which has a 29 February 1900 that never was.
  ///
  /// Source: ECMA-376 part 1, 18.17.4.1.
  private static final LocalDate DAY_ZERO_1900 = LocalDate.of(1899, 12, 30);

  private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);

  /// Five digits are a workbook's day (1927 to 2173); four are a year.
  private static final Pattern SERIAL_DAY = Pattern.compile("\\d{5}");

  private static final int OLDEST = 120;

  /// More faults of one row tell nothing more.
  private static final int MOST_FAULTS = 50;

  private final CodeWords words;
  private final PackCodes codes;
  private final States states;
  private final Optional<LocalDate> dayZero;

  /// @param dayZero of the file's dates, where it may keep them as numbers
  private CellReading(
      CodeWords words, PackCodes codes, States states, Optional<LocalDate> dayZero) {
    this.words = words;
    this.codes = codes;
    this.states = states;
    this.dayZero = dayZero;
  }

  static CellReading ofText(CodeWords words, PackCodes codes, States states) {
    return new CellReading(words, codes, states, Optional.empty());
  }

  CellReading ofWorkbook(boolean datesFrom1904) {
    return new CellReading(
        words, codes, states, Optional.of(datesFrom1904 ? DAY_ZERO_1904 : DAY_ZERO_1900));
  }

  RowReading.Numbered row(int number, List<String> texts, Headings headings) {
    var faults = new ArrayList<HtcdsFault>();
    var standard = new EnumMap<HtcdsField, String>(HtcdsField.class);
    var extension = new EnumMap<Extension, String>(Extension.class);
    for (int i = 0; i < texts.size(); i++) {
      var text = CellGuard.unguarded(texts.get(i));
      if (text.isEmpty()) {
        continue;
      }
      switch (headings.column(i)) {
        case Headings.Column.Standard(HtcdsField field) ->
            standard.put(field, standard(field, text.strip(), faults));
        case Headings.Column.Extended(Extension column) -> extension.put(column, text);
        case Headings.Column.Unknown _, Headings.Column.Blank _ -> {}
      }
    }
    return new RowReading.Numbered(number, new HtcdsRow(standard, extension), faults);
  }

  private String standard(HtcdsField field, String text, List<HtcdsFault> faults) {
    if (!field.isTaken() || text.isEmpty()) {
      return text;
    }
    return switch (field.kind()) {
      case TEXT, CHECKBOX -> text;
      case CODE -> several(List.of(text), word -> code(field, word, faults));
      case CODES -> {
        var found = several(words.words(field, text), word -> code(field, word, faults));
        yield String.join(";", codes.inOrder(List.of(found.split(";")), field));
      }
      case STATE -> several(List.of(text), word -> state(field, word, faults));
      case STATES -> several(listed(text), word -> state(field, word, faults));
      case DATE -> date(field, text, faults);
      case NUMBER -> number(field, text, faults);
    };
  }

  private static String several(List<String> words, Function<String, Optional<String>> reader) {
    var found = new LinkedHashSet<String>();
    words.forEach(word -> reader.apply(word).ifPresent(found::add));
    return String.join(";", found);
  }

  private Optional<String> code(HtcdsField field, String word, List<HtcdsFault> faults) {
    var code = words.code(field, word);
    if (code.isEmpty() && faults.size() < MOST_FAULTS) {
      var parts = words.words(field, word);
      boolean many =
          parts.size() > 1 && parts.stream().allMatch(p -> words.code(field, p).isPresent());
      faults.add(
          new HtcdsFault(
              field.fieldName(),
              many ? Kind.MORE_THAN_ONE : Kind.NOT_IN_LIST,
              words.showable(field, word),
              words.codes(field)));
    }
    return code;
  }

  /// Names of States have commas in them, so that a semicolon or a bar stands between two.
  private List<String> listed(String text) {
    return states.read(text).isPresent()
        ? List.of(text)
        : Stream.of(text.replace('|', ';').split(";"))
            .map(String::strip)
            .filter(w -> !w.isEmpty())
            .toList();
  }

  private Optional<String> state(HtcdsField field, String word, List<HtcdsFault> faults) {
    var state = states.read(word);
    if (state.isEmpty() && faults.size() < MOST_FAULTS) {
      faults.add(HtcdsFault.of(field, Kind.NOT_A_STATE));
    }
    return state;
  }

  private String date(HtcdsField field, String text, List<HtcdsFault> faults) {
    if (dayZero.isPresent() && SERIAL_DAY.matcher(text).matches()) {
      return dayZero.get().plusDays(Long.parseLong(text)).toString();
    }
    var fault = CaseDate.fault(text, CalendarEra.COMMON);
    if (fault.isPresent()) {
      faults.add(
          HtcdsFault.of(
              field,
              switch (fault.get()) {
                case FORM -> Kind.NOT_A_DATE;
                case NO_SUCH_DAY -> Kind.NO_SUCH_DAY;
                case OTHER_ERA -> Kind.OTHER_ERA;
                case OUT_OF_RANGE -> Kind.DATE_OUT_OF_RANGE;
              }));
      return "";
    }
    return text;
  }

  private static String number(HtcdsField field, String text, List<HtcdsFault> faults) {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > OLDEST) {
      faults.add(HtcdsFault.of(field, Kind.NOT_A_NUMBER));
      return "";
    }
    return Integer.toString(Integer.parseInt(text));
  }
}
