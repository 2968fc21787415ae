package org.mufakat.server.conference;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.forum.Chronicle;

/// When meetings were or are to be, as far as anybody knows: as they were announced, as the
/// register has it, or as the record tells that they were opened.
final class MeetingDays {

  private final RegimePack regime;
  private final Optional<ForumMeetings> announced;

  MeetingDays(RegimePack regime, Optional<ForumMeetings> announced) {
    this.regime = regime;
    this.announced = announced;
  }

  /// As it was announced. Asks the hub's database: not for whoever holds the forum.
  Optional<PartialDate> announced(MeetingId meeting) {
    return announced
        .flatMap(m -> m.particulars(meeting))
        .flatMap(ForumMeetings.Particulars::first)
        .map(day -> new PartialDate(day.toString()));
  }

  /// As the register has it, or as the record tells that it was opened.
  Optional<PartialDate> held(MeetingId meeting, Chronicle chronicle) {
    return registered(meeting).or(() -> opened(meeting, chronicle));
  }

  Optional<PartialDate> registered(MeetingId meeting) {
    return regime.meetings().stream()
        .filter(m -> m.body().equals(meeting.body()) && m.ordinal() == meeting.ordinal())
        .map(MeetingRecord::opened)
        .findFirst();
  }

  private static Optional<PartialDate> opened(MeetingId meeting, Chronicle chronicle) {
    return chronicle.meeting(meeting).stream()
        .filter(step -> step.event() instanceof ForumEvent.Opened)
        .map(step -> LocalDate.ofInstant(step.at(), ZoneOffset.UTC))
        .map(day -> new PartialDate(day.toString()))
        .findFirst();
  }
}
