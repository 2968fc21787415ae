package org.mufakat.server.cases.htcds;

import java.util.List;
import java.util.Optional;

/// Why a row is not taken: in which column, what for, and what would do. Says nothing of what
/// stands in the cell, but for a code that is surely one.
///
/// @param column as the standard or Mufakat names it
/// @param code what stands there, where it is a code of the standard or all but one: a name that
///   slipped into the wrong column is not shown
/// @param allowed the codes that would do; empty where there are none to name
public record HtcdsFault(String column, Kind kind, Optional<String> code, List<String> allowed) {

  /// What hinders a row. The texts are English sentences; pages translate by [#slug()].
  public enum Kind {
    NOT_IN_LIST("not-in-list", "HTCDS has no such code.", "Use one of the list's codes."),
    NOT_IN_PACK(
        "not-in-pack",
        "The regime has no code for it.",
        "Add the code to the regime's list, or choose another."),
    MORE_THAN_ONE(
        "more-than-one", "The field holds one code and here are several.", "Leave one code."),
    NOT_A_DATE("not-a-date", "This is no date.", "Write it as 2023-11-05, 2023-11 or 2023."),
    NO_SUCH_DAY("no-such-day", "The calendar has no such day.", "Correct the day or the month."),
    OTHER_ERA(
        "other-era",
        "The year is one of another calendar.",
        "Write the year of the common calendar: 2023, not 2566."),
    DATE_OUT_OF_RANGE(
        "date-out-of-range", "The year is one that no case can name.", "Correct the year."),
    NOT_A_STATE(
        "not-a-state",
        "This is no State.",
        "Write its two or three letters of ISO 3166, or its English name as in the template."),
    NOT_A_NUMBER("not-a-number", "This is no number from 0 to 120.", "Write whole years."),
    MISSING("missing", "It is needed and blank.", "Fill it in."),
    TOO_LONG("too-long", "The text is longer than the register takes.", "Shorten it."),
    NOT_OF_ITS_FORM(
        "not-of-its-form",
        "The cell is not as an export writes it.",
        "Export the case again, or clear all the row's cells of Mufakat to read it as plain"
            + " HTCDS."),
    CONTRADICTS(
        "contradicts",
        "The column says another thing than Mufakat's own columns in the same row.",
        "Correct both, or clear all the row's cells of Mufakat to read it as plain HTCDS."),
    OTHER_FORM(
        "other-form",
        "Another version of Mufakat wrote the row, in a form that this one does not read.",
        "Import it with that version, or export without Mufakat's columns."),
    OTHER_COMPARTMENT(
        "other-compartment",
        "The row belongs to the other side of the wall.",
        "It comes to this side only by consent or a court's order, and not in a file."),
    ROWS_OF_CASE_APART(
        "rows-of-case-apart",
        "The rows of this case are not together, or one is missing.",
        "Sort by mufakat_case and mufakat_row, and put back what was taken out."),
    ROWS_OF_CASE_DIFFER(
        "rows-of-case-differ",
        "The rows of one case say different things of it.",
        "Make the cells of the case equal in all its rows."),
    OTHER_ROW_FAULTY(
        "other-row-faulty",
        "Another row of the same case is not taken, and so the case is not.",
        "Correct that row."),
    ERASED_HERE(
        "erased-here",
        "The case or the person was erased here.",
        "Leave it out: who was erased does not come back by a file."),
    NOT_A_CASE("not-a-case", "What the row says cannot be together.", "Look at who the person is.");

    private final String slug;
    private final String sentence;
    private final String whatToDo;

    Kind(String slug, String sentence, String whatToDo) {
      this.slug = slug;
      this.sentence = sentence;
      this.whatToDo = whatToDo;
    }

    public String slug() {
      return slug;
    }

    public String sentence() {
      return sentence;
    }

    public String whatToDo() {
      return whatToDo;
    }
  }

  public HtcdsFault {
    allowed = List.copyOf(allowed);
  }

  static HtcdsFault of(HtcdsField field, Kind kind) {
    return new HtcdsFault(field.fieldName(), kind, Optional.empty(), List.of());
  }

  /// The case, or a person in it, was erased at the register that reads it.
  public static HtcdsFault erasedHere() {
    return of(Extension.CASE, Kind.ERASED_HERE);
  }

  static HtcdsFault of(Extension column, Kind kind) {
    return new HtcdsFault(column.columnName(), kind, Optional.empty(), List.of());
  }

  /// The fault as a sentence for a row.
  public String what(int row) {
    return "row %d, %s: %s%s"
        .formatted(row, column, kind.sentence, code.map(c -> " It says " + c + ".").orElse(""));
  }
}
