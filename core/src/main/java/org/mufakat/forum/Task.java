package org.mufakat.forum;

import org.mufakat.ledger.OpaqueId;

/// What a body gives a body below it to do.
///
/// @param tasking the body that gave it and hears of it at each of its meetings
/// @param due a meeting of the tasking body
public record Task(
    OpaqueId id, String tasking, String executing, MeetingId due, String deliverable) {

  Task dueAt(MeetingId moved) {
    return new Task(id, tasking, executing, moved, deliverable);
  }

  Task by(String other) {
    return new Task(id, tasking, other, due, deliverable);
  }
}
