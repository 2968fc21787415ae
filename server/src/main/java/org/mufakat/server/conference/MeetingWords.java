package org.mufakat.server.conference;

import java.util.Locale;
import java.util.Optional;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.PartialDate;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.LongDate;

/// What a node says of meetings, in a reader's language.
record MeetingWords(HostedNode node, ForumWords words) {

  /// The page of a meeting.
  public String address(MeetingId meeting) {
    return "/%s/forum/meetings/%s/%d".formatted(node.slug(), meeting.body(), meeting.ordinal());
  }

  /// `8 September 2027 to 12 September 2027`, or one day; empty where no day is set.
  public String days(Particulars particulars) {
    return particulars.first().isEmpty()
        ? ""
        : days(
            LongDate.of(particulars.first().get(), locale()),
            particulars.last().map(last -> LongDate.of(last, locale())));
  }

  /// As much as is known of when a past meeting was.
  public String days(MeetingRecord past) {
    return days(
        LongDate.of(past.opened(), locale()),
        past.closed().map((PartialDate closed) -> LongDate.of(closed, locale())));
  }

  private String days(String first, Optional<String> last) {
    return last.filter(l -> !l.equals(first))
        .map(l -> words.say("meetings.days", first, l))
        .orElse(first);
  }

  /// `in-session`: the last part of a message's key.
  static String slug(Meeting.State state) {
    return ForumWords.slug(state);
  }

  public String place(MeetingRecord past) {
    return past.place().in(locale().getLanguage());
  }

  public Locale locale() {
    return words.locale();
  }
}
