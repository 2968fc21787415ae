package org.mufakat.regime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A body of the region and the body it reports to.
///
/// @param reportsTo the body above it; empty at the top of a chain and for bodies that stand
///   outside one
/// @param decisionRule the id of the rule it decides by
/// @param members who sits in it; empty where every member of the region does, for as long as it is
///   one
public record Body(
    String id,
    LocalText name,
    String abbreviation,
    Kind kind,
    LocalText mandate,
    Optional<String> reportsTo,
    Optional<String> decisionRule,
    List<Seat> members,
    List<Role> roles,
    Attribution attribution) {

  public Body {
    members = List.copyOf(members);
    roles = List.copyOf(roles);
  }

  /// What sort of body.
  public enum Kind {
    SUMMIT("summit"),
    COUNCIL("council"),
    MINISTERS("ministers"),
    SENIOR_OFFICIALS("senior-officials"),
    WORKING_GROUP("working-group"),
    SPECIALIST_UNIT("specialist-unit"),
    COMMISSION("commission"),
    NETWORK("network"),
    SECRETARIAT("secretariat"),
    /// A forum with States or organisations from outside the region.
    PARTNERSHIP("partnership");

    private final String slug;

    Kind(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Kind> bySlug(String slug) {
      return Arrays.stream(values()).filter(k -> k.slug.equals(slug)).findFirst();
    }
  }

  /// A member's place in a body, from when to when.
  public record Seat(String member, Span span, Attribution attribution) {}

  /// A part that a member plays in a body: it leads the work on one crime, it co-chairs.
  public record Role(String member, LocalText name, Span span, Attribution attribution) {}
}
