package org.mufakat.cases;

import java.util.Arrays;
import java.util.Optional;

/// A part of a person's record that can be let through by itself, so that no more passes than is
/// needed.
public enum RecordPart {
  /// That a record of this person is held at all, and which of the other side's it is.
  SAME_PERSON("same-person"),
  NAME("name"),
  BIRTH_DATE("birth-date"),
  CITIZENSHIP("citizenship"),
  DOCUMENTS("documents"),
  CONTACT("contact"),
  WHEREABOUTS("whereabouts"),
  ACCOUNT_OF_EVENTS("account-of-events"),
  HEALTH("health"),
  SERVICES("services"),
  RISK("risk"),
  /// That the person may be a victim, without anything of what is known.
  VICTIM_STATUS("victim-status");

  private final String slug;

  RecordPart(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  public static Optional<RecordPart> bySlug(String slug) {
    return Arrays.stream(values()).filter(p -> p.slug.equals(slug)).findFirst();
  }
}
