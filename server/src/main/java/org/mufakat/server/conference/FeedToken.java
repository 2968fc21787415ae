package org.mufakat.server.conference;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mufakat.ledger.Sha256;

/// The secret in the addresses of one account's feeds: 256 bits by chance. Whoever has it reads the
/// feeds; it is shown to its owner once and kept as its hash.
record FeedToken(String value) {

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  FeedToken {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a feed's token has 43 letters");
    }
  }

  static FeedToken draw(SecureRandom chance) {
    var bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    return new FeedToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Out of an address; empty where it can be none.
  static Optional<FeedToken> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new FeedToken(text)) : Optional.empty();
  }

  /// What is kept of it. It is looked up by this: how long that takes tells nothing of a token,
  /// since nobody can choose what a hash begins with.
  String hash() {
    return Sha256.hexOf(value.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  /// Never shows the token.
  @Override
  public String toString() {
    return "FeedToken";
  }
}
