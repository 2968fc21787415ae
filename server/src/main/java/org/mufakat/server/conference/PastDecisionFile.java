package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mufakat.forum.MeetingId;
import org.mufakat.regime.Body;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.conference.PastDecision.PastTask;
import org.mufakat.server.forum.MeetingRegister;
import org.mufakat.server.sheets.CellGuard;

/// What a CSV file of past decisions holds: the decisions of all of its rows, or all that is wrong
/// with it. A file with one faulty row gives none.
///
/// @param decisions in the order of the file; empty where there is a fault
public record PastDecisionFile(List<PastDecision> decisions, List<CsvFault> faults) {

  static final List<String> COLUMNS =
      List.of("body", "meeting", "date", "title", "text", "mode", "tasks", "source");

  static final String NOT_KNOWN = "not known";

  private static final int LONGEST_TEXT = 30_000;
  private static final Pattern NUMBER = Pattern.compile("([1-9]\\d{0,2})(?:st|nd|rd|th)?");

  public PastDecisionFile {
    decisions = List.copyOf(decisions);
    faults = List.copyOf(faults);
  }

  static PastDecisionFile read(byte[] content, RegimePack regime) {
    return switch (CsvTable.read(content, COLUMNS)) {
      case CsvTable.Reading.Unfit(var why) -> new PastDecisionFile(List.of(), List.of(why));
      case CsvTable.Reading.Read(var table) -> checked(table, regime);
    };
  }

  private static PastDecisionFile checked(CsvTable table, RegimePack regime) {
    var register = new MeetingRegister(regime);
    var decisions = new ArrayList<PastDecision>();
    var faults = new ArrayList<CsvFault>();
    for (var row : table.rows()) {
      var check = new Check(row, regime, register);
      check.decision().ifPresent(decisions::add);
      faults.addAll(check.faults);
    }
    return new PastDecisionFile(faults.isEmpty() ? decisions : List.of(), faults);
  }

  /// A decision as a row of such a file.
  static List<String> line(PastDecision d) {
    return List.of(
        d.body(),
        d.meeting().map(String::valueOf).orElse(""),
        d.on().iso(),
        d.title(),
        d.text(),
        d.mode().map(ModeKind::slug).orElse(NOT_KNOWN),
        String.join("\n", d.tasks().stream().map(PastDecisionFile::line).toList()),
        d.source());
  }

  private static String line(PastTask task) {
    return String.join(
        "; ", task.executing(), task.deliverable(), task.due().map(String::valueOf).orElse(""));
  }

  /// One row, and all that is wrong with it.
  private static final class Check {

    private final CsvTable.Row row;
    private final RegimePack regime;
    private final MeetingRegister register;
    private final List<CsvFault> faults = new ArrayList<>();

    Check(CsvTable.Row row, RegimePack regime, MeetingRegister register) {
      this.row = row;
      this.regime = regime;
      this.register = register;
    }

    Optional<PastDecision> decision() {
      COLUMNS.forEach(this::writable);
      var body = body();
      var date = date();
      var meeting = body.flatMap(b -> meeting(b, date));
      var on = date.or(() -> body.flatMap(b -> meeting.flatMap(number -> day(b, number))));
      if (date.isEmpty() && row.cell("date").isEmpty() && on.isEmpty()) {
        fault("date", "missing");
      }
      var title = required("title", PastDecision.LONGEST_TITLE);
      var text = required("text", LONGEST_TEXT);
      var source = required("source", LONGEST_TEXT);
      var mode = mode();
      var tasks = tasks(body, meeting);
      return faults.isEmpty()
          ? Optional.of(
              new PastDecision(
                  body.orElseThrow().id(),
                  meeting,
                  on.orElseThrow(),
                  title,
                  text,
                  mode,
                  tasks,
                  source))
          : Optional.empty();
    }

    private void fault(String column, String kind, String... values) {
      faults.add(new CsvFault(row.line(), column, kind, List.of(values)));
    }

    private void writable(String column) {
      if (!CellGuard.isWritable(row.cell(column))) {
        fault(column, "not-writable");
      }
    }

    private String required(String column, int longest) {
      var text = row.cell(column);
      if (text.isEmpty()) {
        fault(column, "missing");
      } else if (text.length() > longest) {
        fault(column, "too-long", String.valueOf(longest));
      }
      return text;
    }

    private Optional<Body> body() {
      var name = row.cell("body");
      if (name.isEmpty()) {
        fault("body", "missing");
        return Optional.empty();
      }
      var body = find(name);
      if (body.isEmpty()) {
        fault("body", "no-such-body", name);
      }
      return body;
    }

    private Optional<Body> find(String name) {
      return PastDecisionFile.body(name, regime);
    }

    private Optional<PartialDate> date() {
      var text = row.cell("date");
      if (text.isEmpty()) {
        return Optional.empty();
      }
      if (!PartialDate.isWellFormed(text)) {
        fault("date", "not-a-date", text);
        return Optional.empty();
      }
      return Optional.of(new PartialDate(text));
    }

