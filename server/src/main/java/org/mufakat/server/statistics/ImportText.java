package org.mufakat.server.statistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.ImportReport;
import org.mufakat.statistics.ImportReport.Unresolved;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseId;

/// What came of an import, in lines for a terminal.
public final class ImportText {

  private ImportText() {}

  /// @param node the node whose shelf it is, as `HUB`
  public static List<String> lines(ImportOutcome outcome, String node) {
    return switch (outcome) {
      case ImportOutcome.Stored(Release release, ImportReport report, ImportTimes times) -> {
        var lines = new ArrayList<String>();
        lines.add("Stored at node %s: %s.".formatted(node, release.citation()));
        lines.addAll(report(report));
        lines.add(
            "Read in %s s, stored in %s s."
                .formatted(seconds(times.reading()), seconds(times.storing())));
        lines.addAll(whereToLook(release.id(), report, node));
        yield lines;
      }
      case ImportOutcome.AlreadyThere(Release release, ImportReport report) -> {
        var lines = new ArrayList<String>();
        lines.add("Already at node %s, and unchanged: %s.".formatted(node, release.citation()));
        lines.addAll(report(report));
        lines.addAll(whereToLook(release.id(), report, node));
        yield lines;
      }
      case ImportOutcome.NameTaken(ReleaseId name, ReleaseId suggested) ->
          List.of(
              "Not stored: node %s holds another file of the release %s.".formatted(node, name),
              "To keep both, import this one with --release %s.".formatted(suggested));
      case ImportOutcome.Refused(FileRefusal refusal) ->
          List.of("Not stored: " + refusal.what(), refusal.whatToDo());
      case ImportOutcome.Cancelled() -> List.of("Cancelled; nothing was stored.");
    };
  }

  /// What became of every row; the three kinds add up to the rows read.
  static List<String> report(ImportReport report) {
    var lines = new ArrayList<String>();
    lines.add(count(report.rowsRead()) + " rows read");
    lines.add(count(report.accepted()) + "   accepted");
    lines.add(count(report.acceptedWithUnresolved()) + "   accepted with something unresolved");
    for (var open : Unresolved.values()) {
      var rows = report.unresolved().get(open);
      if (rows != null) {
        lines.add(count(rows) + "     " + inWords(open));
      }
    }
    lines.add(count(report.quarantinedRows()) + "   quarantined");
    for (var reason : QuarantinedRow.Reason.values()) {
      var rows = report.quarantined().get(reason);
      if (rows != null) {
        lines.add(count(rows) + "     " + inWords(reason));
      }
    }
    return lines;
  }

  private static List<String> whereToLook(ReleaseId id, ImportReport report, String node) {
    return report.quarantinedRows() == 0
        ? List.of()
        : List.of(
            "To browse the quarantined rows: ./mufakat quarantine --release %s%s"
                .formatted(id, node.equals("HUB") ? "" : " --node " + node));
  }

  public static String inWords(Unresolved open) {
    return switch (open) {
      case REPEATED_KEY -> "the same key is published more than once";
      case UNKNOWN_SPELLING -> "the spelling of the citizenship or country is not in the table";
      case AREA_WITHOUT_CODE -> "the reporting area has no ISO code";
    };
  }

  public static String inWords(QuarantinedRow.Reason reason) {
    return switch (reason) {
      case QUESTIONNAIRE_CODE -> "a cell code of the questionnaire in place of a count";
      case VALUE_NOT_A_COUNT -> "the value is no count";
      case UNKNOWN_INDICATOR -> "the indicator is not known";
      case UNKNOWN_DIMENSION -> "the dimension is not known";
      case UNKNOWN_SEX -> "the sex is not known";
      case UNKNOWN_AGE -> "the age group is not known";
      case UNKNOWN_UNIT -> "the unit is not known";
      case YEAR_OUT_OF_RANGE -> "the year is none, before 1990, or after the release";
      case NO_REPORTING_AREA -> "no reporting area";
      case WRONG_NUMBER_OF_COLUMNS -> "the row has not as many columns as the header";
    };
  }

  private static String count(int rows) {
    return String.format(Locale.ENGLISH, "%,10d", rows);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ENGLISH, "%.1f", time.toMillis() / 1000.0);
  }
}
