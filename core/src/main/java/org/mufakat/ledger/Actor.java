package org.mufakat.ledger;

import java.util.Optional;

/// Who did it, by opaque id, in which role, on which side of the wall inside the node.
///
/// @param id the account's; [OpaqueId#NONE] for the node itself, and for someone not signed in
public record Actor(OpaqueId id, Role role, Compartment compartment) {

  /// The node itself, by its own timetable.
  public static final Actor NODE = new Actor(OpaqueId.NONE, Role.NODE, Compartment.NONE);

  /// Someone who did not sign in. What was typed as a name is not kept: it may be anyone's.
  public static final Actor UNKNOWN = new Actor(OpaqueId.NONE, Role.UNKNOWN, Compartment.NONE);

  public Actor {
    boolean isAnAccount = role != Role.NODE && role != Role.UNKNOWN;
    if (isAnAccount == id.equals(OpaqueId.NONE)) {
      throw new IllegalArgumentException(
          "an account has an id; the node and someone not signed in have none");
    }
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
    NODE,
    UNKNOWN;

    public String code() {
      return Code.of(this);
    }

    public static Optional<Role> byCode(String code) {
      return Code.find(Role.class, code);
    }
  }

  /// A side of the wall inside a node; none for those who see no case.
  public enum Compartment {
    NONE,
    VICTIM_SERVICES,
    LAW_ENFORCEMENT;

    public String code() {
      return Code.of(this);
    }

    public static Optional<Compartment> byCode(String code) {
      return Code.find(Compartment.class, code);
    }
  }
}
