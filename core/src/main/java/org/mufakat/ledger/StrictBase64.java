package org.mufakat.ledger;

import java.util.Base64;
import java.util.Optional;

/// Standard base64 with padding in its one canonical form.
///
/// Source: RFC 4648, section 4.
final class StrictBase64 {

  private StrictBase64() {}

  static Optional<byte[]> decode(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
