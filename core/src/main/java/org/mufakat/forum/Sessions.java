package org.mufakat.forum;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The meetings of every body, which are its clock.
final class Sessions {

  private final Charter charter;
  private final Map<MeetingId, Meeting> meetings = new HashMap<>();
  private final Map<String, Integer> convened = new HashMap<>();
  private final Map<String, Integer> closed = new HashMap<>();

  Sessions(Charter charter) {
    this.charter = charter;
  }

  Optional<Meeting> find(MeetingId id) {
    return Optional.ofNullable(meetings.get(id));
  }

  boolean isInSession(MeetingId id) {
    return find(id).filter(m -> m.state() == Meeting.State.IN_SESSION).isPresent();
  }

  int lastConvened(String body) {
    return convened.getOrDefault(body, charter.lastMeetingOf(body));
  }

  int lastClosed(String body) {
    return closed.getOrDefault(body, charter.lastMeetingOf(body));
  }

  /// The meeting that a body is in, or the last that it closed.
  int current(String body) {
    int next = lastClosed(body) + 1;
    return isInSession(new MeetingId(body, next)) ? next : lastClosed(body);
  }

  boolean isToCome(MeetingId id) {
    return id.ordinal() > current(id.body());
  }

  void put(Meeting meeting) {
    meetings.put(meeting.id(), meeting);
    var id = meeting.id();
    switch (meeting.state()) {
      case CONVENED -> convened.put(id.body(), id.ordinal());
      case IN_SESSION -> {}
      case CLOSED -> closed.put(id.body(), id.ordinal());
    }
  }
}
