package org.mufakat.server.signin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mufakat.ledger.Sha256;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.Passwords;

/// Codes to write down for the day the authenticator app is lost. Each has some 79 bits of chance,
/// so a plain hash keeps it.
final class RecoveryCodes {

  static final int DRAWN = 10;

  private RecoveryCodes() {}

  static List<String> draw(Passwords passwords) {
    return Stream.generate(passwords::drawOneTime).limit(DRAWN).toList();
  }

  static byte[] hash(AccountId account, String code) {
    var plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return Sha256.of((account.value() + ":" + plain).getBytes(StandardCharsets.UTF_8));
  }
}
