package org.mufakat.ledger;

import java.util.Optional;

/// Who did it, by opaque id, in which role, on which side of the wall inside the node.
///
/// @param id the account's; [OpaqueId#NONE] for the node itself, and for someone not signed in
/// @param compartment empty for those who see no case
public record Actor(OpaqueId id, Role role, Optional<Compartment> compartment) {

  private static final String NO_COMPARTMENT = "none";

  /// The node itself, by its own timetable.
  public static final Actor NODE = new Actor(OpaqueId.NONE, Role.NODE, Optional.empty());

  /// Someone who did not sign in. What was typed as a name is not kept: it may be anyone's.
  public static final Actor UNKNOWN = new Actor(OpaqueId.NONE, Role.UNKNOWN, Optional.empty());

  public Actor {
    boolean isAnAccount = role != Role.NODE && role != Role.UNKNOWN;
    if (isAnAccount == id.equals(OpaqueId.NONE)) {
      throw new IllegalArgumentException(
          "an account has an id; the node and someone not signed in have none");
    }
  }

  /// Reads the words of an entry; empty when one of them is none.
  ///
  /// @throws IllegalArgumentException when the id is none, or the role has none
  public static Optional<Actor> read(String id, String role, String compartment) {
    var side = Compartment.bySlug(compartment);
    return side.isEmpty() && !compartment.equals(NO_COMPARTMENT)
        ? Optional.empty()
        : Role.byCode(role).map(known -> new Actor(new OpaqueId(id), known, side));
  }

  /// The compartment's word in entries, `none` for none.
  public String compartmentCode() {
    return compartment.map(Compartment::slug).orElse(NO_COMPARTMENT);
  }

  public enum Role {
    INVESTIGATOR,
    VICTIM_SERVICES_WORKER,
    LIAISON_OFFICER,
    NATIONAL_FOCAL_POINT,
    ANALYST,
    READER,
    ADMINISTRATOR,
    AUDITOR,
    DELEGATE,
    ADVISER,
    SECRETARIAT,
    CHAIR,
    OBSERVER,
    STATISTICIAN,
    RELEASE_APPROVER,
    NODE,
    UNKNOWN;

    public String code() {
      return Code.of(this);
    }

    public static Optional<Role> byCode(String code) {
      return Code.find(Role.class, code);
    }
  }
}
