package org.mufakat.server.hosting;

import java.security.SecureRandom;
import java.util.Base64;

/// Random passwords that no person ever types: 192 bits, in URL-safe letters.
final class Passwords {

  private static final int BYTES = 24;

  private Passwords() {}

  static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
