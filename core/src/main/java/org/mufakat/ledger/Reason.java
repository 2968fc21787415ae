package org.mufakat.ledger;

import java.util.Optional;

/// Why, by code and never in prose. A closed list, which grows at its end only.
public enum Reason {
  /// The event's kind says all.
  NONE,
  ASSIGNED_CASE,
  SUPERVISION,
  INTAKE,
  VICTIM_REQUEST,
  VICTIM_CONSENT,
  COURT_ORDER,
  DANGER_TO_LIFE,
  REQUEST_FROM_ANOTHER_STATE,
  DATA_QUALITY,
  RETENTION_ENDED,
  AUDIT,
  OPERATION,
  /// Role, node or compartment does not allow it.
  NOT_PERMITTED,
  NO_CONSENT,
  CONSENT_ENDED,
  WRONG_CREDENTIALS,
  ACCOUNT_LOCKED,
  EXPIRED,
  COMPROMISE,
  /// Nobody could say who was erased since.
  ERASURES_UNKNOWN,
  /// Codes of an authenticator app were set up as a second step.
  SECOND_FACTOR_ADDED,
  SECOND_FACTOR_REMOVED,
  /// New recovery codes took the place of those before.
  RECOVERY_CODES_DRAWN,
  /// A recovery code stood in for what was lost.
  RECOVERY_CODE_USED,
  PASSKEY_ADDED,
  PASSKEY_REMOVED,
  /// A provider said who it is.
  BY_PROVIDER,
  PROVIDER_LINKED,
  PROVIDER_UNLINKED,
  /// What came back from a provider was not asked for, or cannot be trusted.
  PROVIDER_ANSWER_REFUSED,
  /// A provider said who it is, and no account goes with that.
  NOT_LINKED,
  /// Whoever it is about was erased here, and does not come back.
  ERASED_BEFORE;

  public String code() {
    return Code.of(this);
  }

  public static Optional<Reason> byCode(String code) {
    return Code.find(Reason.class, code);
  }
}
