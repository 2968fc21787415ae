package org.mufakat.ledger;

import java.util.Optional;

/// What it was done to, by kind and opaque id.
public record Subject(Kind kind, OpaqueId id) {

  /// Nothing in particular.
  public static final Subject NONE = new Subject(Kind.NONE, OpaqueId.NONE);

  public Subject {
    if ((kind == Kind.NONE) != id.equals(OpaqueId.NONE)) {
      throw new IllegalArgumentException("a subject has a kind and an id, or neither");
    }
  }

  public enum Kind {
    NONE,
    CASE,
    PERSON,
    CONSENT,
    COURT_ORDER,
    ATTACHMENT,
    IMPORT,
    EXPORT,
    ACCOUNT,
    KEY,
    BACKUP,
    CHECKPOINT,
    RELEASE,
    NODE,
    PAGE,
    FORUM_EVENT,
    PLAN,
    ESTIMATE,
    TABLES;

    public String code() {
      return Code.of(this);
    }

    public static Optional<Kind> byCode(String code) {
      return Code.find(Kind.class, code);
    }
  }
}
