package org.mufakat.regime;

import java.util.Optional;

/// Where a member stands towards an instrument. Membership of the region and being a party are different facts.
public record PartyStatus(
    String member,
    Standing standing,
    Optional<PartialDate> signed,
    Optional<PartialDate> deposited,
    Optional<PartialDate> inForceSince,
    LocalText note,
    Attribution attribution) {

  /// A State is a party, has only signed, is not a party, or nobody has established it.
  public enum Standing {
    PARTY("party"),
    SIGNATORY("signatory"),
    NOT_A_PARTY("not-a-party"),
    UNKNOWN("unknown");

    private final String slug;

    Standing(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }
}
