package org.mufakat.forum;

import java.util.Comparator;

/// A meeting by its body and its number there. Time in the forum is counted in these: a task is due
/// at a meeting, not on a day.
///
/// @param ordinal 1 for the body's first meeting
public record MeetingId(String body, int ordinal) implements Comparable<MeetingId> {

  public MeetingId {
    if (ordinal < 1) {
      throw new IllegalArgumentException("meetings are counted from 1");
    }
  }

  public MeetingId next() {
    return new MeetingId(body, ordinal + 1);
  }

  @Override
  public int compareTo(MeetingId other) {
    return Comparator.comparing(MeetingId::body)
        .thenComparingInt(MeetingId::ordinal)
        .compare(this, other);
  }
}
