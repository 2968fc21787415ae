package org.mufakat.forum;

/// What the forum says to something that is asked of it.
public sealed interface ForumAnswer {

  /// It is in the record.
  record Recorded(ForumEvent event) implements ForumAnswer {}

  /// It is not, and nothing changed.
  record Refused(Refusal refusal) implements ForumAnswer {}
}
