package org.mufakat.server.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// The rows of one sheet as they stand in the file. The sheet's own claim of its dimension is not
/// looked at; a cell whose formula has no stored result is blank.
///
/// Source: ECMA-376 part 1, 18.3.1.4 (c), 18.3.1.73 (row).
final class XlsxSheet implements Closeable {

  private static final int LAST_ROW = 1_048_576;

  /// Numbers that are worth writing out; others stay as they are and are no counts.
  private static final Pattern PLAIN_NUMBER =
      Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?([eE][+-]?\\d{1,2})?");

  private final PartReader xml;
  private final String part;
  private final SharedTexts shared;
  private final int mostColumns;
  private final StringBuilder text = new StringBuilder();
  private int rowNumber;

  XlsxSheet(PartReader xml, String part, SharedTexts shared, int mostColumns) {
    this.xml = xml;
    this.part = part;
    this.shared = shared;
    this.mostColumns = mostColumns;
  }

  /// The next row; empty when the part was read to its end.
  Optional<SheetRow> next() throws Unreadable {
    while (xml.advance()) {
      if (xml.isStart("row")) {
        return Optional.of(row());
      }
    }
    return Optional.empty();
  }

  double fraction() {
    return xml.fraction();
  }

  private SheetRow row() throws Unreadable {
    var given = xml.attribute("r");
    int number = given == null ? rowNumber + 1 : number(given, 0);
    if (number <= rowNumber || number > LAST_ROW) {
      throw new Unreadable(
          FileRefusal.inPart(Reason.CELL_OUT_OF_BOUNDS, part, "row " + shortened(given)));
    }
    rowNumber = number;
    var texts = new ArrayList<String>(16);
    int column = -1;
    while (xml.advance() && !xml.isEnd("row")) {
      if (xml.isStart("c")) {
        var reference = xml.attribute("r");
        column = reference == null ? column + 1 : column(reference);
        var cell = cell(xml.attribute("t"));
        if (!cell.isEmpty()) {
          if (column >= mostColumns) {
            throw outOfBounds(reference);
          }
          put(texts, column, cell);
        }
      }
    }
    return new SheetRow(number, texts);
  }

  private static void put(List<String> texts, int column, String cell) {
    while (texts.size() <= column) {
      texts.add("");
    }
    texts.set(column, cell);
  }

  private String cell(@Nullable String type) throws Unreadable {
    text.setLength(0);
    boolean inline = false;
    while (xml.advance() && !xml.isEnd("c")) {
      if (xml.isStart("v")) {
        text.setLength(0);
        xml.textInto(text, SharedTexts.LONGEST_CELL_LETTERS);
      } else if (xml.isStart("is")) {
        text.setLength(0);
        SharedTexts.joined(xml, "is", text);
        inline = true;
      }
    }
    if (text.isEmpty()) {
      return "";
    }
    return switch (type == null || inline ? (inline ? "inlineStr" : "n") : type) {
      case "s" -> sharedText();
      case "n" -> written(text.toString());
      case "b" -> text.charAt(0) == '1' ? "TRUE" : "FALSE";
      default -> text.toString();
    };
  }

  private String sharedText() throws Unreadable {
    int number = number(text, 0);
    if (!shared.has(number)) {
      throw new Unreadable(
          FileRefusal.inRow(Reason.DAMAGED, rowNumber, "no shared text " + shortened(text)));
    }
    return shared.text(number);
  }

  /// A stored number as a person would write it: 1541.0 and 1.541E3 are 1541.
  private static String written(String stored) {
    if (number(stored, 0) >= 0 || !PLAIN_NUMBER.matcher(stored).matches()) {
      return stored;
    }
    return new BigDecimal(stored).stripTrailingZeros().toPlainString();
  }

  /// The column of a reference, 0 for A.
  private int column(String reference) throws Unreadable {
    int column = 0;
    int i = 0;
    for (;
        i < reference.length() && 'A' <= reference.charAt(i) && reference.charAt(i) <= 'Z';
        i++) {
      if (i == 3) {
        throw outOfBounds(reference);
      }
      column = column * 26 + reference.charAt(i) - 'A' + 1;
    }
    if (i == 0 || number(reference, i) != rowNumber) {
      throw outOfBounds(reference);
    }
    return column - 1;
  }

  /// A number of up to seven digits, from a place in a text to its end; -1 for anything else.
  private static int number(CharSequence text, int from) {
    int length = text.length();
    if (length <= from || length > from + 7) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private Unreadable outOfBounds(@Nullable String reference) {
    return new Unreadable(
        new FileRefusal(
            Reason.CELL_OUT_OF_BOUNDS, new FileRefusal.Place.AtCell(shortened(reference)), ""));
  }

  private static String shortened(@Nullable CharSequence text) {
    return text == null ? "?" : text.subSequence(0, Math.min(12, text.length())).toString();
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