    /// A number, or a meeting as papers cite it: `21st AMMTC, Phnom Penh 2023`.
    private Optional<Integer> meeting(Body body, Optional<PartialDate> date) {
      var text = row.cell("meeting");
      if (text.isEmpty()) {
        return Optional.empty();
      }
      var number = NUMBER.matcher(text);
      var found =
          number.matches()
              ? register.find(
                  new MeetingRegister.Citation(
                      Integer.parseInt(number.group(1)),
                      body.id(),
                      Optional.empty(),
                      date.map(PartialDate::year)))
              : register.find(text);
      return switch (found) {
        case MeetingRegister.Found.There(var meeting) -> there(meeting, body, date, text);
        case MeetingRegister.Found.NoSuchMeeting(_, var candidates) -> {
          var all = candidates.stream().map(MeetingRegister.Candidate::meeting).toList();
          fault(
              "meeting",
              all.isEmpty() ? "no-such-meeting-at-all" : "no-such-meeting",
              text,
              named(all));
          yield Optional.empty();
        }
        case MeetingRegister.Found.NoRegister _ -> {
          fault("meeting", "no-register", body.abbreviation());
          yield Optional.empty();
        }
        case MeetingRegister.Found.NotReadable _ -> {
          fault("meeting", "not-a-meeting", text);
          yield Optional.empty();
        }
      };
    }

    private Optional<Integer> there(
        MeetingRecord meeting, Body body, Optional<PartialDate> date, String text) {
      if (!meeting.body().equals(body.id())) {
        fault("meeting", "other-body", text, body.abbreviation());
      } else if (date.filter(d -> d.year() != meeting.opened().year()).isPresent()) {
        fault("date", "other-year", String.valueOf(meeting.opened().year()), text);
      }
      return Optional.of(meeting.ordinal());
    }

    /// `16 (Phnom Penh, 2022-09-21); 17 (Labuan Bajo, 2023-08-21)`.
    private String named(List<MeetingRecord> meetings) {
      return String.join(
          "; ",
          meetings.stream()
              .map(
                  m ->
                      "%d %s (%s, %s)"
                          .formatted(
                              m.ordinal(),
                              regime.body(m.body()).map(Body::abbreviation).orElse(m.body()),
                              m.place().in("en"),
                              m.opened()))
              .toList());
    }

    private Optional<PartialDate> day(Body body, int ordinal) {
      return new MeetingDays(regime, Optional.empty())
          .registered(new MeetingId(body.id(), ordinal));
    }

    private Optional<ModeKind> mode() {
      var text = row.cell("mode").toLowerCase(Locale.ROOT);
      if (text.isEmpty() || text.equals(NOT_KNOWN)) {
        return Optional.empty();
      }
      var mode = ModeKind.bySlug(text.replace(' ', '-'));
      if (mode.isEmpty()) {
        fault("mode", "no-such-mode", row.cell("mode"));
      }
      return mode;
    }

    /// One a line, or parted by `|`: `SOMTC; finish the convention; 10`.
    private List<PastTask> tasks(Optional<Body> body, Optional<Integer> meeting) {
      var tasks = new ArrayList<PastTask>();
      for (var text : row.cell("tasks").split("[\\n|]")) {
        if (!text.isBlank()) {
          body.flatMap(b -> task(text, b, meeting)).ifPresent(tasks::add);
        }
      }
      return tasks;
    }

    private Optional<PastTask> task(String text, Body tasking, Optional<Integer> meeting) {
      var parts = text.split(";", -1);
      if (parts.length < 2 || parts.length > 3 || parts[1].isBlank()) {
        fault("tasks", "not-a-task", text.strip());
        return Optional.empty();
      }
      var executing = find(parts[0].strip());
      if (executing.isEmpty()) {
        fault("tasks", "no-such-body", parts[0].strip());
        return Optional.empty();
      }
      if (!regime.above(executing.get().id()).contains(tasking)) {
        fault("tasks", "not-below", executing.get().abbreviation(), tasking.abbreviation());
      }
      var due = parts.length == 3 ? due(parts[2].strip(), meeting) : Optional.<Integer>empty();
      return Optional.of(new PastTask(executing.get().id(), parts[1].strip(), due));
    }

    private Optional<Integer> due(String text, Optional<Integer> meeting) {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      var number = NUMBER.matcher(text);
      if (!number.matches()) {
        fault("tasks", "due-not-a-number", text);
        return Optional.empty();
      }
      int due = Integer.parseInt(number.group(1));
      if (meeting.filter(m -> due <= m).isPresent()) {
        fault("tasks", "due-before", text, String.valueOf(meeting.get()));
      }
      return Optional.of(due);
    }
  }

  /// A body by its id, its short name or its English name.
  static Optional<Body> body(String name, RegimePack regime) {
    return regime.bodies().stream()
        .filter(
            body ->
                name.equalsIgnoreCase(body.id())
                    || name.equalsIgnoreCase(body.abbreviation())
                    || name.equalsIgnoreCase(body.name().in("en")))
        .findFirst();
  }
}
