package org.mufakat.server.conference;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.mufakat.forum.MeetingId;
import org.mufakat.regime.PartialDate;
import org.mufakat.server.conference.MatterThread.Event;
import org.mufakat.server.conference.MatterThread.Held;

/// Where moments stand from left to right: a column for each, apart by the time between them as far
/// as there is room, and never closer than what stands in them needs. A meeting of which no date is
/// known stands after the one before it of its body; one that is to come, after everything.
final class ThreadColumns {

  private static final int FIRST = 110;
  private static final int LAST = 60;
  private static final int LEAST = 50;
  private static final int MOST = 110;
  private static final int UNDATED = 64;
  private static final double PIXELS_A_DAY = 0.1;
  private static final int ROOM = 880;
  private static final double MOST_WIDER = 2;

  /// What is this close to its meeting is drawn there.
  private static final int DAYS_NEAR = 45;

  private static final String TO_COME = "9999";

  private final List<Moment> moments;
  private final Map<MeetingId, Moment> ofMeetings;
  private final List<Integer> xs = new ArrayList<>();

  /// @param ordinal 0 for what has a date
  private record Moment(String iso, int ordinal) implements Comparable<Moment> {
    @Override
    public int compareTo(Moment other) {
      return Comparator.comparing(Moment::iso)
          .thenComparingInt(Moment::ordinal)
          .compare(this, other);
    }

    boolean hasDate() {
      return !iso.equals(TO_COME);
    }

    /// The unknown parts in the middle.
    LocalDate day() {
      return LocalDate.parse(
          switch (iso.length()) {
            case 4 -> iso + "-07-01";
            case 7 -> iso + "-15";
            default -> iso;
          });
    }
  }

  private ThreadColumns(List<Moment> moments, Map<MeetingId, Moment> ofMeetings) {
    this.moments = moments;
    this.ofMeetings = ofMeetings;
    var gaps = new ArrayList<Integer>();
    for (int i = 1; i < moments.size(); i++) {
      gaps.add(between(moments.get(i - 1), moments.get(i)));
    }
    double wider = wider(gaps.stream().mapToInt(Integer::intValue).sum());
    xs.add(FIRST);
    gaps.forEach(gap -> xs.add(xs.getLast() + (int) Math.round(gap * wider)));
  }

  /// A short thread takes the room that is there.
  private static double wider(int pixels) {
    return pixels == 0 ? 1 : Math.clamp((double) ROOM / pixels, 1, MOST_WIDER);
  }

  static ThreadColumns of(MatterThread thread) {
    var ofMeetings = meetings(thread.meetings());
    var moments = new TreeSet<>(ofMeetings.values());
    thread.events().forEach(event -> moments.add(moment(event, ofMeetings)));
    return new ThreadColumns(List.copyOf(moments), ofMeetings);
  }

  private static Map<MeetingId, Moment> meetings(List<Held> held) {
    var moments = new HashMap<MeetingId, Moment>();
    var inOrder = held.stream().sorted(Comparator.comparing(Held::id)).toList();
    for (var meeting : inOrder) {
      moments.put(meeting.id(), moment(meeting, moments));
    }
    return moments;
  }

  private static Moment moment(Held meeting, Map<MeetingId, Moment> before) {
    if (meeting.on().isPresent()) {
      return new Moment(meeting.on().get().iso(), 0);
    }
    if (!meeting.held()) {
      return new Moment(TO_COME, meeting.id().ordinal());
    }
    return before.entrySet().stream()
        .filter(e -> e.getKey().body().equals(meeting.id().body()))
        .max(Map.Entry.comparingByKey())
        .map(e -> new Moment(e.getValue().iso(), e.getValue().ordinal() + 1))
        .orElseGet(() -> new Moment("0000", meeting.id().ordinal()));
  }

  private static Moment moment(Event event, Map<MeetingId, Moment> ofMeetings) {
    var at = event.meeting().map(ofMeetings::get);
    var on = event.on().map(PartialDate::iso).map(iso -> new Moment(iso, 0));
    return at.filter(meeting -> on.isEmpty() || isNear(on.get(), meeting))
        .or(() -> on)
        .orElseGet(() -> new Moment(TO_COME, 0));
  }

  private static boolean isNear(Moment one, Moment other) {
    return !other.hasDate()
        || other.iso().equals("0000")
        || Math.abs(ChronoUnit.DAYS.between(one.day(), other.day())) <= DAYS_NEAR;
  }

  private static int between(Moment one, Moment next) {
    if (!one.hasDate() || !next.hasDate() || one.iso().equals("0000")) {
      return UNDATED;
    }
    double room = ChronoUnit.DAYS.between(one.day(), next.day()) * PIXELS_A_DAY;
    return (int) Math.clamp(Math.round(room), LEAST, MOST);
  }

  int of(Event event) {
    return moments.indexOf(moment(event, ofMeetings));
  }

  /// Empty for a meeting that is not of the thread.
  Optional<Integer> of(MeetingId meeting) {
    return Optional.ofNullable(ofMeetings.get(meeting)).map(moments::indexOf);
  }

  int x(int column) {
    return xs.get(column);
  }

  int width() {
    return xs.getLast() + LAST;
  }

  /// Each year where it begins, and where what is to come does.
  List<ThreadPicture.Year> years() {
    var years = new ArrayList<ThreadPicture.Year>();
    var last = "";
    for (int i = 0; i < moments.size(); i++) {
      var year = moments.get(i).iso().substring(0, 4);
      if (!year.equals(last) && !year.equals("0000")) {
        years.add(new ThreadPicture.Year(xs.get(i), year.equals(TO_COME) ? "" : year));
      }
      last = year;
    }
    return years;
  }
}
