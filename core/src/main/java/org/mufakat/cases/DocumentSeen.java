package org.mufakat.cases;

import java.util.Arrays;
import java.util.Optional;

/// A paper of a person's that somebody saw or asked for, without its number, which belongs to the
/// identity.
///
/// @param kind a code of the regime's list of documents
/// @param issuedBy the State, as an ISO 3166 alpha-3 code; empty when not known
public record DocumentSeen(String kind, Optional<String> issuedBy, Holder holder, Truth truth) {

  /// Who has it. That someone else keeps it is a sign of trafficking.
  public enum Holder {
    PERSON("person"),
    /// Whoever controls or employs the person.
    CONTROLLER("controller"),
    AUTHORITY("authority"),
    /// Lost, destroyed, or never had.
    NOBODY("nobody"),
    UNKNOWN("unknown");

    private final String slug;

    Holder(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Holder> bySlug(String slug) {
      return Arrays.stream(values()).filter(v -> v.slug.equals(slug)).findFirst();
    }
  }

  /// Whether it is what it says.
  public enum Truth {
    GENUINE("genuine"),
    FORGED("forged"),
    /// Genuine, and another person's.
    OF_ANOTHER("of-another"),
    UNKNOWN("unknown");

    private final String slug;

    Truth(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Truth> bySlug(String slug) {
      return Arrays.stream(values()).filter(v -> v.slug.equals(slug)).findFirst();
    }
  }
}
