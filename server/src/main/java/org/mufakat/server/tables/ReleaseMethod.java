package org.mufakat.server.tables;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How counts are kept from telling of a person.
public enum ReleaseMethod {
  /// Small cells are withheld, and as many others as it takes.
  SUPPRESS,
  /// Every count becomes a multiple of a base, sums agree.
  ROUND,
  /// Noise of a known size is added to each count, and paid for from the node's budget.
  DP,
  /// Invented records that keep private counts, and the tables of these.
  SYNTHETIC;

  /// The word in commands, addresses and files.
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ReleaseMethod> bySlug(String slug) {
    return Arrays.stream(values()).filter(m -> m.slug().equals(slug)).findFirst();
  }

  /// Whether it is paid for from the node's privacy budget.
  public boolean costsBudget() {
    return this == DP || this == SYNTHETIC;
  }
}
