package org.mufakat.server.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.ImportReport;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseId;

/// What came of an import as JSON, for scripts and programs. Only the parts that apply are there.
///
/// @param outcome `stored`, `already-there`, `name-taken`, `refused` or `cancelled`
/// @param suggested for `name-taken`: a name that is free
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportJson(
    String outcome,
    @Nullable String release,
    @Nullable String citation,
    @Nullable ReportJson report,
    @Nullable Long readingMillis,
    @Nullable Long storingMillis,
    @Nullable RefusalJson refusal,
    @Nullable String suggested) {

  /// What became of every row; `accepted` + `acceptedWithUnresolved` + `quarantined` = `rowsRead`.
  public record ReportJson(
      int rowsRead,
      int accepted,
      int acceptedWithUnresolved,
      Map<String, Integer> unresolvedByKind,
      int quarantined,
      Map<String, Integer> quarantinedByReason) {

    public static ReportJson of(ImportReport report) {
      var unresolved = new TreeMap<String, Integer>();
      report.unresolved().forEach((kind, rows) -> unresolved.put(kind.slug(), rows));
      var quarantined = new TreeMap<String, Integer>();
      report.quarantined().forEach((reason, rows) -> quarantined.put(reason.slug(), rows));
      return new ReportJson(
          report.rowsRead(),
          report.accepted(),
          report.acceptedWithUnresolved(),
          unresolved,
          report.quarantinedRows(),
          quarantined);
    }
  }

  /// @param reason a stable word
  public record RefusalJson(String reason, String where, String what, String whatToDo) {}

  public static ImportJson of(ImportOutcome outcome) {
    return switch (outcome) {
      case ImportOutcome.Stored(Release release, ImportReport report, ImportTimes times) ->
          new ImportJson(
              outcome.slug(),
              release.id().value(),
              release.citation(),
              ReportJson.of(report),
              times.reading().toMillis(),
              times.storing().toMillis(),
              null,
              null);
      case ImportOutcome.AlreadyThere(Release release, ImportReport report) ->
          new ImportJson(
              outcome.slug(),
              release.id().value(),
              release.citation(),
              ReportJson.of(report),
              null,
              null,
              null,
              null);
      case ImportOutcome.NameTaken(ReleaseId name, ReleaseId suggested) ->
          new ImportJson(
              outcome.slug(), name.value(), null, null, null, null, null, suggested.value());
      case ImportOutcome.Refused(FileRefusal refusal) ->
          new ImportJson(
              outcome.slug(),
              null,
              null,
              null,
              null,
              null,
              new RefusalJson(
                  refusal.reason().slug(),
                  refusal.place().inWords(),
                  refusal.what(),
                  refusal.whatToDo()),
              null);
      case ImportOutcome.Cancelled() ->
          new ImportJson(outcome.slug(), null, null, null, null, null, null, null);
    };
  }
}
