package org.mufakat.estimation;

import java.util.List;
import java.util.Locale;

/// Why a file is no table of capture histories: in which line, what is wrong, and what to do. It
/// repeats names of columns and numbers, and nothing that stands in a row about a person.
///
/// @param line from 1, the header's line included
public record TableFault(int line, What what) {

  /// What is wrong, for whoever says it in another language.
  ///
  /// @param texts what the reason's sentence takes, in its order: words and whole numbers
  public record What(Reason reason, List<Object> texts) {
    public What {
      texts = List.copyOf(texts);
    }

    static What of(Reason reason, Object... texts) {
      return new What(reason, List.of(texts));
    }

    /// In English, without a full stop.
    String words() {
      return String.format(Locale.ROOT, reason.english, texts.toArray());
    }
  }

  /// What can be wrong.
  public enum Reason {
    NO_COUNT_COLUMN(
        "the header has no column `count`. Write the lists' names and `count`, as"
            + " police,shelter,embassy,count"),
    NO_LIST("the header names no list beside `count`"),
    TOO_MANY_LISTS("%d lists, and %d at most can be read. Merge lists of one kind"),
    COLUMN_TWICE("two columns are named `%s`. Give each list its own name"),
    NAMELESS("a list has no name"),
    LONG_NAME("a list's name has %,d letters, and %d at most are read"),
    TOO_MANY_HISTORIES("more rows than %d lists have histories, blank ones counted"),
    OTHER_WIDTH("%d values, and the header has %d columns"),
    NEITHER_0_NOR_1("list `%s` says neither 0 nor 1: 1 where the persons are on it"),
    OF_NO_LIST("a history of no list. Leave the row out: how many are on no list is what is asked"),
    COUNT_MISSING("the count is missing. Write 0 where nobody has this history"),
    COUNT_NEGATIVE("the count is negative"),
    COUNT_NOT_WHOLE("the count is no whole number of persons of up to nine digits"),
    SAME_HISTORY("the same history as in line %s"),
    TOO_MANY_PERSONS("more than %,d persons up to here"),
    NOT_PERSON_AND_LIST("the header is not person,list"),
    MORE_THAN_TWO_COLUMNS(
        "%d columns, and a file of persons has two: person,list. Leave everything else out, names"
            + " above all"),
    TOO_MANY_ROWS("more than %,d rows up to here"),
    NO_PERSON("no person. Give each person a key, the same on every list"),
    CAPITALS(
        "the list differs from an earlier one in capitals alone. Write each list's name in one"
            + " way"),
    ONE_LIST_TOO_MANY(
        "one list more than the %d that can be read. Merge lists of one kind; is a person's key in"
            + " the column `list`?"),
    NO_ROOM("more than %,d persons up to here, and no more fit. Count them by history instead");

    private final String english;

    Reason(String english) {
      this.english = english;
    }

    /// As in the keys of sentences.
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static TableFault at(int line, Reason reason, Object... texts) {
    return new TableFault(line, What.of(reason, texts));
  }

  public String sentence() {
    return "Line " + line + ": " + what.words();
  }
}
