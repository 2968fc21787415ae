package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.Forum;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.Body;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.mufakat.server.forum.Chronicle;

/// Every meeting that is known: those of the record, and before them those that the regime's pack
/// has.
///
/// @param ofRecord in the order in which they were convened
/// @param particulars by meeting, of those that have any
record MeetingList(
    RegimePack pack, List<Meeting> ofRecord, Map<MeetingId, Particulars> particulars) {

  static MeetingList of(ForumRoom room, MeetingBook book) {
    var particulars = new HashMap<MeetingId, Particulars>();
    book.all().forEach(p -> particulars.put(p.meeting(), p));
    return new MeetingList(room.node().node().regime(), gathered(room), particulars);
  }

  private static List<Meeting> gathered(ForumRoom room) {
    return room.look((forum, chronicle) -> gathered(forum, chronicle)).stream()
        .filter(meeting -> room.mayFollow(meeting.id().body()))
        .toList();
  }

  private static List<Meeting> gathered(Forum forum, Chronicle chronicle) {
    return chronicle.meetings().stream().flatMap(id -> forum.meeting(id).stream()).toList();
  }

  /// A meeting as a list shows it.
  ///
  /// @param days empty where they are not set
  /// @param place empty where none is set
  /// @param prepares the meeting that it prepares, in words
  /// @param source of a past meeting
  record Row(
      MeetingId id,
      String state,
      String days,
      String place,
      String chair,
      String host,
      boolean isVirtual,
      String outcome,
      Optional<Prepared> prepares,
      Optional<Attribution> source) {}

  /// The meeting that another prepares.
  record Prepared(String name, String address) {}

  /// A body's meetings, the last first.
  record OfBody(String body, List<Row> rows) {
    OfBody {
      rows = List.copyOf(rows);
    }
  }

  /// Those in session, and then those to come, the nearest first.
  List<Row> ahead(MeetingWords words, Optional<String> body) {
    return ofRecord.stream()
        .filter(m -> m.state() != Meeting.State.CLOSED)
        .filter(m -> body.filter(b -> !b.equals(m.id().body())).isEmpty())
        .sorted(
            Comparator.comparing((Meeting m) -> m.state() == Meeting.State.CONVENED)
                .thenComparing(m -> first(m.id()))
                .thenComparing(Meeting::id))
        .map(m -> row(m, words))
        .toList();
  }

  /// By when it begins; those without a day come last.
  private String first(MeetingId id) {
    return Optional.ofNullable(particulars.get(id))
        .flatMap(Particulars::first)
        .map(Object::toString)
        .orElse("9999");
  }

  /// Those that were held, body by body in the pack's order, each body's last first.
  List<Row> held(MeetingWords words, Optional<String> body) {
    var rows = new ArrayList<Row>();
    for (String id : pack.bodies().stream().map(Body::id).toList()) {
      if (body.filter(b -> !b.equals(id)).isEmpty()) {
        rows.addAll(held(words, id));
      }
    }
    return rows;
  }

  private List<Row> held(MeetingWords words, String body) {
    var rows = new ArrayList<Row>();
    var known = new HashSet<MeetingId>();
    for (var meeting : ofRecord) {
      if (meeting.id().body().equals(body)) {
        known.add(meeting.id());
        if (meeting.state() == Meeting.State.CLOSED) {
          rows.add(row(meeting, words));
        }
      }
    }
    pack.meetings().stream()
        .filter(past -> past.body().equals(body) && !known.contains(id(past)))
        .forEach(past -> rows.add(row(past, words)));
    rows.sort(Comparator.comparingInt((Row row) -> row.id().ordinal()).reversed());
    return rows;
  }

  static List<OfBody> grouped(List<Row> rows) {
    var groups = new LinkedHashMap<String, List<Row>>();
    rows.forEach(row -> groups.computeIfAbsent(row.id().body(), _ -> new ArrayList<>()).add(row));
    return groups.entrySet().stream().map(e -> new OfBody(e.getKey(), e.getValue())).toList();
  }

  static MeetingId id(MeetingRecord past) {
    return new MeetingId(past.body(), past.ordinal());
  }

  Row row(Meeting meeting, MeetingWords words) {
    var kept = Optional.ofNullable(particulars.get(meeting.id()));
    return new Row(
        meeting.id(),
        MeetingWords.slug(meeting.state()),
        kept.map(words::days).orElse(""),
        kept.map(Particulars::place).orElse(""),
        words.words().member(meeting.chair()),
        words.words().member(meeting.host()),
        false,
        "",
        kept.flatMap(Particulars::prepares)
            .map(p -> new Prepared(words.words().meeting(p), words.address(p))),
        Optional.empty());
  }

  private static Row row(MeetingRecord past, MeetingWords words) {
    return new Row(
        id(past),
        "past",
        words.days(past),
        words.place(past),
        "",
        past.host().map(words.words()::member).orElse(""),
        past.virtual(),
        past.outcome().in(words.locale().getLanguage()),
        Optional.empty(),
        Optional.of(past.attribution()));
  }

  /// A meeting that was held before the record began.
  Optional<MeetingRecord> past(MeetingId id) {
    return pack.meetings().stream().filter(past -> id(past).equals(id)).findFirst();
  }

  boolean knows(MeetingId id) {
    return ofRecord.stream().anyMatch(m -> m.id().equals(id)) || past(id).isPresent();
  }

  /// Whom the rotation has in the chair, where the pack has one.
  Optional<ChairInTurn> chairs() {
    var known = new HashMap<Integer, String>();
    pack.meetings()
        .forEach(past -> past.host().ifPresent(host -> known.put(past.opened().year(), host)));
    for (var meeting : ofRecord) {
      Optional.ofNullable(particulars.get(meeting.id()))
          .flatMap(Particulars::first)
          .ifPresent(day -> known.put(day.getYear(), meeting.chair()));
    }
    return pack.chairRotation().map(rotation -> new ChairInTurn(rotation, known));
  }
}
