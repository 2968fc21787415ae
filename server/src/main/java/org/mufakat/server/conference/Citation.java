package org.mufakat.server.conference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mufakat.forum.MeetingId;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.server.forum.MeetingRegister;
import org.mufakat.server.forum.MeetingRegister.Agreement;
import org.mufakat.server.forum.MeetingRegister.Candidate;
import org.mufakat.server.forum.MeetingRegister.Found;

/// What a page says of a meeting that somebody cites.
///
/// @param kind `there`, `none`, `no-register` or `not-readable`: the last part of a message's key
/// @param meetings the one that is cited, or those that may have been meant
/// @param ofRecord a meeting of that body and number in the record, which begins after the register
record Citation(String cited, String kind, List<Meant> meetings, Optional<Link> ofRecord) {

  /// `AMMTC ke-21, Phnom Penh 2023`: as Indonesian papers write it.
  private static final Pattern INDONESIAN = Pattern.compile("^\\s*(.+?) ke-(\\d{1,3})\\b");

  static final int LONGEST = 200;

  Citation {
    meetings = List.copyOf(meetings);
  }

  record Link(String name, String address) {}

  /// A meeting of the register.
  ///
  /// @param agrees in what it agrees with what was cited: `number`, `place`, `year`
  record Meant(Link link, String days, String place, List<String> agrees) {
    Meant {
      agrees = List.copyOf(agrees);
    }
  }

  static Citation lookedUp(String cited, MeetingList list, MeetingWords words) {
    var english = INDONESIAN.matcher(cited).replaceFirst("$2th $1");
    return switch (new MeetingRegister(list.pack()).find(english)) {
      case Found.There(var meeting) ->
          new Citation(cited, "there", List.of(meant(meeting, List.of(), words)), Optional.empty());
      case Found.NoSuchMeeting(var what, var candidates) ->
          new Citation(
              cited,
              "none",
              candidates.stream()
                  .sorted(Comparator.comparingInt((Candidate c) -> -c.in().size()))
                  .map(c -> meant(c.meeting(), agreement(c), words))
                  .toList(),
              ofRecord(new MeetingId(what.body(), Math.max(1, what.ordinal())), list, words));
      case Found.NoRegister(var body) ->
          new Citation(
              cited,
              "no-register",
              List.of(),
              Optional.of(new Link(words.words().body(body), ofBody(words, body))));
      case Found.NotReadable _ -> new Citation(cited, "not-readable", List.of(), Optional.empty());
    };
  }

  private static String ofBody(MeetingWords words, String body) {
    return "/%s/forum/meetings?body=%s".formatted(words.node().slug(), body);
  }

  private static Optional<Link> ofRecord(MeetingId id, MeetingList list, MeetingWords words) {
    return list.ofRecord().stream()
        .filter(meeting -> meeting.id().equals(id))
        .findFirst()
        .map(meeting -> new Link(words.words().meeting(id), words.address(id)));
  }

  private static List<String> agreement(Candidate candidate) {
    return candidate.in().stream().sorted().map((Agreement a) -> ForumWords.slug(a)).toList();
  }

  private static Meant meant(MeetingRecord meeting, List<String> agrees, MeetingWords words) {
    var id = MeetingList.id(meeting);
    return new Meant(
        new Link(words.words().meeting(id), words.address(id)),
        words.days(meeting),
        words.place(meeting),
        agrees);
  }
}
