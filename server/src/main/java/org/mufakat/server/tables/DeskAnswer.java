package org.mufakat.server.tables;

import java.util.Locale;

/// What came of asking the desk for something.
sealed interface DeskAnswer {

  record Done(String id) implements DeskAnswer {}

  record Refused(Why why) implements DeskAnswer {}

  enum Why {
    /// There is no such release.
    NOT_THERE,
    /// Somebody changed it after the page that was looked at.
    CHANGED_SINCE,
    /// It is not at the point where this can be done.
    NOT_NOW,
    /// Nothing was computed yet that could be handed on.
    NOT_COMPUTED,
    /// Whoever worked on it does not decide on it.
    SAME_PERSON,
    /// What would be published is not what was handed on.
    NOT_WHAT_WAS_PREPARED,
    /// Another release went out since, or a partner's sum was entered: the audit is of yesterday.
    AUDIT_IS_OLD,
    /// The node's privacy budget does not suffice.
    BUDGET,
    /// The words that go with it are missing or too long.
    WORDS;

    String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
