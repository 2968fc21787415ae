package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mufakat.regime.Body;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.conference.PlanOfAction.Activity;
import org.mufakat.server.sheets.CellGuard;

/// The rows of a plan as a CSV file has them, or all that is wrong with it. A file with one faulty
/// row gives none.
///
/// @param activities in the order of the file; empty where there is a fault
record PlanFile(List<Activity> activities, List<CsvFault> faults) {

  static final List<String> COLUMNS =
      List.of("provisions", "area", "activity", "output", "lead", "cooperating");

  static final int LONGEST_TEXT = 4_000;

  PlanFile {
    activities = List.copyOf(activities);
    faults = List.copyOf(faults);
  }

  static PlanFile read(byte[] content, RegimePack regime) {
    return switch (CsvTable.read(content, COLUMNS)) {
      case CsvTable.Reading.Unfit(var why) -> new PlanFile(List.of(), List.of(why));
      case CsvTable.Reading.Read(var table) -> checked(table.rows(), regime);
    };
  }

  /// A row as somebody typed it into a form.
  static PlanFile checked(CsvTable.Row typed, RegimePack regime) {
    return checked(List.of(typed), regime);
  }

  private static PlanFile checked(List<CsvTable.Row> rows, RegimePack regime) {
    var activities = new ArrayList<Activity>();
    var faults = new ArrayList<CsvFault>();
    for (var row : rows) {
      var check = new Check(row, regime);
      check.activity().ifPresent(activities::add);
      faults.addAll(check.faults);
    }
    return new PlanFile(faults.isEmpty() ? activities : List.of(), faults);
  }

  /// One row, and all that is wrong with it.
  private static final class Check {

    private final CsvTable.Row row;
    private final RegimePack regime;
    private final List<CsvFault> faults = new ArrayList<>();

    Check(CsvTable.Row row, RegimePack regime) {
      this.row = row;
      this.regime = regime;
    }

    Optional<Activity> activity() {
      var provisions = provisions();
      var area = text("area");
      var activity = text("activity");
      var output = text("output");
      var lead = lead();
      var cooperating = bodies("cooperating");
      return faults.isEmpty()
          ? Optional.of(
              new Activity(provisions, area, activity, output, lead.orElseThrow(), cooperating))
          : Optional.empty();
    }

    private void fault(String column, String kind, String... values) {
      faults.add(new CsvFault(row.line(), column, kind, List.of(values)));
    }

    private String text(String column) {
      var text = row.cell(column);
      if (text.isEmpty()) {
        fault(column, "missing");
      } else if (text.length() > LONGEST_TEXT) {
        fault(column, "too-long", String.valueOf(LONGEST_TEXT));
      } else if (!CellGuard.isWritable(text)) {
        fault(column, "not-writable");
      }
      return text;
    }

    private static List<String> parts(String cell) {
      return Arrays.stream(cell.split("[;\\n]"))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .distinct()
          .toList();
    }

    private List<String> provisions() {
      var ids = parts(row.cell("provisions"));
      if (ids.isEmpty()) {
        fault("provisions", "missing");
      }
      ids.stream()
          .filter(id -> regime.provision(id).isEmpty())
          .forEach(id -> fault("provisions", "no-such-provision", id));
      return ids;
    }

    private Optional<String> lead() {
      if (row.cell("lead").isEmpty()) {
        fault("lead", "missing");
        return Optional.empty();
      }
      return body("lead", row.cell("lead"));
    }

    private List<String> bodies(String column) {
      return parts(row.cell(column)).stream()
          .flatMap(name -> body(column, name).stream())
          .distinct()
          .toList();
    }

    private Optional<String> body(String column, String name) {
      var body = PastDecisionFile.body(name, regime).map(Body::id);
      if (body.isEmpty()) {
        fault(column, "no-such-body", name);
      }
      return body;
    }
  }
}
