package org.mufakat.server.forum;

import java.util.HexFormat;

/// Goes through a JSON text that has one form, from its beginning: each step takes what stands next
/// in that form, or refuses. So nothing that was read has to be written again to be compared.
///
/// Source: RFC 8785 (JSON Canonicalization Scheme), of which this is the part without fractions.
final class CanonicalJson {

  private static final char NO_LETTER = '\0';

  private final String text;
  private int at;

  CanonicalJson(String text) {
    this.text = text;
  }

  /// Takes a part of the form where it stands next.
  boolean takes(String part) {
    boolean there = text.startsWith(part, at);
    if (there) {
      at += part.length();
    }
    return there;
  }

  /// @throws IllegalArgumentException where something else stands next
  void expect(String part) {
    if (!takes(part)) {
      throw new IllegalArgumentException("not in its one form");
    }
  }

  /// @throws IllegalArgumentException where there is more
  void end() {
    if (at != text.length()) {
      throw new IllegalArgumentException("there is more than one value");
    }
  }

  /// A whole number without a needless zero or sign.
  ///
  /// @throws IllegalArgumentException where none stands next
  int whole() {
    int from = at;
    while (peek() == '-' || isDigit(peek())) {
      at++;
    }
    var digits = text.substring(from, at);
    int number = Integer.parseInt(digits);
    if (!Integer.toString(number).equals(digits)) {
      throw new IllegalArgumentException("no number in its one form");
    }
    return number;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  /// The next letter; what no text has where there is none.
  private char peek() {
    return at < text.length() ? text.charAt(at) : NO_LETTER;
  }

  /// A text, whose letters stand for themselves but for the few that cannot.
  ///
  /// @throws IllegalArgumentException where none stands next
  String string() {
    expect("\"");
    int from = at;
    passPlainLetters();
    var plain = text.substring(from, at);
    return takes("\"") ? plain : escaped(new StringBuilder(plain));
  }

  private String escaped(StringBuilder read) {
    while (!takes("\"")) {
      expect("\\");
      read.append(escape());
      int from = at;
      passPlainLetters();
      read.append(text, from, at);
    }
    return read.toString();
  }

  /// Goes on to the next `"`, `\` or letter that must not stand there.
  private void passPlainLetters() {
    while (at < text.length() && isPlain(text.charAt(at))) {
      at += Character.isSurrogate(text.charAt(at)) ? pair() : 1;
    }
  }

  private static boolean isPlain(char letter) {
    return letter >= ' ' && letter != '"' && letter != '\\';
  }

  private int pair() {
    if (at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
      return 2;
    }
    throw new IllegalArgumentException("half a letter");
  }

  private char escape() {
    char letter = peek();
    at++;
    return switch (letter) {
      case '"', '\\' -> letter;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'u' -> byNumber();
      default -> throw new IllegalArgumentException("a letter that stands for itself");
    };
  }

  /// Only what has no shorter form.
  private char byNumber() {
    expect("00");
    if (at + 2 > text.length()) {
      throw new IllegalArgumentException("it has no end");
    }
    char letter = (char) HexFormat.fromHexDigits(text, at, at + 2);
    expect(HexFormat.of().toHexDigits((byte) letter));
    if (letter >= ' ' || "\b\t\n\f\r".indexOf(letter) >= 0) {
      throw new IllegalArgumentException("a letter that has another form");
    }
    return letter;
  }

  /// The text under a name of the object that stands next, which is not taken yet.
  ///
  /// @throws IllegalArgumentException where there is none
  String ahead(String name) {
    int here = at;
    try {
      expect("{");
      var wanted = "\"" + name + "\":";
      while (!takes(wanted)) {
        pass();
        expect(",");
      }
      return string();
    } finally {
      at = here;
    }
  }

  /// Goes past a name and its value, whose form is looked at when they are taken.
  private void pass() {
    int depth = 0;
    while (depth > 0 || peek() != ',' && peek() != '}') {
      switch (peek()) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> passString();
        case NO_LETTER -> throw new IllegalArgumentException("it has no end");
        default -> {}
      }
      at++;
    }
  }

  /// Goes on to the `"` that ends a text.
  private void passString() {
    do {
      at += peek() == '\\' ? 2 : 1;
    } while (peek() != '"' && at < text.length());
  }
}
