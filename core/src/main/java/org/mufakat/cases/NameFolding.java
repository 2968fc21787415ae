package org.mufakat.cases;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes a name in the form that search compares: compatibility forms unified, small letters, the
/// accents of Latin letters left out, and cut into words.
///
/// Vowel signs and tone marks of Thai, Lao, Khmer, Burmese and their like are marks too, and there
/// they are the name: they stay. Names in different scripts are not compared; a record holds each
/// spelling by itself.
final class NameFolding {

  private static final int LONGEST_WORD = 64;
  private static final int MOST_WORDS = 16;

  private NameFolding() {}

  /// The words of a name, at most 16, in their order.
  static List<String> words(String name) {
    var text = Normalizer.normalize(name, Normalizer.Form.NFKD);
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean afterLatin = false;
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      at += Character.charCount(letter);
      if (isMark(letter)) {
        if (!afterLatin && !word.isEmpty()) {
          word.appendCodePoint(letter);
        }
      } else if (Character.isLetterOrDigit(letter)) {
        afterLatin = UnicodeScript.of(letter) == UnicodeScript.LATIN;
        word.append(plain(letter));
      } else if (!isInsideWord(letter)) {
        add(word, words);
      }
    }
    add(word, words);
    return words;
  }

  private static void add(StringBuilder word, List<String> words) {
    if (!word.isEmpty() && words.size() < MOST_WORDS) {
      var whole = word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word.toString();
      words.add(Normalizer.normalize(whole, Normalizer.Form.NFC));
    }
    word.setLength(0);
  }

  private static boolean isMark(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  /// An apostrophe, and what joins letters unseen, does not end a word.
  private static boolean isInsideWord(int letter) {
    return letter == '\''
        || letter == 0x2019
        || letter == 0x02BC
        || letter == 0x200B
        || letter == 0x200C
        || letter == 0x200D
        || letter == 0x2060
        || letter == 0x00AD;
  }

  /// Latin letters that no decomposition makes plain.
  private static String plain(int letter) {
    return switch (Character.toLowerCase(letter)) {
      case 'đ', 'ð' -> "d";
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'ı' -> "i";
      case 'ß' -> "ss";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      case 'þ' -> "th";
      default -> Character.toString(letter).toLowerCase(Locale.ROOT);
    };
  }
}
