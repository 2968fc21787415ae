package org.mufakat.forum;

/// What came of a text. These are all: where there is no consensus a text is blocked, deferred,
/// lapsed, withdrawn or referred up, and there is no way to count members or to pass over one.
public sealed interface Outcome {

  record Adopted(Decision decision) implements Outcome {}

  record Blocked() implements Outcome {}

  record Deferred(MeetingId to) implements Outcome {}

  record Lapsed() implements Outcome {}

  record Withdrawn() implements Outcome {}

  /// @param to the body at the top, which may say how this one decision is made
  record Referred(String to) implements Outcome {}
}
