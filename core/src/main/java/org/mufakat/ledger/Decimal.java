package org.mufakat.ledger;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// A count in ASCII decimal without leading zeros, 0 to 2⁶³ − 1, as the C2SP formats write it.
final class Decimal {

  private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,18}");

  private Decimal() {}

  static OptionalLong parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
