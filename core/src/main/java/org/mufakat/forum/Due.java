package org.mufakat.forum;

/// When the owner of a decision comes back to it.
public sealed interface Due {

  record At(MeetingId meeting) implements Due {}

  /// Never.
  ///
  /// @param clause the label of the clause that says so
  record NoAction(String clause) implements Due {}
}
