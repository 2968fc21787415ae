package org.mufakat.server.hosting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// From whom a node wants a second factor. Whoever has set one up is asked for it in any case.
public enum SecondFactorRule {
  /// From those who set one up.
  OPTIONAL,
  /// From those whose role sees cases.
  CASES,
  /// From everyone.
  EVERYONE;

  /// As in a configuration: `cases`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<SecondFactorRule> byCode(String code) {
    return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
  }
}
