package org.mufakat.cases;

import java.util.Arrays;
import java.util.Optional;

/// Whether a person is held to be a victim. Recorded by whoever is competent to identify victims;
/// the test of trafficking advises and never sets it.
///
/// Source: HTCDS 2.0, victim status.
public enum VictimStatus {
  POSSIBLE("possible"),
  ACTUAL("actual"),
  NOT_A_VICTIM("not-a-victim");

  private final String slug;

  VictimStatus(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  public static Optional<VictimStatus> bySlug(String slug) {
    return Arrays.stream(values()).filter(s -> s.slug.equals(slug)).findFirst();
  }

  /// Whether the person has to be treated as a victim: until it is settled that someone is none,
  /// they are.
  public boolean protects() {
    return this != NOT_A_VICTIM;
  }
}
