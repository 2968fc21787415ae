package org.mufakat.statistics;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mufakat.statistics.PublishedValue.Count;
import org.mufakat.statistics.PublishedValue.Missing;
import org.mufakat.statistics.PublishedValue.NoMention;
import org.mufakat.statistics.PublishedValue.NotApplicable;
import org.mufakat.statistics.PublishedValue.Suppressed;

/// The texts of the value column and what they mean, to the letter: what is not in this class is
/// not a count.
final class ValueText {

  private static final Missing MISSING = new Missing();
  private static final NotApplicable NOT_APPLICABLE = new NotApplicable();
  private static final NoMention NO_MENTION = new NoMention();

  /// Twelve digits hold every count of persons and leave sums far from overflowing.
  private static final int MOST_DIGITS = 12;

  private static final int MOST_DIGITS_OF_A_THRESHOLD = 6;

  /// A cell code of the questionnaire in place of a category: `Q6.1_10s_2019`.
  private static final Pattern CODE_AS_CATEGORY =
      Pattern.compile("Q\\d{1,2}(\\.\\d{1,2})*_\\d{1,3}[a-z]?_\\d{4}", Pattern.CASE_INSENSITIVE);

  /// A cell code that was read as a number: the digits of question, line and year in a row.
  private static final Pattern CODE_AS_COUNT =
      Pattern.compile("[1-9][1-9][1-9]\\d{0,2}(200[3-9]|201\\d|202\\d|2030)");

  private ValueText() {}

  /// What a tidy text says; empty when it is no value that a release may hold.
  static Optional<PublishedValue> read(String text) {
    if (text.startsWith("<")) {
      return digits(text.substring(1).strip(), MOST_DIGITS_OF_A_THRESHOLD)
          .map(Integer::parseInt)
          .filter(threshold -> threshold >= 1)
          .map(Suppressed::new);
    }
    var count = digits(text, MOST_DIGITS);
    if (count.isPresent()) {
      return Optional.of(new Count(Long.parseLong(count.get())));
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "..", "..." -> Optional.of(MISSING);
      case "n.a.", "not applicable" -> Optional.of(NOT_APPLICABLE);
      case "no mention" -> Optional.of(NO_MENTION);
      default -> Optional.empty();
    };
  }

  /// Whether a count is a cell code of the questionnaire. Codes have the form question,
  /// sub-question, line, year: question 6.1, line 10, year 2019 is published as 61,102,019. The
  /// rule: one digit from 1 to 9 each for question and sub-question, a line from 1 to 999, a year
  /// from 2003 to 2030, nothing else.
  ///
  /// The smallest number that it holds for is 1,112,003; the largest honest count known is 32,022.
  static boolean isQuestionnaireCode(long count) {
    return count >= 1_112_003 && CODE_AS_COUNT.matcher(Long.toString(count)).matches();
  }

  static boolean isQuestionnaireCode(String category) {
    return (category.startsWith("Q") || category.startsWith("q"))
        && CODE_AS_CATEGORY.matcher(category).matches();
  }

  /// The same number is the same text, with and without thousands separators.
  static String withoutSeparators(String text) {
    return digits(text, MOST_DIGITS).orElse(text);
  }

  /// The digits of a whole number without its separators. A separator stands before every third
  /// digit from the end or nowhere; no sign, no decimals, no leading zero.
  private static Optional<String> digits(String text, int most) {
    int length = text.length();
    if (length == 0 || length > most + most / 3 || !isDigit(text.charAt(0))) {
      return Optional.empty();
    }
    boolean separated = text.indexOf(',') >= 0;
    var digits = separated ? new StringBuilder(length) : null;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean separatorDue = digits != null && (length - i) % 4 == 0;
      if (separatorDue ? c != ',' : !isDigit(c)) {
        return Optional.empty();
      }
      if (digits != null && !separatorDue) {
        digits.append(c);
      }
    }
    var plain = digits == null ? text : digits.toString();
    boolean leadingZero = plain.length() > 1 && plain.charAt(0) == '0';
    return leadingZero || plain.length() > most ? Optional.empty() : Optional.of(plain);
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }
}
