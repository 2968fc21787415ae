package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mufakat.server.conference.ForumMeetings.Attendance;

/// Who was at a meeting, as somebody typed it: a line for each member of the body, and lines for
/// observers and partners. A line of which nothing is typed is of somebody who was not there.
///
/// @param isWhole whether all that was typed is in the lines: not where a line came for a State
///   that is no member
record AttendanceForm(List<Line> lines, boolean isWhole) {

  private static final String AS = "as-";
  private static final String PERSONS = "persons-";
  private static final String OTHER = "other-";

  /// More organisations than come to any meeting.
  static final int MOST_OTHERS = 60;

  private static final int SPARE_LINES = 3;

  AttendanceForm {
    lines = List.copyOf(lines);
  }

  /// @param key of its fields: a member's code, or `other-0`
  record Line(String key, Optional<String> member, String as, String persons) {

    public boolean isEmpty() {
      return as.isEmpty() && persons.isEmpty();
    }

    public boolean isFaulty() {
      return !isEmpty()
          && (as.isEmpty()
              || as.length() > MeetingBook.LONGEST_OFFICE
              || !persons.matches("[1-9]\\d{0,3}"));
    }
  }

  static AttendanceForm of(Collection<String> members, Map<String, String> typed) {
    var lines = new ArrayList<Line>();
    members.forEach(code -> lines.add(typed(code, Optional.of(code), typed)));
    for (int i = 0; i < MOST_OTHERS && typed.containsKey(AS + OTHER + i); i++) {
      lines.add(typed(OTHER + i, Optional.empty(), typed));
    }
    return new AttendanceForm(lines, isWhole(lines, typed));
  }

  private static boolean isWhole(List<Line> lines, Map<String, String> typed) {
    var fields =
        lines.stream()
            .flatMap(line -> Stream.of(AS + line.key(), PERSONS + line.key()))
            .collect(Collectors.toSet());
    return typed.entrySet().stream()
        .filter(field -> field.getKey().startsWith(AS) || field.getKey().startsWith(PERSONS))
        .allMatch(field -> fields.contains(field.getKey()) || field.getValue().isBlank());
  }

  private static Line typed(String key, Optional<String> member, Map<String, String> typed) {
    return new Line(
        key,
        member,
        TypedForm.line(typed.getOrDefault(AS + key, "")),
        typed.getOrDefault(PERSONS + key, "").strip());
  }

  /// What is kept, with lines to spare. A member that has left the body since has its line too.
  static AttendanceForm of(Collection<String> members, List<Attendance> kept) {
    var lines = new ArrayList<Line>();
    var all = new ArrayList<>(members);
    kept.stream()
        .flatMap(a -> a.member().stream())
        .filter(code -> !all.contains(code))
        .forEach(all::add);
    for (var code : all) {
      var there = kept.stream().filter(a -> a.member().equals(Optional.of(code))).findFirst();
      lines.add(
          new Line(
              code,
              Optional.of(code),
              there.map(Attendance::as).orElse(""),
              there.map(a -> Integer.toString(a.persons())).orElse("")));
    }
    int other = 0;
    for (var attendance : kept) {
      if (attendance.member().isEmpty()) {
        lines.add(
            new Line(
                OTHER + other++,
                Optional.empty(),
                attendance.as(),
                Integer.toString(attendance.persons())));
      }
    }
    for (int spare = 0; spare < SPARE_LINES && other < MOST_OTHERS; spare++) {
      lines.add(new Line(OTHER + other++, Optional.empty(), "", ""));
    }
    return new AttendanceForm(lines, true);
  }

  /// What is wrong with it, each the last part of a message's key.
  List<String> faults() {
    var faults = new ArrayList<String>();
    if (lines.stream().anyMatch(Line::isFaulty)) {
      faults.add("attendance");
    }
    if (!isWhole) {
      faults.add("attendance-member");
    }
    return faults;
  }

  /// Only where it has no faults.
  List<Attendance> attendance() {
    return lines.stream()
        .filter(line -> !line.isEmpty())
        .map(line -> new Attendance(line.member(), line.as(), Integer.parseInt(line.persons())))
        .toList();
  }
}
