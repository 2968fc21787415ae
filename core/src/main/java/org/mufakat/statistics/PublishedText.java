package org.mufakat.statistics;

import java.text.Normalizer;
import java.util.Locale;

/// The form in which published texts are compared: composed letters (Unicode NFC), no white space
/// at the ends, one blank for every run of it inside, no invisible marks. Case is kept.
public final class PublishedText {

  private PublishedText() {}

  public static String tidy(String text) {
    if (isTidy(text)) {
      return text;
    }
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    var tidy = new StringBuilder(composed.length());
    boolean blankBefore = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (isBlank(c)) {
        blankBefore = true;
      } else if (!isInvisible(c)) {
        if (blankBefore && !tidy.isEmpty()) {
          tidy.append(' ');
        }
        blankBefore = false;
        tidy.append(c);
      }
    }
    return tidy.toString();
  }

  /// The form in which spellings are looked up: tidy, and in small letters.
  public static String folded(String text) {
    return tidy(text).toLowerCase(Locale.ROOT);
  }

  /// Plain ASCII without a blank at an end or two in a row: nearly every text of a release.
  private static boolean isTidy(String text) {
    boolean blankBefore = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' || c < ' ' || (c == ' ' && blankBefore)) {
        return false;
      }
      blankBefore = c == ' ';
    }
    return text.isEmpty() || !blankBefore;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ';
  }

  private static boolean isInvisible(char c) {
    return Character.getType(c) == Character.FORMAT;
  }
}
