package org.mufakat.ledger;

import java.util.Arrays;
import java.util.Optional;

/// The two sides of the wall inside a node. Each has its own register.
public enum Compartment {
  /// Those who investigate.
  LAW_ENFORCEMENT("law-enforcement"),
  /// Those who protect and help victims.
  VICTIM_SERVICES("victim-services");

  private final String slug;

  Compartment(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  public static Optional<Compartment> bySlug(String slug) {
    return Arrays.stream(values()).filter(c -> c.slug.equals(slug)).findFirst();
  }

  public Compartment other() {
    return this == LAW_ENFORCEMENT ? VICTIM_SERVICES : LAW_ENFORCEMENT;
  }
}
