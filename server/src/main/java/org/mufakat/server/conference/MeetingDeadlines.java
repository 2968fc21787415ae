package org.mufakat.server.conference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.forum.MeetingId;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.springframework.stereotype.Component;

/// Meetings of the record that have dates.
@Component
final class MeetingDeadlines implements Deadline.Source {

  private final MeetingBook book;

  MeetingDeadlines(MeetingBook book) {
    this.book = book;
  }

  @Override
  public List<Deadline> of(ForumRoom room, ForumWords words) {
    var said = new MeetingWords(room.node(), words);
    var list = MeetingList.of(room, book);
    return list.ofRecord().stream()
        .flatMap(meeting -> Optional.ofNullable(list.particulars().get(meeting.id())).stream())
        .flatMap(particulars -> deadline(particulars, said).stream())
        .toList();
  }

  private static Optional<Deadline> deadline(Particulars particulars, MeetingWords said) {
    var id = particulars.meeting();
    return particulars
        .first()
        .map(
            first ->
                new Deadline(
                    id(id),
                    text(particulars, said),
                    said.address(id),
                    new Deadline.When.Days(first, particulars.last().orElse(first))));
  }

  private static String id(MeetingId id) {
    return "meeting-" + id.body().toLowerCase(Locale.ROOT) + "-" + id.ordinal();
  }

  private static String text(Particulars particulars, MeetingWords said) {
    var name = said.words().meeting(particulars.meeting());
    return particulars.place().isEmpty()
        ? name
        : said.words().say("meetings.at-place", name, particulars.place());
  }
}
