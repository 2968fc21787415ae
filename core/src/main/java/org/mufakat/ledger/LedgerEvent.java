package org.mufakat.ledger;

import java.util.Optional;

/// What kind of thing happened. A closed list: a kind may be added at the end, and none is ever
/// renamed or removed, since entries are never rewritten.
public enum LedgerEvent {
  IDENTITY_READ,
  CASE_CHANGED,
  CASE_ASSIGNED,
  CASE_APPROVED,
  /// Something passed the wall between compartments.
  CROSSING,
  CROSSING_REFUSED,
  CONSENT_GIVEN,
  CONSENT_WITHDRAWN,
  COURT_ORDER_RECORDED,
  BREAK_GLASS_OPENED,
  BREAK_GLASS_CLOSED,
  PERSONS_MERGED,
  PERSONS_UNMERGED,
  RETENTION_RENEWED,
  /// A person's key was destroyed; what it encrypted cannot be read again.
  ERASURE,
  IMPORT,
  EXPORT,
  PRINT,
  /// Something was asked for and not allowed.
  REFUSAL,
  SIGN_IN,
  SIGN_IN_FAILED,
  SIGN_OUT,
  ACCOUNT_CHANGED,
  ROLE_CHANGED,
  KEY_MADE,
  KEY_ROTATED,
  KEY_DESTROYED,
  KEY_RECOVERED,
  BACKUP,
  RESTORE,
  /// Someone read the ledger itself.
  LEDGER_READ,
  /// A witness cosigned a checkpoint; the content is the note.
  CHECKPOINT_WITNESSED,
  /// A node's keys were shared among officers.
  KEY_SHARED,
  /// A node signed something that its people did in the forum.
  FORUM_SIGNED,
  /// The hub took something into the record of the forum.
  FORUM_RECORDED,
  /// What the hub showed of that record does not fit what the node knows.
  FORUM_CONTRADICTED,
  /// A plan of analysis was registered, before the file that it names was taken in.
  PLAN_REGISTERED,
  /// An estimate was made, or refused by the lists, by a registered plan.
  ESTIMATE_MADE,
  /// Somebody other than its author approved the assumption that an estimate rests on.
  ASSUMPTION_APPROVED,
  /// Tables were handed to a second person to be let out.
  RELEASE_PREPARED,
  /// A second person let tables out: they are signed, and stay what they are.
  RELEASE_APPROVED,
  /// A second person sent tables back.
  RELEASE_SENT_BACK,
  /// Tables that were let out are not to be used any more.
  RELEASE_WITHDRAWN,
  /// A part of the privacy budget was spent.
  BUDGET_SPENT,
  /// What all releases with noise may tell together was set, or changed.
  BUDGET_SET,
  /// The persons of one side's register were counted by list, as a registered plan says.
  REGISTER_COUNTED;

  /// `identity-read`: the word in entries, messages and filters.
  public String code() {
    return Code.of(this);
  }

  public static Optional<LedgerEvent> byCode(String code) {
    return Code.find(LedgerEvent.class, code);
  }
}
