package org.mufakat.server.conference;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.mufakat.forum.PaperHash;
import org.springframework.util.MultiValueMap;

/// What somebody typed into a form, as it can be recorded: lines end in one way, and what has no
/// sign of its own, or turns the order of others round, is left out.
record TypedForm(MultiValueMap<String, String> fields) {

  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

  /// Control characters but for the line's end and the tab, halves of letters, and signs that
  /// nobody sees; those that join letters or keep them apart belong to the spelling of some
  /// scripts.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}&&[^\\n\\t]]|[\\p{Cs}\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E"
              + "\\u2060\\u2066-\\u2069\\uFEFF]");

  private static final Pattern BREAK = Pattern.compile("[\\n\\t\\u2028\\u2029]");

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

  /// A line is no longer than this, whatever is sent.
  private static final int LONGEST_LINE = 1_000;

  private static final int MOST_CHOSEN = 100;

  /// On one line.
  public String one(String name) {
    return line(Optional.ofNullable(fields.getFirst(name)).orElse(""));
  }

  static String line(String typed) {
    return cut(BREAK.matcher(clean(typed)).replaceAll(" ").strip(), LONGEST_LINE);
  }

  /// The beginning of a text, no longer than so many UTF-16 letters: one that takes two of them is
  /// in it whole or not at all.
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean isWithin = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, isWithin ? most - 1 : most);
  }

  public String text(String name) {
    return clean(Optional.ofNullable(fields.getFirst(name)).orElse(""));
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of()).stream()
        .limit(MOST_CHOSEN)
        .map(TypedForm::line)
        .toList();
  }

  static String clean(String typed) {
    var lines = LINE_END.matcher(typed).replaceAll("\n");
    return UNSEEN.matcher(lines).replaceAll("").strip();
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /// A number of a meeting or a version.
  OptionalInt number(String name) {
    return number(one(name), NUMBER);
  }

  static OptionalInt ordinal(String typed) {
    return number(typed, NUMBER);
  }

  private static OptionalInt number(String typed, Pattern form) {
    return form.matcher(typed).matches()
        ? OptionalInt.of(Integer.parseInt(typed))
        : OptionalInt.empty();
  }

  Optional<PaperHash> paper(String name) {
    return Optional.of(one(name)).filter(PaperHash::isWellFormed).map(PaperHash::new);
  }

  /// What was typed into one of several forms on a page, to show it there again.
  ///
  /// @param form the deed, and the clause that it is about where it is about one
  public String again(String form, String clause, String name, String otherwise) {
    return one("form").equals(form) && one("clause").equals(clause) && has(name)
        ? text(name)
        : otherwise;
  }

  public boolean isOf(String form, String clause) {
    return one("form").equals(form) && one("clause").equals(clause);
  }
}
