package org.mufakat.statistics;

import java.util.Arrays;
import java.util.Optional;

/// Why a file is not imported, where in it that was found, and what to do. Nothing of a refused
/// file is kept.
///
/// @param detail what was found or is missing, in the file's own words or numbers; blank when there
///   is none
public record FileRefusal(Reason reason, Place place, String detail) {

  /// Where in a file.
  public sealed interface Place {
    record WholeFile() implements Place {}

    /// @param row 1 is the file's first row
    record InRow(int row) implements Place {}

    /// @param reference column letters and row, as a spreadsheet names a cell: `L17`
    record AtCell(String reference) implements Place {}

    /// @param name a part inside a workbook: `xl/worksheets/sheet1.xml`
    record InPart(String name) implements Place {}

    default String inWords() {
      return switch (this) {
        case WholeFile() -> "the file";
        case InRow(int row) -> "row " + row;
        case AtCell(String reference) -> "cell " + reference;
        case InPart(String name) -> "part " + name;
      };
    }
  }

  /// Why. The texts are English sentences; pages translate by [#slug()].
  public enum Reason {
    EMPTY_FILE("empty-file", "The file is empty.", "Download it from the publisher again."),
    TOO_LARGE(
        "too-large",
        "The file is larger than an import takes.",
        "A release has a few megabytes; check that this is one."),
    NOT_A_WORKBOOK(
        "not-a-workbook",
        "The file is named as a workbook and is none.",
        "Open it in a spreadsheet program and save it as .xlsx or as CSV."),
    OLD_OR_ENCRYPTED(
        "old-or-encrypted",
        "The file is an old (.xls) or a password-protected workbook.",
        "Open it in a spreadsheet program and save it as .xlsx without a password."),
    DAMAGED(
        "damaged",
        "The file is cut off or damaged.",
        "Download it again; its size should be the one that the publisher's page tells."),
    UNFOLDS_TOO_FAR(
        "unfolds-too-far",
        "The workbook unfolds to more data than an import takes.",
        "Do not open it elsewhere before someone has checked where it comes from."),
    UNSAFE_XML(
        "unsafe-xml",
        "The workbook contains XML that no release needs.",
        "Do not open it elsewhere before someone has checked where it comes from."),
    UNSAFE_NAME(
        "unsafe-name",
        "The workbook names a part as if it were a place on this machine.",
        "Do not open it elsewhere before someone has checked where it comes from."),
    CELL_OUT_OF_BOUNDS(
        "cell-out-of-bounds",
        "A cell lies where no release has one.",
        "Remove what stands outside the table and save the file again."),
    NOT_TEXT(
        "not-text",
        "The file holds binary data where text is expected.",
        "Save the release as .xlsx or as CSV in UTF-8."),
    LINE_TOO_LONG(
        "line-too-long",
        "A row is longer than any row of a release.",
        "Look for a quotation mark that is opened and never closed."),
    QUOTES_OUT_OF_PLACE(
        "quotes-out-of-place",
        "A quotation mark is out of place.",
        "Save the release as .xlsx, or as CSV by a spreadsheet program."),
    TOO_MANY_ROWS(
        "too-many-rows",
        "The file has more rows than an import takes.",
        "A release has tens of thousands of rows; check that this is one."),
    TOO_MUCH_TEXT(
        "too-much-text",
        "The file holds more different texts than an import takes.",
        "A release repeats a few thousand names; check that this is one."),
    TOOK_TOO_LONG(
        "took-too-long",
        "Reading the file took longer than an import may.",
        "Try again when the machine has less to do."),
    UNREADABLE(
        "unreadable",
        "The file could not be read.",
        "Check that it exists and that this account may read it."),
    NOT_A_RELEASE(
        "not-a-release",
        "None of the first ten rows names the columns of a release.",
        "Choose the file of figures; its columns begin with Iso3_code and Country."),
    MISSING_COLUMNS(
        "missing-columns",
        "Columns of a release are missing.",
        "Use the publisher's file with all its columns."),
    REPEATED_COLUMN(
        "repeated-column",
        "A column of a release stands there twice.",
        "Remove the one that is not the publisher's."),
    NO_ROWS(
        "no-rows", "The file has a header and no row.", "Download it from the publisher again."),
    NO_RELEASE_DATE(
        "no-release-date",
        "Neither the file nor its name tells the date of the release.",
        "Give the date that the publisher stamped on it, as --release 2025-04-14."),
    OTHER_RELEASE_DATE(
        "other-release-date",
        "The file is stamped with another date than the one asked for.",
        "Leave the date out, or give the stamped one; a letter may follow it."),
    FUTURE_RELEASE_DATE(
        "future-release-date",
        "The date of the release lies in the future.",
        "Check the date that was given, or the stamp in the file, and this machine's clock.");

    private final String slug;
    private final String sentence;
    private final String whatToDo;

    Reason(String slug, String sentence, String whatToDo) {
      this.slug = slug;
      this.sentence = sentence;
      this.whatToDo = whatToDo;
    }

    /// The stable word for this reason in messages and answers.
    public String slug() {
      return slug;
    }

    public static Optional<Reason> bySlug(String slug) {
      return Arrays.stream(values()).filter(r -> r.slug.equals(slug)).findFirst();
    }
  }

  public static FileRefusal ofFile(Reason reason, String detail) {
    return new FileRefusal(reason, new Place.WholeFile(), detail);
  }

  public static FileRefusal inRow(Reason reason, int row, String detail) {
    return new FileRefusal(reason, new Place.InRow(row), detail);
  }

  public static FileRefusal inPart(Reason reason, String part, String detail) {
    return new FileRefusal(reason, new Place.InPart(part), detail);
  }

  /// What is wrong and where, as a sentence.
  public String what() {
    var where = place instanceof Place.WholeFile ? "" : " (" + place.inWords() + ")";
    return reason.sentence.substring(0, reason.sentence.length() - 1)
        + where
        + (detail.isBlank() ? "." : ": " + detail + ".");
  }

  public String whatToDo() {
    return reason.whatToDo;
  }
}
