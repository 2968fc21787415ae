package org.mufakat.server.cases.htcds;

import org.mufakat.statistics.FileRefusal;

/// Why a file of cases is not read any further, and what to do. Says nothing of what stands in it.
///
/// @param row of the file, 1 is the first; 0 where the whole file is meant
/// @param column of that row, 1 is the first; 0 where the whole row is meant
public record HtcdsRefusal(Reason reason, int row, int column) {

  /// Why. The texts are English sentences; pages translate by [#slug()].
  public enum Reason {
    EMPTY_FILE("empty-file", "The file is empty.", "Choose the file that was filled in."),
    TOO_LARGE(
        "too-large", "The file is larger than an import takes.", "Divide it into several files."),
    TOO_MANY_ROWS(
        "too-many-rows",
        "The file has more rows than an import takes.",
        "Divide it into several files, and leave the rows of a case together."),
    TOO_MANY_ROWS_OF_A_CASE(
        "too-many-rows-of-a-case",
        "A case has more rows than an import takes.",
        "Look whether one reference stands in rows that are different cases."),
    ROW_TOO_LONG(
        "row-too-long",
        "A row is longer than any row of cases.",
        "Look for a quotation mark that is opened and never closed."),
    NOT_UTF8(
        "not-utf-8", "The text is not UTF-8.", "Save it as CSV UTF-8, or use the Excel template."),
    NOT_TEXT(
        "not-text",
        "The file holds binary data where text is expected.",
        "Save it as .xlsx or as CSV UTF-8."),
    OTHER_DELIMITER(
        "other-delimiter",
        "The columns are divided by semicolons or tabs.",
        "Save it with commas between the columns, or use the Excel template."),
    QUOTES_OUT_OF_PLACE(
        "quotes-out-of-place",
        "A quotation mark is out of place.",
        "Save the file as CSV UTF-8 by a spreadsheet program, or use the Excel template."),
    NOT_HTCDS(
        "not-htcds",
        "None of the first ten rows names fields of HTCDS.",
        "Put the fields' names, as prs_FirstName, into the first row, or use the template."),
    REPEATED_COLUMN(
        "repeated-column", "Two columns are one field.", "Remove or rename one of them."),
    UNKNOWN_EXTENSION(
        "unknown-extension",
        "A column begins with mufakat_ and is none of Mufakat's.",
        "A later version wrote the file, or the heading is misspelt: nothing of it may be lost"
            + " unseen."),
    MISSING_EXTENSION(
        "missing-extension",
        "Some of Mufakat's columns were taken out and others not.",
        "Put them back, or take out all that begin with mufakat_ to read it as plain HTCDS."),
    NO_ROWS("no-rows", "The file has headings and no row.", "Choose the file that was filled in."),
    NOT_A_WORKBOOK(
        "not-a-workbook",
        "The file is named as a workbook and is none.",
        "Open it in a spreadsheet program and save it as .xlsx or as CSV UTF-8."),
    OLD_OR_ENCRYPTED(
        "old-or-encrypted",
        "The file is an old (.xls) or a password-protected workbook.",
        "Open it in a spreadsheet program and save it as .xlsx without a password."),
    DAMAGED(
        "damaged", "The file is cut off or damaged.", "Copy it again from where it comes from."),
    UNSAFE_WORKBOOK(
        "unsafe-workbook",
        "The workbook holds more than a table of cases needs, and may be meant to do harm.",
        "Do not open it elsewhere before someone has checked where it comes from."),
    UNREADABLE(
        "unreadable",
        "The file could not be read.",
        "Check that it exists and that this account may read it.");

    private final String slug;
    private final String sentence;
    private final String whatToDo;

    Reason(String slug, String sentence, String whatToDo) {
      this.slug = slug;
      this.sentence = sentence;
      this.whatToDo = whatToDo;
    }

    public String slug() {
      return slug;
    }

    public String whatToDo() {
      return whatToDo;
    }
  }

  public static HtcdsRefusal ofFile(Reason reason) {
    return new HtcdsRefusal(reason, 0, 0);
  }

  /// What the reader of tables refused, in the words of cases.
  static HtcdsRefusal of(FileRefusal refusal) {
    int row = refusal.place() instanceof FileRefusal.Place.InRow(int inRow) ? inRow : 0;
    return new HtcdsRefusal(
        switch (refusal.reason()) {
          case NOT_A_WORKBOOK -> Reason.NOT_A_WORKBOOK;
          case OLD_OR_ENCRYPTED -> Reason.OLD_OR_ENCRYPTED;
          case DAMAGED -> Reason.DAMAGED;
          case UNFOLDS_TOO_FAR, UNSAFE_XML, UNSAFE_NAME, CELL_OUT_OF_BOUNDS, TOO_MUCH_TEXT ->
              Reason.UNSAFE_WORKBOOK;
          case NOT_TEXT -> Reason.NOT_TEXT;
          case LINE_TOO_LONG -> Reason.ROW_TOO_LONG;
          case QUOTES_OUT_OF_PLACE -> Reason.QUOTES_OUT_OF_PLACE;
          case EMPTY_FILE -> Reason.EMPTY_FILE;
          case TOO_LARGE -> Reason.TOO_LARGE;
          case TOO_MANY_ROWS -> Reason.TOO_MANY_ROWS;
          case NO_ROWS -> Reason.NO_ROWS;
          case UNREADABLE,
              TOOK_TOO_LONG,
              NOT_A_RELEASE,
              MISSING_COLUMNS,
              REPEATED_COLUMN,
              NO_RELEASE_DATE,
              OTHER_RELEASE_DATE,
              FUTURE_RELEASE_DATE ->
              Reason.UNREADABLE;
        },
        row,
        0);
  }

  /// What is wrong and where, as a sentence.
  public String what() {
    var where =
        row == 0
            ? ""
            : column == 0 ? " (row " + row + ")" : " (row " + row + ", column " + column + ")";
    return reason.sentence.substring(0, reason.sentence.length() - 1) + where + ".";
  }

  public String whatToDo() {
    return reason.whatToDo();
  }
}
