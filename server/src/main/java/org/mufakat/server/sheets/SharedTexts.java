package org.mufakat.server.sheets;

import java.util.ArrayList;
import java.util.List;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// A workbook's table of texts, which its cells name by number. The texts of rich text runs are
/// joined; readings for pronunciation are left out.
final class SharedTexts {

  /// A spreadsheet's own limit for one cell.
  static final int LONGEST_CELL_LETTERS = 32_767;

  /// What a text costs besides its letters, in letters.
  private static final int OVERHEAD = 28;

  private final List<String> texts;

  private SharedTexts(List<String> texts) {
    this.texts = texts;
  }

  static SharedTexts none() {
    return new SharedTexts(List.of());
  }

  static SharedTexts read(PartReader xml, String part, long mostLetters) throws Unreadable {
    var texts = new ArrayList<String>();
    long letters = 0;
    var text = new StringBuilder();
    while (xml.advance()) {
      if (xml.isStart("si")) {
        text.setLength(0);
        joined(xml, "si", text);
        texts.add(text.toString());
        letters += text.length() + OVERHEAD;
        if (letters > mostLetters) {
          throw new Unreadable(FileRefusal.inPart(Reason.TOO_MUCH_TEXT, part, ""));
        }
      }
    }
    return new SharedTexts(texts);
  }

  /// The texts inside the element that starts here, up to its end.
  static void joined(PartReader xml, String element, StringBuilder text) throws Unreadable {
    boolean pronunciation = false;
    while (xml.advance() && !xml.isEnd(element)) {
      if (xml.name().equals("rPh")) {
        pronunciation = xml.isStart();
      } else if (xml.isStart("t") && !pronunciation) {
        xml.textInto(text, LONGEST_CELL_LETTERS - text.length());
      }
    }
  }

  boolean has(int number) {
    return 0 <= number && number < texts.size();
  }

  String text(int number) {
    return texts.get(number);
  }
}
