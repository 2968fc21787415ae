package org.mufakat.forum;

/// A body in session, or about to be.
///
/// @param chair the member that chairs
/// @param host the member that hosts
public record Meeting(MeetingId id, String chair, String host, State state) {

  public enum State {
    CONVENED,
    IN_SESSION,
    CLOSED
  }

  Meeting in(State next) {
    return new Meeting(id, chair, host, next);
  }
}
