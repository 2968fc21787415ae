package org.mufakat.server.conference;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.Meeting;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.springframework.stereotype.Component;

/// What meetings ask of those who keep the papers of their bodies: one that begins soon has an
/// agenda, and one in session is to be closed.
@Component
final class MeetingsAwaiting implements Awaiting.Source {

  private static final Duration SOON = Duration.ofDays(14);

  private final MeetingBook book;

  MeetingsAwaiting(MeetingBook book) {
    this.book = book;
  }

  @Override
  public List<Awaiting> of(ForumRoom room, ForumWords words) {
    var said = new MeetingWords(room.node(), words);
    var list = MeetingList.of(room, book);
    var kept = MeetingCounter.kept(room);
    var waits = new ArrayList<Awaiting>();
    for (var meeting : list.ofRecord()) {
      if (kept.contains(meeting.id().body())) {
        awaiting(meeting, Optional.ofNullable(list.particulars().get(meeting.id())), room, said)
            .ifPresent(waits::add);
      }
    }
    return waits;
  }

  private Optional<Awaiting> awaiting(
      Meeting meeting, Optional<Particulars> particulars, ForumRoom room, MeetingWords said) {
    return switch (meeting.state()) {
      case IN_SESSION -> Optional.of(awaiting(meeting, "in-session", said, Optional.empty()));
      case CONVENED ->
          particulars
              .flatMap(Particulars::first)
              .map(day -> begin(day, room))
              .filter(begins -> !begins.isAfter(room.now().plus(SOON)))
              .filter(_ -> book.agenda(meeting.id()).isEmpty())
              .map(begins -> awaiting(meeting, "no-agenda", said, Optional.of(begins)));
      case CLOSED -> Optional.empty();
    };
  }

  private static Instant begin(LocalDate day, ForumRoom room) {
    return day.atStartOfDay(room.node().zone()).toInstant();
  }

  private static Awaiting awaiting(
      Meeting meeting, String what, MeetingWords said, Optional<Instant> until) {
    return new Awaiting(
        Awaiting.Kind.FINISH,
        said.words().say("meetings.awaiting." + what, said.words().meeting(meeting.id())),
        said.address(meeting.id()),
        until);
  }
}
