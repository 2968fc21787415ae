package org.mufakat.server.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a password of one's own choice has to be: long, and not among the first that anyone tries.
/// No rule asks for digits or capitals.
///
/// Source: NIST SP 800-63B, 5.1.1.2.
public final class PasswordRule {

  public static final int FEWEST_CHARACTERS = 12;

  /// Longer ones are refused unread.
  public static final int MOST_CHARACTERS = 200;

  private static final int FEWEST_DIFFERENT = 5;

  /// With digits and signs around them they are still what a guesser tries first.
  private static final Set<String> TRIED_FIRST =
      Set.of(
          "",
          "abcdefghijkl",
          "abcdefghijklm",
          "administrator",
          "admin",
          "analyst",
          "bismillah",
          "changeme",
          "changemenow",
          "iloveyou",
          "indonesia",
          "katasandi",
          "letmein",
          "mufakat",
          "password",
          "passwordpassword",
          "qwerty",
          "qwertyuiop",
          "qwertyuiopasdf",
          "qwertyqwerty",
          "rahasia",
          "reader",
          "sayangku",
          "welcome");

  private PasswordRule() {}

  /// Why a password cannot be taken. The names are message keys too.
  public enum Fault {
    TOO_SHORT,
    TOO_LONG,
    HOLDS_THE_USERNAME,
    TOO_FEW_DIFFERENT_CHARACTERS,
    TRIED_FIRST_BY_GUESSERS;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Every fault of it; none means it can be taken.
  public static List<Fault> faults(String password, Username owner) {
    var faults = EnumSet.noneOf(Fault.class);
    if (password.length() > MOST_CHARACTERS) {
      return List.of(Fault.TOO_LONG);
    }
    var small = password.toLowerCase(Locale.ROOT);
    if (password.codePointCount(0, password.length()) < FEWEST_CHARACTERS) {
      faults.add(Fault.TOO_SHORT);
    }
    if (small.contains(owner.value())) {
      faults.add(Fault.HOLDS_THE_USERNAME);
    }
    if (small.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      faults.add(Fault.TOO_FEW_DIFFERENT_CHARACTERS);
    }
    if (TRIED_FIRST.contains(lettersOf(small))) {
      faults.add(Fault.TRIED_FIRST_BY_GUESSERS);
    }
    return List.copyOf(faults);
  }

  private static String lettersOf(String text) {
    return text.codePoints()
        .filter(Character::isLetter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
