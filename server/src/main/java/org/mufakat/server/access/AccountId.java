package org.mufakat.server.access;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// An account's name in logs and addresses, which says nothing of the person: `a-7k3m9q2x`.
public record AccountId(String value) {

  /// Digits and small letters without the four that are easily confused.
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int DRAWN_CHARACTERS = 8;
  private static final Pattern FORM = Pattern.compile("a-[0-9a-hjkmnp-tv-z]{8}");

  public AccountId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("an account id is 'a-' and eight letters or digits");
    }
  }

  public static AccountId draw(RandomGenerator chance) {
    var drawn = new StringBuilder("a-");
    for (int i = 0; i < DRAWN_CHARACTERS; i++) {
      drawn.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
    }
    return new AccountId(drawn.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
