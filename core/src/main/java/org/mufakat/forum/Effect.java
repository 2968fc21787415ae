package org.mufakat.forum;

import org.mufakat.ledger.OpaqueId;

/// What a decision does to something that is in the record already.
public sealed interface Effect {

  /// A task is due at another meeting.
  ///
  /// @param reason why it moves; never blank
  record Extend(OpaqueId task, MeetingId due, String reason) implements Effect {}

  record Reassign(OpaqueId task, String executing) implements Effect {}

  record Close(OpaqueId task) implements Effect {}

  /// Members that stay out of a text, as it stands then, do not keep the others from going ahead.
  record LetSomeGoAhead(OpaqueId proposal) implements Effect {}

  /// A text that was referred up is taken up again by the body that could not agree, and may be
  /// adopted as the body above says. It takes the absence of an objection all the same.
  record Direct(OpaqueId proposal) implements Effect {}
}
